"""Schedules of Dagster (https://docs.dagster.io/guides/automate/schedules)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from sphinx_ddd.rules._rule import At, Facts, calls, decorates
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import NO_TASK, Task, defined_task, task_of
from sphinx_ddd.rules._schedules.when import by_cron, zone_of
from sphinx_ddd.source.uses import Arguments, Call, Decoration

FRAMEWORK = "dagster"
CONDITIONS = ("dagster.AutomationCondition.on_cron",)
WITH_CONDITION = ("dagster.asset", "dagster.graph_asset", "dagster.graph_multi_asset", "dagster.multi_asset", "dagster.asset_check")
"""What makes an asset, and may be given a condition by which it is made anew."""


@calls("dagster.ScheduleDefinition")
def definition(use: Call) -> Facts:
    """A schedule of a job."""
    yield from _schedules(use, use.template(None, "name"))


@decorates("dagster.schedule")
def decorated(use: Decoration) -> Facts:
    """A function that makes the requests of a schedule."""
    yield from _schedules(use, use.template(None, "name") or use.decorated.name)


@decorates(*WITH_CONDITION)
def conditioned(use: Decoration) -> Facts:
    """An asset that is made anew by the clock, once what it is made of is new: ``AutomationCondition.on_cron("@hourly")``."""
    yield from _by_condition(use, use.template(None, "name") or use.decorated.name, defined_task(use.decorated, use.subject))


@calls("dagster.AssetSpec")
def specified(use: Call) -> Facts:
    """An asset that is declared with such a condition."""
    yield from _by_condition(use, use.template(0, "key"), NO_TASK)


def _by_condition(use: Arguments, name: str, task: Task) -> Iterator[At]:
    for origin in use.context.origins(use.argument(None, "automation_condition")):
        where = use.context.elsewhere(origin)
        for called in where.names(origin.node.func) if isinstance(origin.node, nodes.Call) else ():
            if called in CONDITIONS:
                condition = Call(origin.node, where, (called,), origin.node)
                when = by_cron(condition.value(0, "cron_schedule"), condition.text(1, "cron_timezone"))
                yield from scheduled(FRAMEWORK, name, task, replace(when, expression=where.code(origin.node)), node=use.node)


def _schedules(use: Arguments, name: str) -> Iterator[At]:
    job = task_of(use.argument(None, "job") or use.argument(None, "target"), use.context)
    task = job if job.name else Task(use.template(None, "job_name")) if use.argument(None, "job_name") is not None else NO_TASK
    zone = zone_of(use.argument(None, "execution_timezone"), use.context)
    value = use.value(0 if isinstance(use, Decoration) else None, "cron_schedule")
    for text in value if isinstance(value, (list, tuple)) else (value,):
        yield from scheduled(FRAMEWORK, name, task, by_cron(text, zone), node=use.node)
