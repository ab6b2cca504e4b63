"""Jobs of APScheduler 3 and 4 (https://apscheduler.readthedocs.io)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.rules._rule import At, Facts, calls, decorates
from sphinx_ddd.rules._schedules.conditions import condition_of
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import Task, defined_task, task_of
from sphinx_ddd.rules._schedules.when import When, by_cron, by_fields, every, length_of, zone_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Arguments, Call, Decoration

FRAMEWORK = "apscheduler"
SCHEDULERS = (
    *(
        f"apscheduler.schedulers.{module}.{name}"
        for module, name in (
            ("background", "BackgroundScheduler"), ("blocking", "BlockingScheduler"), ("asyncio", "AsyncIOScheduler"),
            ("tornado", "TornadoScheduler"), ("twisted", "TwistedScheduler"), ("gevent", "GeventScheduler"), ("qt", "QtScheduler"),
            ("base", "BaseScheduler"), ("async_", "AsyncScheduler"), ("sync", "SyncScheduler"),
        )
    ),
    "apscheduler.Scheduler", "apscheduler.AsyncScheduler", "apscheduler.SyncScheduler",
)  # fmt: skip
FLASK = ("flask_apscheduler.APScheduler", "flask_apscheduler.scheduler.APScheduler")
FIELDS = ("minute", "hour", "day", "month", "day_of_week")
ALL_FIELDS = ("year", "month", "day", "week", "day_of_week", "hour", "minute", "second")
"""The largest first: those after the last that is given have their least value, those before it are stars."""
LEAST = {"month": "1", "day": "1", "hour": "0", "minute": "0", "second": "0"}
UNITS = ("weeks", "days", "hours", "minutes", "seconds")
CRON = ("apscheduler.triggers.cron.CronTrigger",)
FROM_CRONTAB = ("apscheduler.triggers.cron.CronTrigger.from_crontab",)
INTERVAL = ("apscheduler.triggers.interval.IntervalTrigger",)
DATE = ("apscheduler.triggers.date.DateTrigger",)


@calls(*(f"{name}.{method}" for name in SCHEDULERS for method in ("add_job", "add_schedule")))
def job(use: Call) -> Facts:
    """A job that a scheduler is given."""
    for one, _ in use.variants():
        task = task_of(one.argument(0, "func") or one.argument(None, "func_or_task_id"), one.context)
        yield from _job(one, task, trigger=1, name=_name(one, 4 if use.name.endswith("add_job") else None))


@calls(*(f"{name}.add_job" for name in FLASK))
def flask_job(use: Call) -> Facts:
    """A job that Flask-APScheduler is given."""
    yield from _job(use, task_of(use.argument(1, "func"), use.context), trigger=None, name=use.template(0, "id"))


@decorates(*(f"{name}.scheduled_job" for name in SCHEDULERS), *(f"{name}.task" for name in FLASK))
def decorated(use: Decoration) -> Facts:
    """A function that is a job."""
    yield from _job(use, defined_task(use.decorated, use.subject), trigger=0, name=_name(use, 3 if "flask" not in use.name else 1))


def _name(use: Arguments, position: int | None) -> str:
    return use.template(position, "id") or use.template(None, "name")


def _job(use: Arguments, task: Task, *, trigger: int | None, name: str) -> Iterator[At]:
    given = use.expression(trigger, "trigger")
    when = _when(use, given[1], given[0]) if given is not None else None
    if when is not None:
        name = "" if name.startswith("{") and name.endswith("}") else name
        yield from scheduled(
            FRAMEWORK,
            name,
            task,
            when if when.timezone is not None else when.in_zone(_zone(use)),
            node=use.node,
            condition=condition_of(use.node, use.context),
        )


def _when(use: Arguments, node: nodes.NodeNG, context: Context) -> When | None:
    """What a trigger says; ``None`` for one that fires once, and where it cannot be read."""
    match context.value(node):
        case "cron":
            return _cron(use)
        case "interval":
            return _interval(use)
        case str() | None:
            return None
    for origin in context.origins(node):
        if isinstance(origin.node, nodes.Call):
            where = context.elsewhere(origin)
            found = _of_trigger(Call(origin.node, where, where.called(origin.node), origin.node))
            if found is not None:
                return found
    return None


def _of_trigger(use: Call) -> When | None:
    if any(name in CRON for name in use.names):
        return _cron(use)
    if any(name in FROM_CRONTAB for name in use.names):
        return by_cron(use.value(0, "expr"), zone_of(use.argument(1, "timezone"), use.context), use.context.code(use.node))
    return _interval(use) if any(name in INTERVAL for name in use.names) else None


def _cron(use: Arguments) -> When | None:
    written = _written("cron", use, [(k.arg, k.value) for k in (use.call.keywords if use.call is not None else ()) if k.arg in ALL_FIELDS])
    given = {name: use.value(n if use.names[0] in CRON else None, name) for n, name in enumerate(ALL_FIELDS)}
    given = {name: value for name, value in given.items() if value is not None}
    zone = zone_of(use.argument(None, "timezone"), use.context)
    if UNKNOWN in given.values() or use.is_open():
        return When(expression=written, cron=UNKNOWN, timezone=zone)
    last = max((ALL_FIELDS.index(name) for name in given), default=len(ALL_FIELDS))
    values = {name: given.get(name, LEAST.get(name, "*") if n > last else "*") for n, name in enumerate(ALL_FIELDS)}
    if any(str(values[name]) not in allowed for name, allowed in (("year", "*"), ("week", "*"), ("second", "0"))):
        return When(expression=written, timezone=zone)
    found = by_fields(tuple(values[name] for name in FIELDS), written)
    return replace(found, cron=found.cron if found.cron is not UNKNOWN else None, timezone=zone)


def _interval(use: Arguments) -> When | None:
    given = [(unit, use.argument(n if use.names[0] in INTERVAL else None, unit)) for n, unit in enumerate(UNITS)]
    stated = [(unit, node) for unit, node in given if node is not None]
    if len(stated) == 1:
        return replace(every(stated[0][1], use.context, length_of(stated[0][0])), expression=_written("interval", use, stated))
    total = sum(length_of(u) * v if isinstance(v := use.context.value(n), (int, float)) else float("nan") for u, n in stated)
    return When(expression=_written("interval", use, stated), interval=total if total == total else UNKNOWN) if stated else None  # noqa: PLR0124


def _written(trigger: str, use: Arguments, stated: list[tuple[str, nodes.NodeNG]]) -> str:
    """The trigger with what says when: ``cron(hour=3)``."""
    return f"{trigger}({', '.join(f'{name}={use.context.code(node)}' for name, node in stated)})"


def _zone(use: Arguments) -> Maybe[str]:
    """The zone that the job's scheduler was made with."""
    called = use.call.func if use.call is not None else None
    for origin in use.context.origins(called.expr) if isinstance(called, nodes.Attribute) else ():
        if isinstance(origin.node, nodes.Call):
            given = next((k.value for k in origin.node.keywords or () if k.arg == "timezone"), None)
            return zone_of(given, use.context.elsewhere(origin))
    return None
