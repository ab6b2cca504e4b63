"""The score of a subject: applicability, credit of each criterion, cadences, overall."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from sphinx_ddd.coverage.base import Evidence
from sphinx_ddd.facts.base import Fact, Found
from sphinx_ddd.facts.criteria import Cadence, cadence_of
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.metrics import Threshold
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.facts.validation import Check
from sphinx_ddd.maturity import waived
from sphinx_ddd.maturity.applicability import Applicability, Context, decide
from sphinx_ddd.maturity.base import CadenceScore, CriterionScore, Outcome, ProbeResult, Score
from sphinx_ddd.maturity.conditions import Surroundings
from sphinx_ddd.maturity.documented import documented
from sphinx_ddd.maturity.explain import sentences
from sphinx_ddd.maturity.model import Criterion, Model
from sphinx_ddd.maturity.probing import Inquiry
from sphinx_ddd.procedures.base import HandWritten
from sphinx_ddd.procedures.site import Waiver

OUT_OF: Final = 10
_HALF: Final = Fraction(1, 2)
_SAMPLES: Final = ("_total", "_bucket", "_count", "_sum", "_info")
"""What the samples of a metric are called, after its own name."""


def score(
    facts: FactSet,
    subject: Subject,
    *,
    evidence: Iterable[Evidence],
    model: Model,
    today: dt.date,
    waivers: Sequence[Waiver] = (),
    thresholds: Collection[str] = frozenset(),
    written: Iterable[HandWritten] = (),
) -> Score:
    """The maturity of a subject, exact and explained down to its probes.

    :param facts: the whole set; what is below the subject is selected here.
    :param evidence: what is documented, of the whole project.
    :param today: the day that decides which waivers are in force.
    :param waivers: of the site file.
    :param thresholds: names of the metrics for which a threshold is set.
    :param written: hand-written procedures: their statements that a criterion does not apply. What they document is evidence.
    """
    own = facts.below(subject)
    by_kind = _by_kind(own)
    around = Surroundings(frozenset(thresholds) | _alerted(facts), _guards(own))
    context = Context(subject, own, by_kind, _by_criterion(evidence), tuple(written), around)
    inquiry = Inquiry(subject, by_kind, bool(own.skipped), around, waivers, today)
    criteria = [_criterion(c, context, inquiry) for c in model.criteria]
    cadences = tuple(_cadence(which, [c for c in criteria if cadence_of(c.criterion) is which]) for which in Cadence)
    return Score(
        subject=subject.name,
        overall=_mean([c.value for c in cadences if c.cadence is not Cadence.EMERGENCY]),
        cadences=cadences,
        files=len(own.modules),
        facts=len(own.found),
        skipped=own.skipped,
    )


def credit_of(procedure: Fraction, probes: Iterable[ProbeResult]) -> Fraction:
    """Half for the procedure, half for the share of probes met; all for the procedure where no probe was answered."""
    answered = [p for p in probes if p.outcome in (Outcome.MET, Outcome.UNMET)]
    total = sum(p.weight for p in answered)
    if not total:
        return procedure
    met = sum(p.weight for p in answered if p.outcome is Outcome.MET)
    return _HALF * procedure + _HALF * Fraction(met, total)


def _by_kind(facts: FactSet) -> dict[str, tuple[Found[Fact], ...]]:
    kinds: dict[str, list[Found[Fact]]] = {}
    for found in facts.found:
        kinds.setdefault(found.fact.kind, []).append(found)
    return {kind: tuple(found) for kind, found in kinds.items()}


def _by_criterion(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    criteria: dict[str, list[Evidence]] = {}
    for e in evidence:
        criteria.setdefault(e.criterion, []).append(e)
    return criteria


def _alerted(facts: FactSet) -> frozenset[str]:
    """The metrics that alert rules and objectives watch: by the names of their samples and their own."""
    watched = (found.fact.metrics for found in facts.of(Threshold) if found.fact.source in ("alert_rule", "slo"))
    names = {name for metrics in watched if isinstance(metrics, tuple) for name in metrics}
    return frozenset(names | {name.removesuffix(suffix) for name in names for suffix in _SAMPLES})


def _guards(facts: FactSet) -> frozenset[tuple[str, str]]:
    checks = (found.fact for found in facts.of(Check))
    return frozenset((c.stage, c.guards) for c in checks if isinstance(c.guards, str))


def _criterion(criterion: Criterion, context: Context, inquiry: Inquiry) -> CriterionScore:
    applicability = decide(criterion, context)
    if applicability.outcome is not Outcome.MET:
        return _left_out(criterion, applicability)
    probes = tuple(result for probe in criterion.probes for result in inquiry.ask(probe))
    covered = documented(applicability.needs, context.evidence.get(criterion.id, ()))
    waivers = waived.for_criterion(inquiry.waivers, criterion.id, context.subject)
    result = CriterionScore(
        criterion=criterion.id,
        outcome=Outcome.MET,
        reason=sentences(applicability, covered, probes) + waived.void_note(waivers, inquiry.today),
        credit=credit_of(covered.share, probes),
        procedure=covered.share,
        weight=criterion.weight,
        probes=probes,
        evidence=covered.best,
    )
    if waiver := waived.in_force(waivers, inquiry.today):
        return replace(result, outcome=Outcome.WAIVED, credit=None, reason=f"Waived: {waived.text(waiver)}.")
    return result


def _left_out(criterion: Criterion, applicability: Applicability) -> CriterionScore:
    label = "Not applicable" if applicability.outcome is Outcome.NOT_APPLICABLE else "Undetermined"
    return CriterionScore(
        criterion=criterion.id,
        outcome=applicability.outcome,
        reason=f"{label}: {applicability.because}.",
        weight=criterion.weight,
    )


def _cadence(which: Cadence, criteria: list[CriterionScore]) -> CadenceScore:
    """Weighted mean of what applies: the weights of the rest are shared out among them."""
    counted = [(c.weight, c.credit) for c in criteria if c.credit is not None]
    total = sum((weight for weight, _ in counted), Fraction(0))
    value = OUT_OF * sum((weight * credit for weight, credit in counted), Fraction(0)) / total if total else None
    return CadenceScore(cadence=which, value=value, criteria=tuple(criteria))


def _mean(values: Iterable[Fraction | None]) -> Fraction | None:
    known = [v for v in values if v is not None]
    return sum(known, Fraction(0)) / len(known) if known else None
