"""Actors of Dramatiq that periodiq starts (https://gitlab.com/bersace/periodiq)."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import defined_task
from sphinx_ddd.rules._schedules.when import by_cron
from sphinx_ddd.source.project import qualified_scope
from sphinx_ddd.source.uses import Call

FRAMEWORK = "periodiq"


@calls("periodiq.cron")
def actor(use: Call) -> Facts:
    """An actor with ``periodic=cron("…")``."""
    given = next((n for n in use.node.node_ancestors() if isinstance(n, nodes.Decorators)), None)
    if given is not None and isinstance(given.parent, nodes.FunctionDef):
        task = defined_task(given.parent, qualified_scope(use.context.module, given.parent))
        yield from scheduled(FRAMEWORK, "", task, by_cron(use.value(0, "spec")))
