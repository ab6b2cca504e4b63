"""``anacrontab``: what runs once in some days on a machine that is not always on. Only the day counts, not the time of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_ddd.facts.schedules import Schedule
from sphinx_ddd.ops import commands
from sphinx_ddd.ops.base import Item, OpsText
from sphinx_ddd.ops.crontab import variable

_DAYS: Final = {"@daily": 1, "@weekly": 7}
_LONGER: Final = ("@monthly", "@yearly", "@annually")
"""Periods that are not always of the same length."""


def read(file: OpsText) -> Iterator[Item]:
    """The entries: period in days, delay in minutes, name, command."""
    for number, raw in enumerate(file.text.split("\n"), 1):
        line = raw.strip()
        if not line or line.startswith("#") or variable(line) is not None:
            continue
        period, delay, name, command = (*line.split(None, 3), "", "", "", "")[:4]
        days = int(period) if period.isdecimal() else _DAYS.get(period)
        if not command or not delay.isdecimal() or not (days or period in _LONGER):
            yield file.skipped(number, "anacrontab: neither an entry (period, delay, name, command) nor a variable")
            continue
        fact = Schedule(
            name=name,
            framework="anacron",
            task=commands.plain(command),
            expression=period if period.startswith("@") else f"{period} days",
            interval_seconds=days * 86400.0 if days else None,
            catches_up=True,
        )
        yield file.found(fact, "anacrontab.entry", number)
