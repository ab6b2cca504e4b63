"""A cron expression, and the times at which it runs."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from sphinx_ddd.timing import phrases
from sphinx_ddd.timing.dialects import Dialect, dialect_of
from sphinx_ddd.timing.fields import DAY, HOUR, LAST, MINUTE, MONTH, numbers, weekdays

EPOCH = datetime(2027, 1, 1)  # noqa: DTZ001 - wall clock time, of whatever zone the scheduler keeps
"""The fixed day after which an example is looked for: a Friday."""
CYCLE = timedelta(days=28 * 366)
"""After 28 years days of the week fall on the same dates again, so that what has not run until then never does."""

ALIASES = {
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
    "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
}


@dataclass(frozen=True, slots=True)
class Cron:
    """An expression that was read."""

    text: str
    """Five fields: minute, hour, day of the month, month, day of the week, in the library's own numbering."""
    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    """Days of the month; ``LAST`` (-1) for its last day."""
    months: frozenset[int]
    weekdays: frozenset[int]
    """Monday is 0, whatever the library counts from."""
    counted: frozenset[tuple[int, int]]
    """Days of the week in a certain week of the month: ``(4, 2)`` is the second Friday, ``(4, LAST)`` the last."""
    either: bool
    """Whether the day of the month or the day of the week is enough; else both must hold."""

    def runs_on(self, day: date) -> bool:
        """Whether there are runs on that day."""
        if day.month not in self.months:
            return False
        in_month = day.day in self.days or (LAST in self.days and day.day == _length(day))
        in_week = day.weekday() in self.weekdays or self._is_counted(day)
        return in_month or in_week if self.either else in_month and in_week

    def _is_counted(self, day: date) -> bool:
        week = (day.day - 1) // 7 + 1
        last = day.day + 7 > _length(day)
        return (day.weekday(), week) in self.counted or (last and (day.weekday(), LAST) in self.counted)

    def days_after(self, start: date) -> Iterator[date]:
        """The days with runs from that day on, for as long as the calendar has anything new to say."""
        for offset in range(CYCLE.days):
            day = start + timedelta(days=offset)
            if self.runs_on(day):
                yield day

    @property
    def times(self) -> tuple[time, ...]:
        """The times of a day with runs."""
        return tuple(time(hour, minute) for hour in sorted(self.hours) for minute in sorted(self.minutes))

    def runs(self, after: datetime, count: int) -> list[datetime]:
        """The next runs at or after a time, by the scheduler's wall clock, without a zone."""
        every = (datetime.combine(day, clock) for day in self.days_after(after.date()) for clock in self.times)
        return list(islice((run for run in every if run >= after), count))

    @property
    def never_fires(self) -> bool:
        """Whether no day of the calendar meets it."""
        return next(self.days_after(EPOCH.date()), None) is None

    @property
    def is_daily(self) -> bool:
        """Whether it runs on every day."""
        return all(self.runs_on(EPOCH.date() + timedelta(days=n)) for n in range(366))

    @property
    def words(self) -> str:
        """In words: ``At 03:00, only on Monday``."""
        minute, hour, day, month, _ = self.text.split()
        both = not self.either and len(self.weekdays) < 7 and self.days != numbers("*", DAY, _STARS)
        week = "*" if both else phrases.weekday_field(self.weekdays, self.counted)
        clock = phrases.spelled_out(minute, self.minutes, 60), phrases.spelled_out(hour, self.hours, 24)
        said = phrases.sentence((*clock, self._day_field(day), phrases.spelled_out(month, self.months, 12), week))
        said = phrases.with_days(said, self.days) if self._has_step(day) else said
        return f"{said}, if that is {phrases.weekday_list(self.weekdays, self.counted)}" if both and said else said

    def _has_step(self, day: str) -> bool:
        return "/" in day and LAST not in self.days and len(self.days) < 31

    def _day_field(self, day: str) -> str:
        if self._has_step(day):
            return phrases.ONE_DAY
        return "L" if day.lower() == "last" else "*" if len(self.days - {LAST}) == 31 else day


_STARS = Dialect(days="both")


def _length(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def read(text: str, dialect: Dialect) -> Cron | None:
    """An expression of five fields, or an alias such as ``@daily``.

    :return: ``None`` where the library would refuse it, or it is a form that is not read here.
    """
    fields = ALIASES.get(text.strip().lower(), text).split()
    if len(fields) != 5:
        return None
    try:
        minutes, hours, days, months = (
            numbers(field, bounds, dialect) for field, bounds in zip(fields, (MINUTE, HOUR, DAY, MONTH), strict=False)
        )
        plain, counted = weekdays(fields[4], dialect)
    except ValueError:
        return None
    either = dialect.days != "both" and _is_limited(fields[2], days, 31, dialect) and _is_limited(fields[4], plain, 7, dialect)
    return Cron(" ".join(fields), minutes, hours, days, months, plain, counted, either)


def _is_limited(field: str, values: frozenset[int], most: int, dialect: Dialect) -> bool:
    match dialect.days:
        case "star":
            return not field.startswith("*")
        case "has_star":
            return "*" not in field
        case "any_star":
            return not {"*", "?"} & set(field.split(","))
        case _:
            return len(values) < most


def next_example(cron: str, framework: str) -> tuple[str | None, bool | None]:
    """The fields ``next_example`` and ``never_fires`` of a schedule, by the rules of its framework.

    The example is its first run after a fixed day, as ``2027-01-01 03:00``.

    Both ``None`` where the framework's reading is not known or it would refuse the expression.
    """
    dialect = dialect_of(framework)
    found = read(cron, dialect) if dialect is not None else None
    if found is None:
        return None, None
    first = next(iter(found.runs(EPOCH, 1)), None)
    return (f"{first:%Y-%m-%d %H:%M}", None) if first is not None else (None, True)
