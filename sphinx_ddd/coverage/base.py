"""Evidence that the documentation covers a criterion."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from sphinx_ddd.facts.base import Location


class Level(IntEnum):
    """How well a text covers a criterion."""

    ABSENT = 0
    MENTIONED = 1
    PROCEDURE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One text that covers one criterion for one subject and all below it."""

    criterion: str
    level: Level
    subject: str
    """Empty: the whole project."""
    what: str
    """What made it so: a heading, a sentence, a step, shortened."""
    location: Location
    certain: bool = False
    """A person declared it with a ``maintenance-procedure``; otherwise it was read from prose."""
    changes_state: bool = False
    verified: bool = True
    """States how to see that it worked; only asked of procedures that change state."""
    reversible: bool = True
    """States the way back, or that there is none; only asked of procedures that change state."""
