"""One field of a cron expression as the numbers it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sphinx_ddd.timing.dialects import Dialect

DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LAST = -1
"""Stands for the last day of a month, and for the last of a weekday in a month."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The values a field may have, both ends in."""

    low: int
    high: int
    names: tuple[str, ...] = ()
    """Names of the values from ``low`` on."""


MINUTE, HOUR, DAY, MONTH = Bounds(0, 59), Bounds(0, 23), Bounds(1, 31), Bounds(1, 12, MONTHS)


def numbers(text: str, bounds: Bounds, dialect: Dialect) -> frozenset[int]:
    """The numbers a field stands for.

    :raises ValueError: where the library would refuse the field, or it is a form that is not read here.
    """
    found = frozenset(n for item in text.lower().split(",") for n in _item(item.strip(), bounds, dialect))
    if not found:
        raise ValueError(text)
    return found


def _item(item: str, bounds: Bounds, dialect: Dialect) -> Iterator[int]:
    if bounds is DAY and dialect.last and item == dialect.last.lower():
        yield LAST
        return
    span, slash, step = item.partition("/")
    every = number(step) if slash else 1
    if every < 1:
        raise ValueError(item)
    yield from _span(span, bounds, dialect, opens=bool(slash))[::every]


def _span(span: str, bounds: Bounds, dialect: Dialect, *, opens: bool) -> list[int]:
    if span == "*" or (span == "?" and dialect.question):
        return list(range(bounds.low, bounds.high + 1))
    first, dash, last = span.partition("-")
    low = _value(first, bounds, dialect)
    if not dash:
        if opens and not dialect.opens:
            raise ValueError(span)
        return list(range(low, bounds.high + 1)) if opens else [low]
    high = _value(last, bounds, dialect)
    if low <= high:
        return list(range(low, high + 1))
    if not dialect.wraps:
        raise ValueError(span)
    return [*range(low, bounds.high + 1), *range(bounds.low, high + 1)]


def _value(text: str, bounds: Bounds, dialect: Dialect) -> int:
    names = dialect.month_names if bounds is MONTH else dialect.names
    if names and text[:3] in bounds.names and text.isalpha():
        return bounds.low + bounds.names.index(text[:3])
    value = number(text)
    if not bounds.low <= value <= bounds.high:
        raise ValueError(text)
    return value


def number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)


def weekdays(text: str, dialect: Dialect) -> tuple[frozenset[int], frozenset[tuple[int, int]]]:
    """The days of the week that a field stands for, Monday is 0; and those of a certain week of the month, as ``(day, week)``.

    The first week is 1, the last ``LAST``.

    :raises ValueError: as :func:`numbers`.
    """
    names = DAYS if dialect.sunday == 0 else (*DAYS[1:], DAYS[0])
    plain, counted = set[int](), set[tuple[int, int]]()
    for item in (part.strip() for part in text.lower().split(",")):
        day, mark, week = item.partition("#")
        if mark and dialect.nth and week in ("1", "2", "3", "4", "5"):
            counted.update((one, int(week)) for one in _weekdays(day, names, dialect))
        elif dialect.last == "L" and item[:1] == "l" and item[1:].isdigit():
            counted.update((one, LAST) for one in _weekdays(item[1:], names, dialect))
        else:
            plain.update(_weekdays(item, names, dialect))
    return frozenset(plain), frozenset(counted)


def _weekdays(item: str, names: tuple[str, ...], dialect: Dialect) -> set[int]:
    # A range that ends on 7 ends on Sunday; one that begins there begins on Sunday.
    if item.startswith("*/") and not dialect.week_steps:
        raise ValueError(item)
    high = 7 if dialect.seventh and "7" in item else 6
    return {(n % 7 - dialect.sunday - 1) % 7 for n in _item(item, Bounds(0, high, names), dialect)}
