"""Readings and triggers as sentences with a place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sphinx_ddd.facts import readings as how
from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.config import Evidence, ReloadTrigger
from sphinx_ddd.facts.readings import Reading
from sphinx_ddd.linking.traces import Readings

MOST_EVIDENCE: Final = 6
MOST_OF_A_KIND: Final = 3
NOT_PROVEN: Final = "claimed, not proven"
"""Begins the evidence of a declaration that the code does not bear out."""
PROBABLY: Final = "probably"
"""Begins the evidence of a verdict that no declaration states."""


def held(readings: Readings) -> list[Found[Reading]]:
    """The readings that keep the value."""
    return [r for r in readings if r.fact.how in how.CAPTURED or r.fact.how == how.KEPT]


def seen(readings: Readings) -> list[Found[Reading]]:
    """The readings that see a change."""
    return [r for r in readings if r.fact.how in (how.USE, how.LOOP)]


def of_triggers(triggers: Iterable[Found[ReloadTrigger]], prefix: str = "") -> list[Evidence]:
    return [Evidence(says=prefix + t.fact.says, at=t.location) for t in triggers]


def of_readings(readings: Iterable[Found[Reading]]) -> list[Evidence]:
    return [Evidence(says=sentence(r.fact), at=r.location) for r in readings]


def listed(*groups: list[Evidence]) -> tuple[Evidence, ...]:
    """A few of each group, without repeats."""
    return tuple(dict.fromkeys(e for group in groups for e in group[:MOST_OF_A_KIND]))[:MOST_EVIDENCE]


def sentence(reading: Reading) -> str:
    """How an option is read, in words."""
    into = reading.into
    match reading.how:
        case how.IMPORT:
            return f"read once, into {into}, when the module is imported" if into else "read once, when the module is imported"
        case how.CONSTRUCTOR:
            return f"kept in {into} when the object is made" if into else "read when the object is made"
        case how.DEFAULT_ARGUMENT:
            return f"the default of a parameter of {into}, fixed when the function is defined"
        case how.DECORATOR:
            return f"given to a decorator of {into} when that is defined"
        case how.POOL:
            return f"given to {into} when that is made"
        case how.CACHED:
            return f"read in {into}, whose result is kept"
        case how.KEPT:
            return f"kept in {into}"
        case how.START:
            return f"read in {into}, which starts the program"
        case how.LOOP:
            return "read again each round of a loop"
        case how.TEST:
            return "looked at when the object is made"
    return "read when it is used"
