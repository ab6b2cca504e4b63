"""The arithmetic of a score: exact fractions, floored display, shared-out weights."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sphinx_ddd.facts.criteria import Cadence
from sphinx_ddd.maturity.base import Outcome, ProbeResult, shown
from sphinx_ddd.maturity.score import credit_of
from tests.maturity.score_case import score_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(796, 100), "7.9"),
        (Fraction(8) - Fraction(1, 10**9), "7.9"),
        (Fraction(8), "8.0"),
        (Fraction(10), "10.0"),
        (Fraction(0), "0.0"),
        (Fraction(1, 30), "0.0"),
        (None, "n/a"),
    ],
)
def test_a_value_is_shown_floored(value: Fraction | None, text: str) -> None:
    assert shown(value) == text


def answers(*outcomes: Outcome, weight: int = 1) -> list[ProbeResult]:
    return [ProbeResult(probe="p", question="?", outcome=o, about="x", reason=".", weight=weight) for o in outcomes]


MET, UNMET, NA, UNDETERMINED, WAIVED = (
    Outcome.MET,
    Outcome.UNMET,
    Outcome.NOT_APPLICABLE,
    Outcome.UNDETERMINED,
    Outcome.WAIVED,
)


@pytest.mark.parametrize(
    ("procedure", "probes", "credit"),
    [
        (Fraction(1), answers(), Fraction(1)),
        (Fraction(1, 2), answers(NA, UNDETERMINED, WAIVED), Fraction(1, 2)),
        (Fraction(1), answers(UNMET), Fraction(1, 2)),
        (Fraction(0), answers(MET), Fraction(1, 2)),
        (Fraction(3, 4), answers(MET, UNMET, UNMET), Fraction(3, 8) + Fraction(1, 6)),
        (Fraction(0), [*answers(MET, weight=2), *answers(UNMET)], Fraction(1, 3)),
        (Fraction(0), answers(MET, UNMET, NA, UNDETERMINED, WAIVED), Fraction(1, 4)),
    ],
)
def test_credit_is_half_procedure_half_probes(procedure: Fraction, probes: list[ProbeResult], credit: Fraction) -> None:
    assert credit_of(procedure, probes) == credit


def test_weights_of_what_does_not_apply_are_shared_out() -> None:
    weekly = score_of("inherits").cadence(Cadence.WEEKLY)
    credit = {c.criterion: c.credit for c in weekly.criteria}
    assert credit == {
        "weekly.patching": None,
        "weekly.backups": Fraction(1, 2),
        "weekly.validation": Fraction(0),
        "weekly.documentation": Fraction(1),
    }
    assert weekly.value == 10 * (Fraction(30) * Fraction(1, 2) + Fraction(20)) / (30 + 20 + 20)


def test_the_overall_is_the_plain_mean_of_the_cadences_that_apply() -> None:
    score = score_of("inherits")
    assert [c.value for c in score.cadences] == [Fraction(5), Fraction(5), None, None]
    assert score.overall == Fraction(5)


def test_emergency_is_beside_the_overall() -> None:
    score = score_of("service")
    routine = [score.cadence(c).value for c in (Cadence.DAILY, Cadence.WEEKLY, Cadence.MONTHLY)]
    known = [value for value in routine if value is not None]
    assert len(known) == 3
    assert score.cadence(Cadence.EMERGENCY).value is not None
    assert score.overall == sum(known, Fraction(0)) / 3
