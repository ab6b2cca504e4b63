"""Timers of systemd, with the service that each starts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.schedules import Schedule
from sphinx_ddd.ops import commands
from sphinx_ddd.ops.base import Item, OpsText
from sphinx_ddd.ops.cron_text import times
from sphinx_ddd.ops.durations import SYSTEMD, seconds

_AGAIN: Final = ("OnUnitActiveSec", "OnUnitInactiveSec")
"""What starts the service again some time after its last run; the others count once, from a start."""
_CALENDARS: Final = {
    "minutely": "* * * * *",
    "hourly": "0 * * * *",
    "daily": "0 0 * * *",
    "weekly": "0 0 * * 1",
    "monthly": "0 0 1 * *",
    "quarterly": "0 0 1 1,4,7,10 *",
    "semiannually": "0 0 1 1,7 *",
    "yearly": "0 0 1 1 *",
    "annually": "0 0 1 1 *",
}
_DAYS: Final = {"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 0}
_ZONES: Final = ("UTC", "GMT")
MOST_EVENTS: Final = 200
"""Events of one timer that are read."""
_LAST: Final = "~01"
"""The last day of a month."""
Unit = dict[str, dict[str, list[str]]]


def read_timer(file: OpsText) -> Iterator[Item]:
    """One schedule for each ``OnCalendar``, and one for an interval."""
    unit, line = _parsed(file.text), _line_of(file.text, "[Timer]")
    timer = unit.get("Timer")
    if timer is None:
        yield file.skipped(0, "systemd: no section [Timer]")
        return
    name, task = file.name, _task(file, timer)
    description = (unit.get("Unit", {}).get("Description") or [""])[-1]
    template = "%" in description
    catches_up = (timer.get("Persistent") or [""])[-1].lower() in ("true", "yes", "on", "1") or None
    calendars = timer.get("OnCalendar", [])
    if len(calendars) > MOST_EVENTS:
        yield file.skipped(line, f"too large: {len(calendars):,} events; the first {MOST_EVENTS} are read")
    for calendar in calendars[:MOST_EVENTS]:
        bare, zone = _zone(calendar)
        fact = Schedule(
            name=name,
            description="" if template else description,
            framework="systemd",
            task=task,
            expression=f"OnCalendar={calendar}",
            timezone=zone,
            catches_up=catches_up,
            # What is as simple as cron's five fields is shown in them.
            **(times(_cron(bare) or "", "systemd") or {}),
        )
        yield file.found(fact, "systemd.timer", _line_of(file.text, "OnCalendar", calendar) or line)
    for key in _AGAIN:
        for span in timer.get(key, ())[-1:]:
            every = seconds(span, SYSTEMD, bare=1)
            if every is None:
                yield file.skipped(_line_of(file.text, key, span), f"systemd: not a length of time: {span}")
                continue
            fact = Schedule(
                name=name,
                description="" if template else description,
                framework="systemd",
                task=task,
                expression=f"{key}={span}",
                interval_seconds=every,
            )
            yield file.found(fact, "systemd.timer", _line_of(file.text, key, span) or line)


def read_service(_file: OpsText) -> Iterator[Item]:
    """Nothing by itself: a service is read with the timer that starts it."""
    return iter(())


def _task(file: OpsText, timer: dict[str, list[str]]) -> Maybe[str]:
    """What the timer starts: the command of its service, else the service."""
    service = (timer.get("Unit") or [file.name.removesuffix(".timer") + ".service"])[-1]
    text = dict(file.beside).get(service)
    if text is None:
        return UNKNOWN if "%" in service else service
    starts = _parsed(text).get("Service", {}).get("ExecStart", [])
    shown = [commands.plain(start.lstrip("@-:+!")) for start in starts]
    return " && ".join(shown) or service


def _parsed(text: str) -> Unit:
    """Sections, keys and values. An empty value takes the earlier ones of a list back."""
    sections: Unit = {}
    section: dict[str, list[str]] = {}
    for line in _logical_lines(text):
        if line.startswith("[") and line.endswith("]"):
            section = sections.setdefault(line[1:-1], {})
            continue
        key, sign, value = line.partition("=")
        if sign and value.strip():
            section.setdefault(key.strip(), []).append(value.strip())
        elif sign:
            section[key.strip()] = []
    return sections


def _logical_lines(text: str) -> Iterator[str]:
    held = ""
    for raw in text.split("\n"):
        line = raw.strip()
        if line.startswith(("#", ";")) or not (line or held):
            continue
        if line.endswith("\\"):
            held += line[:-1].strip() + " "
            continue
        yield (held + line).strip()
        held = ""
    if held:
        yield held.strip()


def _line_of(text: str, key: str, value: str = "") -> int:
    for number, line in enumerate(text.split("\n"), 1):
        name, _, rest = line.strip().partition("=")
        if name.strip() == key and (not value or rest.strip()[:20] == value[:20]):
            return number
    return 0


def _zone(calendar: str) -> tuple[str, str | None]:
    """A calendar event and its time zone, which may stand at its end."""
    bare, _, last = calendar.rpartition(" ")
    is_zone = bool(bare) and (last in _ZONES or ("/" in last and last[:1].isupper() and not any(c.isdigit() for c in last)))
    return (bare.strip(), last) if is_zone else (calendar, None)


def _cron(calendar: str) -> str | None:
    """Five fields, where an event is as simple as they are: ``Mon..Fri *-*-* 03:00:00``."""
    if calendar.lower() in _CALENDARS:
        return _CALENDARS[calendar.lower()]
    parts = calendar.split()
    days = _weekdays(parts.pop(0)) if parts and parts[0][:3].lower() in _DAYS else "*"
    date = parts.pop(0).replace("-*~01", f"-*-{_LAST}") if parts and "-" in parts[0] else "*-*-*"
    time = parts.pop(0) if parts and ":" in parts[0] else "00:00"
    fields, clock = date.split("-"), time.split(":")
    if parts or not days or len(fields) not in (2, 3) or len(clock) not in (2, 3):
        return None
    year, month, day = fields if len(fields) == 3 else ("*", *fields)
    hour, minute, second = (*clock, "00")[:3]
    if year != "*" or second.strip("0"):
        return None
    bounds = ((minute, 59), (hour, 23), ("L" if day == _LAST else day, 31), (month, 12))
    out = ["L" if part == "L" else _field(part, highest) for part, highest in bounds]
    return None if None in out else " ".join([*(part for part in out if part), days])


def _field(text: str, highest: int) -> str | None:
    """``*``, ``05``, ``1,15``, ``8..18``, ``5/15`` in cron's spelling."""
    items = []
    for item in text.split(","):
        span, slash, step = item.partition("/")
        low, dots, high = span.partition("..")
        if span != "*" and not (low.isdecimal() and (not dots or high.isdecimal())):
            return None
        if slash and not step.isdecimal():
            return None
        if slash and not dots and span != "*":
            shown = "*" if int(low) == 0 else f"{int(low)}-{highest}"
        else:
            shown = "*" if span == "*" else str(int(low)) + (f"-{int(high)}" if dots else "")
        items.append(f"{shown}/{int(step)}" if slash else shown)
    return ",".join(items)


def _weekdays(text: str) -> str:
    """``Mon..Fri`` and ``Sat,Sun`` in cron's spelling; empty for what is neither."""
    out = []
    for item in text.split(","):
        low, dots, high = item.partition("..")
        first, last = _DAYS.get(low[:3].lower()), _DAYS.get(high[:3].lower()) if dots else None
        if first is None or (dots and last is None):
            return ""
        out.append(f"{first}-{last or 7}" if dots else str(first))
    return ",".join(out)
