"""Fields of a cron expression in English."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from cron_descriptor import ExpressionDescriptor, FormatException, Options

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}


ONE_DAY = "1"
"""Stands for the days of the month in a sentence, until they are told by :func:`with_days`."""
MOST_DAYS = 5


def sentence(fields: tuple[str, str, str, str, str]) -> str:
    """Five fields, the day of the week by name, as a sentence; empty where they cannot be said."""
    options = Options()
    options.use_24hour_time_format = True
    options.locale_code = "en_US"  # pages are translated by Sphinx; the locale of the machine that builds them is not to show
    try:
        return str(ExpressionDescriptor(" ".join(fields), options).get_full_description())
    except (FormatException, ValueError, IndexError):
        return ""


def spelled_out(field: str, values: AbstractSet[int], cycle: int) -> str:
    """A field whose step does not fit into its hour, day or year, as a list: ``*/7`` is not "every 7 minutes"."""
    star, _, step = field.partition("/")
    uneven = step.isdecimal() and star in ("*", "?", "0") and cycle % int(step)
    return ",".join(map(str, sorted(values))) if uneven else field


def with_days(said: str, days: AbstractSet[int]) -> str:
    """A sentence for :data:`ONE_DAY` with the days that are meant. A step starts anew each month: "every 2 days" would be wrong."""
    told = [str(day) for day in sorted(days)]
    if len(told) > MOST_DAYS:
        told = [*told[:3], "…", told[-1]]
    shown = f"day {told[0]}" if len(told) == 1 else f"days {', '.join(told)}".replace(", …, ", " … ")
    before, stands_for, after = said.partition(f"day {ONE_DAY} of the month")
    return f"{before}{shown} of the month{after}" if stands_for else ""


def weekday_field(plain: AbstractSet[int], counted: AbstractSet[tuple[int, int]]) -> str:
    """Days of the week (Monday is 0) as a field with names, which says the same in every dialect."""
    if len(plain) == 7:
        return "*"
    if not counted and len(plain) > 2 and max(plain) - min(plain) == len(plain) - 1:
        return f"{_short(min(plain))}-{_short(max(plain))}"
    weeks = [f"{(day + 1) % 7}L" if week < 0 else f"{_short(day)}#{week}" for day, week in sorted(counted)]
    return ",".join([*map(_short, sorted(plain)), *weeks])


def weekday_list(plain: AbstractSet[int], counted: AbstractSet[tuple[int, int]]) -> str:
    """``a Monday or Friday``, ``the second Friday of the month``."""
    days = [NAMES[day] for day in sorted(plain)]
    weeks = [f"the {WEEKS[week]} {NAMES[day]} of the month" for day, week in sorted(counted)]
    return " or ".join([*(["a " + " or ".join(days)] if days else []), *weeks])


def _short(day: int) -> str:
    return NAMES[day][:3].upper()
