"""Tasks of docket that start themselves again (https://chrisguidry.github.io/docket/)."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.rules._rule import At, Facts, calls
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import defined_task
from sphinx_ddd.rules._schedules.when import When, by_cron, every, zone_of
from sphinx_ddd.source.project import qualified_scope
from sphinx_ddd.source.uses import Call

FRAMEWORK = "docket"


@calls("docket.Perpetual", "docket.dependencies.Perpetual")
def perpetual(use: Call) -> Facts:
    """A task with a ``Perpetual`` among its parameters: it runs again each ``every``, counted from its last start."""
    given = use.argument(0, "every")
    if given is not None:
        yield from _of_function(use, every(given, use.context))


@calls("docket.Cron", "docket.dependencies.Cron")
def cron(use: Call) -> Facts:
    """A task with a ``Cron`` among its parameters."""
    yield from _of_function(use, by_cron(use.value(0, "expression"), zone_of(use.argument(None, "tz"), use.context)))


def _of_function(use: Call, when: When) -> Iterator[At]:
    function = next((n for n in use.node.node_ancestors() if isinstance(n, nodes.FunctionDef)), None)
    if function is not None and any(n is function.args for n in use.node.node_ancestors()):
        task = defined_task(function, qualified_scope(use.context.module, function))
        yield from scheduled(FRAMEWORK, "", task, when)
