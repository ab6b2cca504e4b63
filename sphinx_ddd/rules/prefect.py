"""Schedules of Prefect deployments (https://docs.prefect.io/v3/concepts/schedules)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import Task, task_of
from sphinx_ddd.rules._schedules.when import When, by_cron, every, zone_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Arguments, Call

FRAMEWORK = "prefect"
DECORATED = {"prefect.flow": "prefect.Flow", "prefect.flows.flow": "prefect.Flow"}
FLOWS = ("prefect.Flow", "prefect.flows.Flow")
CRON = ("prefect.schedules.Cron", "prefect.client.schemas.schedules.CronSchedule", "prefect.server.schemas.schedules.CronSchedule")
INTERVAL = (
    "prefect.schedules.Interval",
    "prefect.client.schemas.schedules.IntervalSchedule",
    "prefect.server.schemas.schedules.IntervalSchedule",
)
RRULE = ("prefect.schedules.RRule", "prefect.client.schemas.schedules.RRuleSchedule")


@calls(*(f"{name}.{method}" for name in FLOWS for method in ("serve", "deploy", "to_deployment")))
def deployment(use: Call) -> Facts:
    """A flow that is served or deployed with a schedule."""
    task = task_of(use.node.func.expr, use.context) if isinstance(use.node.func, nodes.Attribute) else Task("")
    name = use.template(0, "name")
    for when in _whens(use):
        yield from scheduled(FRAMEWORK, name, task, when)


def _whens(use: Call) -> Iterator[When]:
    cron, interval, rrule = (use.argument(None, word) for word in ("cron", "interval", "rrule"))
    if cron is not None:
        value = use.context.value(cron)
        yield from (by_cron(text) for text in (value if isinstance(value, list) else [value]))
    if interval is not None:
        yield every(interval, use.context)
    if rrule is not None:
        yield When(expression=use.context.code(rrule))
    several = use.argument(None, "schedules")
    one = use.argument(None, "schedule")
    given = [one] if one is not None else several.elts if isinstance(several, nodes.List | nodes.Tuple) else []
    for node in given:
        for origin in use.context.origins(node):
            if isinstance(origin.node, nodes.Call):
                where = use.context.elsewhere(origin)
                yield from _of_schedule(Call(origin.node, where, where.names(origin.node.func), origin.node), where)


def _of_schedule(use: Arguments, where: Context) -> Iterator[When]:
    zone = zone_of(use.argument(None, "timezone"), where)
    if any(name in CRON for name in use.names):
        yield by_cron(use.value(0, "cron"), zone)
    elif any(name in INTERVAL for name in use.names) and (given := use.argument(0, "interval")) is not None:
        yield replace(every(given, where), timezone=zone)
    elif any(name in RRULE for name in use.names):
        yield When(expression=where.code(use.node), timezone=zone)
