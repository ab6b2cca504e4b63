"""Jobs of the scheduler in RQ itself (https://python-rq.org/docs/cron/)."""

from __future__ import annotations

from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._schedules.conditions import condition_of
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import task_of
from sphinx_ddd.rules._schedules.when import by_cron, every
from sphinx_ddd.source.uses import Call

FRAMEWORK = "rq"


@calls("rq.cron.register", "rq.cron.CronScheduler.register", "rq.cron.create_cron")
def registered(use: Call) -> Facts:
    """A function that ``rq cron`` puts into a queue, each interval or by a cron expression."""
    interval = use.argument(None, "interval")
    when = every(interval, use.context) if interval is not None else by_cron(use.value(None, "cron"))
    if interval is not None or use.argument(None, "cron") is not None:
        yield from scheduled(
            FRAMEWORK,
            use.template(None, "name"),
            task_of(use.argument(0, "func"), use.context),
            when,
            condition=condition_of(use.node, use.context),
        )
