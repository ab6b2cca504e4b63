"""Functions that aiocron starts (https://github.com/gawel/aiocron)."""

from __future__ import annotations

from sphinx_ddd.rules._rule import Facts, calls, decorates
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import defined_task, task_of
from sphinx_ddd.rules._schedules.when import by_cron, zone_of
from sphinx_ddd.source.uses import Call, Decoration

FRAMEWORK = "aiocron"


@decorates("aiocron.crontab")
def decorated(use: Decoration) -> Facts:
    """A decorated function."""
    when = by_cron(use.value(0, "spec"), zone_of(use.argument(None, "tz"), use.context))
    yield from scheduled(FRAMEWORK, "", defined_task(use.decorated, use.subject), when)


@calls("aiocron.crontab")
def given(use: Call) -> Facts:
    """A function that is given."""
    function = use.argument(1, "func")
    if function is not None:
        when = by_cron(use.value(0, "spec"), zone_of(use.argument(None, "tz"), use.context))
        yield from scheduled(FRAMEWORK, "", task_of(function, use.context), when)
