"""The keys of the site file and what each must be: readers that return the value, or raise what was expected instead."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from sphinx_ddd.facts.criteria import CRITERIA, EMERGENCY_RECOVERY, Cadence

Reader: TypeAlias = Callable[[Any], Any]


class WrongValueError(ValueError):
    """Says what was expected, as the end of a sentence: ``a whole number above 0``."""


def line_of_text(value: Any) -> str:
    """Text that is safe to print in a command: one line, no control characters."""
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise WrongValueError("one line of text, not empty")
    return value.strip()


def prose(value: Any) -> str:
    """A sentence, however it is wrapped."""
    if not isinstance(value, str):
        raise WrongValueError("text")
    return line_of_text(" ".join(value.split()))


def text_or_number(value: Any) -> str:
    """A limit: kept as text, since a metric's unit may be part of it."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise WrongValueError("a number or one line of text")
    if isinstance(value, str):
        return line_of_text(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise WrongValueError("a finite number")
    return f"{value:g}" if isinstance(value, float) else _digits(value)


def positive_whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= 1_000_000:
        raise WrongValueError("a whole number from 1 to 1000000")
    return value


def positive_number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= 1_000_000:
        raise WrongValueError("a number above 0, at most 1000000")
    return float(value)


def true_or_false(value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongValueError("true or false")
    return value


def day(value: Any) -> dt.date:
    """A TOML date, or the same in quotes."""
    if isinstance(value, dt.datetime):
        raise WrongValueError("a date without a time: 2026-07-31")
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(line_of_text(value))
    except ValueError as error:
        raise WrongValueError("a date: 2026-07-31") from error


def time_of_day(value: Any) -> str:
    """A TOML time, or the same in quotes: ``02:00``."""
    if isinstance(value, dt.time):
        return value.isoformat("minutes")
    try:
        return dt.time.fromisoformat(line_of_text(value)).isoformat("minutes")
    except ValueError as error:
        raise WrongValueError('a time of day: "02:00"') from error


def web_address(value: Any) -> str:
    text = line_of_text(value)
    if not text.startswith(("http://", "https://")) or " " in text:
        raise WrongValueError("a web address that starts with https:// or http://")
    return text.rstrip("/")


def address_or_path(value: Any) -> str:
    """A web address, or a path below ``service.base_url``."""
    text = line_of_text(value)
    return text if text.startswith("/") and " " not in text else web_address(text)


def one_of(*words: str) -> Reader:
    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in words:
            raise WrongValueError("one of " + ", ".join(words))
        return value

    return read


def _digits(value: int) -> str:
    if abs(value) >= 10**30:
        raise WrongValueError("a number of at most 30 digits")
    return str(value)


def minutes(cadence: str) -> dict[str, Reader]:
    """Time boxes: the criteria of a cadence."""
    return {c.partition(".")[2]: positive_whole for c in CRITERIA if c.startswith(cadence + ".")}


SERVICE: Final = {"name": line_of_text, "base_url": web_address}
CONTACTS: Final = {"on_call": line_of_text, "escalation": line_of_text, "escalate_after_minutes": positive_whole}
THRESHOLD: Final = {
    "warning": text_or_number,
    "critical": text_or_number,
    "for": line_of_text,
    "action": prose,
    "above": true_or_false,
}
HEALTH: Final = {
    "url": address_or_path,
    "command": line_of_text,
    "expected": prose,
    "timeout_seconds": positive_number,
    "probe": one_of("liveness", "readiness"),
}
WINDOW: Final = {
    "day": line_of_text,
    "start": time_of_day,
    "end": time_of_day,
    "timezone": line_of_text,
    "watch_minutes": positive_whole,
}
RETENTION: Final = {"logs_days": positive_whole, "backups": text_or_number}
WAIVER: Final = {
    "criterion": one_of(*CRITERIA, EMERGENCY_RECOVERY),
    "probe": line_of_text,
    "subject": line_of_text,
    "reason": prose,
    "date": day,
    "until": day,
}
ROUTINE: Final = tuple(c.value for c in Cadence if c is not Cadence.EMERGENCY)
SECTIONS: Final = ("service", "contacts", "values", "thresholds", "health", "windows", "minutes", "retention", "waivers")
