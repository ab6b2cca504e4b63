"""Settings that a program starts hypercorn with."""

from __future__ import annotations

from sphinx_ddd.rules._rule import At, Facts, assigns, calls
from sphinx_ddd.rules._servers.keywords import READ_AT_START, keyword_options, mapping_options
from sphinx_ddd.rules._servers.keywords import setting as setting_of
from sphinx_ddd.rules._servers.server_names import HYPERCORN
from sphinx_ddd.rules._settings.documented import applied
from sphinx_ddd.rules._settings.plain import given
from sphinx_ddd.source.uses import Assignment, Call

FRAMEWORK = "hypercorn"
CONFIG = ("hypercorn.config.Config", "hypercorn.Config")


@assigns(*(f"{owner}.{name}" for owner in CONFIG for name in HYPERCORN))
def setting(use: Assignment) -> Facts:
    """An attribute that is set on a ``hypercorn.config.Config``: what the program sets, and what applies otherwise."""
    if use.context.reader.project.has(FRAMEWORK):
        return  # the library itself hands its settings on
    name = use.name.rpartition(".")[2]
    option = setting_of(name, given(use.assigned, use.context), FRAMEWORK, HYPERCORN)
    yield At(applied(option, "restart", READ_AT_START, use.location), use.node)


@calls(*(f"{owner}.from_mapping" for owner in CONFIG))
def mapping(use: Call) -> Facts:
    """An entry of ``Config.from_mapping``."""
    if use.context.reader.project.has(FRAMEWORK):
        return  # the library itself hands its settings on
    yield from keyword_options(use, FRAMEWORK, HYPERCORN)
    entries = use.argument(0, "mapping")
    if entries is not None:
        yield from mapping_options(entries, use.context, FRAMEWORK, HYPERCORN)
