"""Fields of a cron expression in English."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from cron_descriptor import ExpressionDescriptor, FormatException, Options

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}


def sentence(fields: str) -> str:
    """Five fields, the day of the week by name, as a sentence; empty where they cannot be said."""
    options = Options()
    options.use_24hour_time_format = True
    options.locale_code = "en_US"  # pages are translated by Sphinx; the locale of the machine that builds them is not to show
    try:
        return str(ExpressionDescriptor(fields, options).get_full_description())
    except (FormatException, ValueError, IndexError):
        return ""


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
