"""Where settings of a table of defaults are read, through the object that a module fills with the table."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.readings import Reading
from sphinx_ddd.rules._readings.places import place_of
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._settings import filled
from sphinx_ddd.source.uses import WholeModule

FRAMEWORK: Final = "settings"


@modules()
def attribute(use: WholeModule) -> Facts:
    """A setting that is read as an attribute of what a function of the project returns: ``get_settings().WORKERS``."""
    for node in use.context.module.chains:
        if isinstance(node, nodes.Attribute) and node.attrname.isupper() and (scope := filled.module_of(node, use.context)):
            how, into = place_of(node, use.context)
            yield At(Reading(name=node.attrname, framework=FRAMEWORK, key=(scope, node.attrname), how=how, into=into), node)
