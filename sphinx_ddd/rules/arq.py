"""Cron jobs of arq (https://arq-docs.helpmanual.io/#cron-jobs)."""

from __future__ import annotations

from dataclasses import replace

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import task_of
from sphinx_ddd.rules._schedules.when import by_fields
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.uses import Call

FRAMEWORK = "arq"
FIELDS = ("minute", "hour", "day", "month", "weekday")
"""Each that is not given may be any, also the minute; Monday is 0."""
WEEKDAYS = ("mon", "tues", "wed", "thurs", "fri", "sat", "sun")


@calls("arq.cron", "arq.cron.cron")
def job(use: Call) -> Facts:
    """A job of a worker's ``cron_jobs``."""
    task = task_of(use.argument(0, "coroutine"), use.context)
    second = use.value(None, "second", 0)
    values = tuple(_field(use.value(None, name)) for name in FIELDS)
    when = by_fields(values, use.context.code(use.node))
    if not isinstance(second, int):
        when = replace(when, cron=UNKNOWN if second is UNKNOWN else None)
    yield from scheduled(FRAMEWORK, use.template(None, "name"), task, when)


def _field(value: Value) -> Value:
    if value is None:
        return "*"
    return WEEKDAYS.index(value) if value in WEEKDAYS else value
