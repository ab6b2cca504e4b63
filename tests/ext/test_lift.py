"""What closing a gap adds is what the score, computed again without the gap, is higher."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from sphinx_ddd.ext.lift import lifts
from sphinx_ddd.facts.criteria import Cadence, cadence_of
from sphinx_ddd.maturity.base import CadenceScore, CriterionScore, Outcome, ProbeResult, Score
from sphinx_ddd.maturity.score import credit_of


def probe(name: str, outcome: Outcome, weight: int = 1) -> ProbeResult:
    return ProbeResult(probe=name, question="Is it?", outcome=outcome, about=name, reason=f"{name} is not.", remedy="Do it.", weight=weight)


def criterion(name: str, weight: int, procedure: Fraction, *probes: ProbeResult) -> CriterionScore:
    credit = credit_of(procedure, probes)
    return CriterionScore(
        criterion=name, outcome=Outcome.MET, reason="", credit=credit, procedure=procedure, weight=Fraction(weight, 100), probes=probes
    )


CRITERIA = (
    criterion("daily.health_checks", 25, Fraction(0), probe("up", Outcome.UNMET, 2), probe("down", Outcome.MET)),
    criterion("daily.monitoring", 25, Fraction(1, 2)),
    CriterionScore(criterion="daily.log_management", outcome=Outcome.NOT_APPLICABLE, reason="", weight=Fraction(1, 4)),
    criterion(
        "weekly.backups", 30, Fraction(1), probe("saved", Outcome.UNMET), probe("kept", Outcome.UNDETERMINED), probe("old", Outcome.MET)
    ),
    criterion("weekly.patching", 70, Fraction(3, 4), probe("seen", Outcome.WAIVED)),
    criterion("emergency.recovery", 100, Fraction(0)),
)


def scored(*criteria: CriterionScore) -> Score:
    cadences = []
    for cadence in Cadence:
        of_it = tuple(c for c in criteria if cadence_of(c.criterion) is cadence)
        counted = [c for c in of_it if c.credit is not None]
        total = sum((c.weight for c in counted), Fraction(0))
        value = 10 * sum((c.weight * (c.credit or 0) for c in counted), Fraction(0)) / total if total else None
        cadences.append(CadenceScore(cadence=cadence, value=value, criteria=of_it))
    values = [c.value for c in cadences if c.value is not None and c.cadence is not Cadence.EMERGENCY]
    return Score(subject="shop", overall=sum(values, Fraction(0)) / len(values), cadences=tuple(cadences))


def closed(criterion_: CriterionScore, missing: str) -> CriterionScore:
    """The criterion without a gap."""
    if "(`" not in missing:
        return replace(criterion_, procedure=Fraction(1), credit=credit_of(Fraction(1), criterion_.probes))
    probes = tuple(replace(p, outcome=Outcome.MET) if f"(`{p.about}`)" in missing else p for p in criterion_.probes)
    return replace(criterion_, probes=probes, credit=credit_of(criterion_.procedure, probes))


def test_each_gain_is_what_the_score_gains() -> None:
    before = scored(*CRITERIA)
    assert before.overall is not None
    for lift in lifts(before):
        after = scored(*(closed(c, lift.missing) if c.criterion == lift.criterion else c for c in CRITERIA))
        old, new = before.cadence(lift.cadence).value, after.cadence(lift.cadence).value
        assert after.overall is not None
        assert old is not None
        assert new is not None
        assert (lift.overall_gain, lift.cadence_gain) == (after.overall - before.overall, new - old)


def test_order() -> None:
    assert [(lift.criterion, lift.missing) for lift in lifts(scored(*CRITERIA))] == [
        ("daily.health_checks", "Health checks: no procedure is written down."),
        ("daily.monitoring", "Monitoring: what is written down is not a full procedure."),
        ("weekly.patching", "Patching: what is written down is not a full procedure."),
        ("daily.health_checks", "up is not. (`up`)"),
        ("weekly.backups", "saved is not. (`saved`)"),
        ("emergency.recovery", "Recovery: no procedure is written down."),
    ]
