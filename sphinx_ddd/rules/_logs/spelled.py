"""Sizes and spans of time as loguru spells them: ``"500 MB"``, ``"1 week"``, ``"00:00"``."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

_SIZE: Final = re.compile(r"\s*(?P<number>[\d.]+)\s*(?P<prefix>[kmgt])?(?P<binary>i)?(?P<unit>b)\s*", re.IGNORECASE)
_SPAN: Final = re.compile(r"\s*(?P<number>[\d.]+)\s*(?P<unit>[a-z]+)[\s,/]*", re.IGNORECASE)
_PREFIXES: Final = ("", "k", "m", "g", "t")
_DAYS: Final = {
    "y": 365.0, "year": 365.0, "month": 30.4166667, "w": 7.0, "week": 7.0, "d": 1.0, "day": 1.0, "h": 1 / 24, "hour": 1 / 24,
    "min": 1 / 1_440, "minute": 1 / 1_440, "s": 1 / 86_400, "sec": 1 / 86_400, "second": 1 / 86_400,
}  # fmt: skip
_MOMENT: Final = re.compile(
    r"\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|w[0-6]|daily|hourly|weekly|monthly|yearly|midnight)?(?:\s*at)?\s*(?:\d{1,2}(?::\d{2}){0,2}(?:\s*[ap]m)?)?\s*",
    re.IGNORECASE,
)


def size(text: str) -> int | None:
    """Bytes; ``None`` for what is no size. ``MB`` counts in thousands, ``MiB`` in 1024; ``Mb`` are bits."""
    match = _SIZE.fullmatch(text)
    if match is None:
        return None
    base = 1024 if match["binary"] else 1000
    number = _number(match["number"])
    bits = 8 if match["unit"] == "b" else 1
    return int(number * base ** _PREFIXES.index((match["prefix"] or "").lower()) / bits) if number is not None else None


def days(text: str) -> float | None:
    """Days of a span of time; ``None`` for what is none."""
    position, total = 0, 0.0
    while position < len(text):
        match = _SPAN.match(text, position)
        unit = match["unit"].lower() if match is not None else ""
        length = _DAYS.get(unit, _DAYS.get(unit.removesuffix("s")))
        number = _number(match["number"]) if match is not None else None
        if match is None or length is None or number is None:
            return None
        total += number * length
        position = match.end()
    return round(total, 6) or None


def is_moment(text: str) -> bool:
    """Whether a text names a time of day, a day of the week, or a frequency."""
    return bool(text.strip()) and _MOMENT.fullmatch(text) is not None


def days_of(span: timedelta) -> float:
    return round(span.total_seconds() / 86_400, 6)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
