"""Jobs of the package ``schedule`` (https://schedule.readthedocs.io)."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._rule import At, Facts, decorates, modules
from sphinx_ddd.rules._schedules.conditions import condition_of
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import Task, defined_task, task_of
from sphinx_ddd.rules._schedules.when import When, length_of, zone_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Decoration, WholeModule

FRAMEWORK = "schedule"
EVERY = ("schedule.every", "schedule.Scheduler.every", "schedule.default_scheduler.every")
WEEKDAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
UNITS = ("seconds", "minutes", "hours", "days", "weeks")


@modules()
def job(use: WholeModule) -> Facts:
    """A job: ``schedule.every().day.at("10:30").do(job)``."""
    for node in use.context.module.calls_by_tail.get("do", ()):
        if node.args and isinstance(node.func, nodes.Attribute):
            for context in use.context.rounds(node):
                yield from _job(node.func.expr, context, task_of(node.args[0], context), node)


@decorates("schedule.repeat")
def repeated(use: Decoration) -> Facts:
    """A function that is a job: ``@repeat(every(10).minutes)``."""
    chain = use.argument(0, "job")
    if chain is not None:
        yield from _job(chain, use.context, defined_task(use.decorated, use.subject), use.node)


def _job(chain: nodes.NodeNG, context: Context, task: Task, node: nodes.NodeNG) -> Iterator[At]:
    steps = list(_steps(chain))
    first = steps[-1][1] if steps else None
    if not isinstance(first, nodes.Call) or not any(name in EVERY for name in context.names(first.func)):
        return
    words = dict(steps)
    count = context.value(first.args[0]) if first.args else 1
    at = words.get("at")
    text = context.value(at.args[0]) if isinstance(at, nodes.Call) and at.args else None
    zone = zone_of(at.args[1], context) if isinstance(at, nodes.Call) and len(at.args) > 1 else None
    written = context.code(chain)
    unit = next((u for u in UNITS if u in words or u[:-1] in words), None)
    weekday = next((n for n, day in enumerate(WEEKDAYS) if day in words), None)
    when = When(expression=written, timezone=zone)
    if weekday is not None or (unit == "days" and count == 1 and text is not None):
        when = When(expression=written, cron=_cron(text, "*" if weekday is None else str(weekday)), timezone=zone)
    elif unit is not None and text is None and "to" not in words:
        length = count * length_of(unit) if isinstance(count, (int, float)) else UNKNOWN
        when = When(expression=written, interval=length)
    yield from scheduled(FRAMEWORK, "", task, when, node=node, condition=condition_of(node, context))


def _cron(text: object, weekday: str) -> str | None:
    """A time of the day as the fields of cron; a week day without one has no fixed time."""
    parts = text.split(":") if isinstance(text, str) else []
    if len(parts) not in (2, 3) or not all(part.isdigit() for part in parts) or (len(parts) == 3 and int(parts[2])):
        return None
    return f"{int(parts[1])} {int(parts[0])} * * {weekday}"


def _steps(node: nodes.NodeNG) -> Iterator[tuple[str, nodes.NodeNG]]:
    """What a chain consists of, the last first: each attribute, and the call of it."""
    while True:
        match node:
            case nodes.Call(func=nodes.Attribute(attrname=word, expr=inner)):
                yield word, node
                if word == "every":
                    return
                node = inner
            case nodes.Attribute(attrname=word, expr=inner):
                yield word, node
                node = inner
            case nodes.Call():
                yield "every", node
                return
            case _:
                return
