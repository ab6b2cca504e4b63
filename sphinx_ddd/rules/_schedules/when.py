"""When a schedule runs, as its framework is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.rules._schedules.options import UNITS, Held, held
from sphinx_ddd.rules._settings.plain import variables_in
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.project import walk
from sphinx_ddd.timing import ALIASES

ZONES = (
    "zoneinfo.ZoneInfo",
    "pytz.timezone",
    "dateutil.tz.gettz",
    "pendulum.timezone",
    "backports.zoneinfo.ZoneInfo",
    "pendulum.tz.timezone",
)
UTC = ("datetime.timezone.utc", "datetime.UTC", "pytz.utc", "pytz.UTC", "pendulum.UTC", "django.utils.timezone.utc")


@dataclass(frozen=True, slots=True)
class When:
    """What is said of the times; nothing of it where something else than the clock starts the job."""

    expression: Maybe[str] = None
    cron: Maybe[str] = None
    interval: Maybe[float] = None
    timezone: Maybe[str] = None
    held: Held | None = None
    """The option that gives the interval."""
    variable: str | None = None
    """The environment variable that gives it."""

    def in_zone(self, zone: Maybe[str]) -> When:
        return replace(self, timezone=zone) if zone is not None else self


def seconds(value: Value, scale: float = 1.0) -> Maybe[float]:
    """A length of time in seconds, of a number in units of ``scale`` seconds or a ``timedelta``."""
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value * scale)
    return None if value is None else UNKNOWN


def every(node: nodes.NodeNG, context: Context, scale: float = 1.0) -> When:
    """An interval, of which the code says the length."""
    length = seconds(context.value(node), scale)
    option = held(node, context, scale)
    written = None if isinstance(node, nodes.Const) else context.code(node)
    if length is UNKNOWN and option is None:
        variables = variables_in(node, context) or _of_constants(node, context)
        if len(variables) == 1:
            return When(expression=written, interval=seconds(context.unset(node), scale), variable=variables[0])
    return When(expression=written, interval=length, held=option)


def _of_constants(node: nodes.NodeNG, context: Context) -> tuple[str, ...]:
    """The environment variables that constants of other modules take: ``seconds=settings.POLL``."""
    found: list[str] = []
    for one in walk(node):
        if isinstance(one, nodes.Name | nodes.Attribute):
            found += [name for o in context.origins(one) for name in variables_in(o.node, context.elsewhere(o))]
    return tuple(dict.fromkeys(found))


def by_cron(text: Value, zone: Maybe[str] = None, written: str = "") -> When:
    """A cron expression that is given as a text.

    :param written: the code that gives it, shown where it cannot be read.
    """
    if not isinstance(text, str):
        return When(expression=written or UNKNOWN, cron=UNKNOWN, timezone=zone)
    cron = ALIASES.get(text.strip().lower(), text)
    return When(expression=text, cron=cron if len(cron.split()) == 5 else None, timezone=zone)


def by_fields(fields: tuple[Value, ...], written: str) -> When:
    """Five fields that are given one by one: numbers, texts, or collections of them."""
    texts = [field_text(value) for value in fields]
    known = [text for text in texts if text is not None and len(text.split()) == 1]
    return When(expression=written, cron=" ".join(known) if len(known) == len(texts) else UNKNOWN)


def field_text(value: Value) -> str | None:
    """A field of a cron expression as its library prints it; ``None`` where it cannot be read."""
    match value:
        case bool():
            return None
        case int() | str():
            return str(value).replace(", ", ",")
        case list() | tuple() | set() | frozenset() if value and all(isinstance(one, int) for one in value):
            return ",".join(map(str, sorted(value)))
        case list() | tuple() if value and all(isinstance(one, str) for one in value):
            return ",".join(value)
        case _:
            return None


def zone_of(node: nodes.NodeNG | None, context: Context) -> Maybe[str]:
    """The name of a time zone, given as text or as an object."""
    if node is None:
        return None
    value = context.value(node)
    if value is None or isinstance(value, str):
        return value
    if any(name in UTC for name in context.names(node)):
        return "UTC"
    for origin in context.origins(node):
        where = context.elsewhere(origin)
        if isinstance(origin.node, nodes.Call) and origin.node.args and any(name in ZONES for name in where.names(origin.node.func)):
            return where.text(origin.node.args[0])
    return UNKNOWN


def length_of(unit: str) -> float:
    """Seconds in a unit as ``timedelta`` calls it: ``hours``."""
    return UNITS[unit]
