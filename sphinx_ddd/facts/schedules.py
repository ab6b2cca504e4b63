"""What runs by itself, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_ddd.facts.base import Fact, Maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule(Fact):
    """A job that something starts again and again. Named by its entry or job id as given, else by the task."""

    kind: ClassVar[str] = "schedule"

    framework: str
    task: Maybe[str] = None
    """What runs: dotted name, or the command line."""
    expression: Maybe[str] = None
    """As written: ``crontab(hour=3)``, ``every 10 minutes``, ``@daily``."""
    cron: Maybe[str] = None
    """Five fields (minute, hour, day of month, month, day of week) in the source library's own numbering, where it is a cron expression."""
    interval_seconds: Maybe[float] = None
    timezone: Maybe[str] = None
    """As the code states it; ``None`` where the scheduler's own applies."""
    option: Maybe[str] = None
    """The option that holds the interval or expression, as its framework names it."""
    enabled: Maybe[bool] = None
    """``False`` for one that is registered and does not run."""
    condition: Maybe[str] = None
    """The test that must hold for it to be registered, or to do anything, as code; ``None`` where there is none."""
    catches_up: Maybe[bool] = None
    """A run that was missed, as the machine was off, is made up for."""
    overlaps: Maybe[str] = None
    """What happens when the last run has not ended, as its framework says it: ``Allow``, ``Forbid``, ``Replace``."""
    next_example: Maybe[str] = None
    """A run, by the source library's own rule: the first after a fixed day, so that the same code gives the same text."""
    never_fires: Maybe[bool] = None
    """``True`` for an expression that no day meets."""
