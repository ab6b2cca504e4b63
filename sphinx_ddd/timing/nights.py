"""What several schedules do to each other, and what a change of the clock does to them."""

from __future__ import annotations

from datetime import time

from sphinx_ddd.timing.cron import EPOCH, Cron

DST_FROM, DST_TO = time(1), time(3)
"""Where clocks change, an hour between these is left out on one day of the year, and comes twice on another."""
MOST_TIMES = 24
"""An expression with more times in a day loses nothing that its next run would not make up for."""


def dst_hours(cron: Cron) -> tuple[time, ...]:
    """The times between 01:00 and 03:00 at which it runs, where it is one that runs a few times a day."""
    return tuple(t for t in cron.times if DST_FROM <= t < DST_TO) if len(cron.times) < MOST_TIMES else ()


def shared_minutes(one: Cron, other: Cron) -> tuple[time, ...]:
    """The times at which both run on a day that both run on; empty where there is no such day."""
    times = tuple(t for t in one.times if t.minute in other.minutes and t.hour in other.hours)
    if not times:
        return ()
    days = (day for day in one.days_after(EPOCH.date()) if other.runs_on(day))
    return times if next(days, None) is not None else ()
