"""Settings of Django projects and of reusable Django applications."""

from __future__ import annotations

from sphinx_ddd.rules._django.documented import SETTINGS
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._settings import loaders
from sphinx_ddd.rules._settings.constants import constants, settled
from sphinx_ddd.rules._settings.documented import with_documentation
from sphinx_ddd.rules._settings.modules import kind_of
from sphinx_ddd.rules._settings.plain import assigned_option
from sphinx_ddd.source.uses import WholeModule

FRAMEWORK = "django"


@modules()
def setting(use: WholeModule) -> Facts:
    """The settings of a settings module: what the project sets, and for Django's own what applies otherwise."""
    if kind_of(use.context) != loaders.DJANGO:
        return
    for target in constants(use.tree):
        value = settled(target, use.tree, use.context)
        option = assigned_option(target, use.context, FRAMEWORK, scope=use.context.module.name, value=value)
        yield At(with_documentation(option, SETTINGS), target)
