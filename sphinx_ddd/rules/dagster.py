"""Schedules of Dagster (https://docs.dagster.io/guides/automate/schedules)."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.rules._rule import At, Facts, calls, decorates
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import NO_TASK, Task, task_of
from sphinx_ddd.rules._schedules.when import by_cron, zone_of
from sphinx_ddd.source.uses import Arguments, Call, Decoration

FRAMEWORK = "dagster"


@calls("dagster.ScheduleDefinition")
def definition(use: Call) -> Facts:
    """A schedule of a job."""
    yield from _schedules(use, use.template(None, "name"))


@decorates("dagster.schedule")
def decorated(use: Decoration) -> Facts:
    """A function that makes the requests of a schedule."""
    yield from _schedules(use, use.template(None, "name") or use.decorated.name)


def _schedules(use: Arguments, name: str) -> Iterator[At]:
    job = task_of(use.argument(None, "job") or use.argument(None, "target"), use.context)
    task = job if job.name else Task(use.template(None, "job_name")) if use.argument(None, "job_name") is not None else NO_TASK
    zone = zone_of(use.argument(None, "execution_timezone"), use.context)
    value = use.value(0 if isinstance(use, Decoration) else None, "cron_schedule")
    for text in value if isinstance(value, (list, tuple)) else (value,):
        yield from scheduled(FRAMEWORK, name, task, by_cron(text, zone), node=use.node)
