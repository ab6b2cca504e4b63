"""A score and everything it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from sphinx_ddd.coverage.base import Evidence
from sphinx_ddd.facts.base import Location, Skipped
from sphinx_ddd.facts.criteria import Cadence


class Outcome(StrEnum):
    """The answer to a probe, or whether a criterion applies (then ``MET`` means it does)."""

    MET = "met"
    UNMET = "unmet"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeResult:
    """One yes/no question, answered for one fact or for the subject."""

    probe: str
    """Stable id: ``daily.log_management.rotates``."""
    question: str
    outcome: Outcome
    about: str
    """Name of the fact, or the subject."""
    reason: str
    """A sentence: what was seen."""
    remedy: str = ""
    """What closes the gap; empty unless unmet."""
    weight: int = 1
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionScore:
    """One of the twelve criteria, or emergency recovery."""

    criterion: str
    outcome: Outcome
    """MET: it applies and has a credit; NOT_APPLICABLE, UNDETERMINED or WAIVED: it leaves numerator and denominator."""
    reason: str
    """A sentence: why it applies or not, or what the credit consists of."""
    credit: Fraction | None = None
    """0 to 1; ``None`` unless it applies."""
    procedure: Fraction = Fraction(0)
    """The documentation half, 0 to 1: each place that needs a procedure has 0, ½, ¾ or 1, and this is their mean."""
    weight: Fraction = Fraction(0)
    probes: tuple[ProbeResult, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    """What the procedure half rests on, best first."""

    @property
    def gaps(self) -> tuple[ProbeResult, ...]:
        return tuple(p for p in self.probes if p.outcome is Outcome.UNMET)


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceScore:
    cadence: Cadence
    value: Fraction | None
    """0 to 10, exact; ``None`` when no criterion applies."""
    criteria: tuple[CriterionScore, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The maturity of a subject, explained down to its probes."""

    subject: str
    overall: Fraction | None
    """Plain mean of the cadences that apply; ``None`` when none does."""
    cadences: tuple[CadenceScore, ...]
    """Daily, weekly, monthly, then emergency, which is beside the overall."""
    files: int = 0
    facts: int = 0
    skipped: tuple[Skipped, ...] = ()

    def cadence(self, which: Cadence) -> CadenceScore:
        return next(c for c in self.cadences if c.cadence is which)

    def criteria(self) -> Iterator[CriterionScore]:
        for cadence in self.cadences:
            yield from cadence.criteria


@dataclass(frozen=True, slots=True)
class SameAnswer:
    """Facts that a probe gave one answer for, with the same words: shown together."""

    result: ProbeResult
    """The first of them; all but its fact and place holds for the rest."""
    about: tuple[tuple[str, tuple[Location, ...]], ...]
    """Name of each fact with its places, in the order met."""
    count: int


def same_answers(probes: Iterable[ProbeResult]) -> Iterator[SameAnswer]:
    """Every probe result, those that differ in nothing but the fact taken together."""
    groups: dict[tuple[str, Outcome, str, str], list[ProbeResult]] = {}
    for p in probes:
        groups.setdefault((p.probe, p.outcome, p.reason, p.remedy), []).append(p)
    for group in groups.values():
        about: dict[str, dict[Location, None]] = {}
        for p in group:
            about.setdefault(p.about, {}).update({p.location: None} if p.location is not None else {})
        yield SameAnswer(group[0], tuple((name, tuple(places)) for name, places in about.items()), len(group))


def shown(value: Fraction | None) -> str:
    """A value out of 10 for people: floored to one decimal, so that it never looks better than it is."""
    if value is None:
        return "n/a"
    tenths = value * 10 // 1
    return f"{tenths // 10}.{tenths % 10}"
