"""What each gap would add to a score if it were closed: the score's own arithmetic, one gap at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sphinx_ddd.ext.i18n import _
from sphinx_ddd.facts.base import Location
from sphinx_ddd.facts.criteria import Cadence, title_of
from sphinx_ddd.maturity.base import CadenceScore, CriterionScore, Outcome, Score

HALF = Fraction(1, 2)
TEN = Fraction(10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """A gap, and what closing it adds."""

    criterion: str
    cadence: Cadence
    cadence_gain: Fraction
    """Of 10, to the score of the cadence."""
    overall_gain: Fraction
    """Of 10; nothing for emergency, which is a number of its own."""
    missing: str
    remedy: str
    location: Location | None = None


def lifts(score: Score) -> tuple[Lift, ...]:
    """All gaps of a score, first the one that adds most to the overall, then to its cadence."""
    found = (lift for cadence in score.cadences for lift in _of_cadence(cadence, score))
    return tuple(sorted(found, key=lambda lift: (-lift.overall_gain, -lift.cadence_gain)))


def _of_cadence(cadence: CadenceScore, score: Score) -> Iterator[Lift]:
    counted = [c for c in cadence.criteria if c.credit is not None and c.weight]
    weights = sum((c.weight for c in counted), Fraction(0))
    routine = [c for c in score.cadences if c.cadence is not Cadence.EMERGENCY and c.value is not None]
    for criterion in counted:
        share = TEN * criterion.weight / weights
        for missing, remedy, location, credit in _of_criterion(criterion):
            yield Lift(
                criterion=criterion.criterion,
                cadence=cadence.cadence,
                cadence_gain=share * credit,
                overall_gain=Fraction(0) if cadence.cadence is Cadence.EMERGENCY else share * credit / len(routine),
                missing=missing,
                remedy=remedy,
                location=location,
            )


def _of_criterion(criterion: CriterionScore) -> Iterator[tuple[str, str, Location | None, Fraction]]:
    """The missing documentation, then each unmet probe, with what it adds to the credit."""
    answered = sum(p.weight for p in criterion.probes if p.outcome in (Outcome.MET, Outcome.UNMET))
    documented = 1 - criterion.procedure
    if documented:
        states = _("what is written down is not a full procedure") if criterion.procedure else _("no procedure is written down")
        remedy = _("Write a `maintenance-procedure:: {criterion}` with steps, how to see that it worked, and the way back.")
        missing = f"{_(title_of(criterion.criterion))}: {states}."
        yield missing, remedy.format(criterion=criterion.criterion), None, documented * (HALF if answered else 1)
    for probe in criterion.gaps:
        yield f"{probe.reason} (`{probe.about}`)", probe.remedy, probe.location, HALF * probe.weight / answered
