"""Jobs of rq-scheduler (https://github.com/rq/rq-scheduler)."""

from __future__ import annotations

from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._schedules.conditions import condition_of
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import task_of
from sphinx_ddd.rules._schedules.when import by_cron, every
from sphinx_ddd.source.uses import Call

FRAMEWORK = "rq_scheduler"
SCHEDULERS = ("rq_scheduler.Scheduler", "rq_scheduler.scheduler.Scheduler")


@calls(*(f"{name}.cron" for name in SCHEDULERS))
def cron(use: Call) -> Facts:
    """A job with a cron expression."""
    when = by_cron(use.value(0, "cron_string"))
    yield from scheduled(
        FRAMEWORK,
        use.template(None, "id"),
        task_of(use.argument(1, "func"), use.context),
        when,
        condition=condition_of(use.node, use.context),
    )


@calls(*(f"{name}.schedule" for name in SCHEDULERS))
def repeated(use: Call) -> Facts:
    """A job that is repeated; one without an interval runs once."""
    interval = use.argument(4, "interval")
    if interval is not None and use.context.value(interval) is not None:
        task = task_of(use.argument(1, "func"), use.context)
        yield from scheduled(
            FRAMEWORK, use.template(None, "id"), task, every(interval, use.context), condition=condition_of(use.node, use.context)
        )
