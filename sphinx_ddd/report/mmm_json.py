"""Scores as JSON; ``schemas/mmm.schema.json`` describes it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction

from sphinx_ddd.coverage.base import Evidence
from sphinx_ddd.facts.base import JSON, Location
from sphinx_ddd.maturity.base import CadenceScore, CriterionScore, ProbeResult, Score, shown

FORMAT_VERSION = 1
DECIMALS = 4


def mmm_json(scores: Sequence[Score], *, targets: Mapping[str, float] | None = None) -> str:
    """All scores with what they are made of. The same for equal scores: nothing in it tells when or where it was made.

    :param targets: by ``overall`` or cadence, the value to reach.
    """
    document: dict[str, JSON] = {
        "version": FORMAT_VERSION,
        "targets": dict(sorted((targets or {}).items())),
        "scores": [_score(s) for s in scores],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _score(score: Score) -> JSON:
    return {
        "subject": score.subject,
        "overall": _value(score.overall),
        "cadences": [_cadence(c) for c in score.cadences],
        "gaps": [{"criterion": c.criterion, **_probe(p)} for c in score.criteria() if c.credit is not None for p in c.gaps],
        "scan": {
            "files": score.files,
            "facts": score.facts,
            "skipped": [{**_place(s.location), "reason": s.reason} for s in score.skipped],
        },
    }


def _cadence(cadence: CadenceScore) -> JSON:
    return {"cadence": cadence.cadence.value, **_value(cadence.value), "criteria": [_criterion(c) for c in cadence.criteria]}


def _criterion(criterion: CriterionScore) -> JSON:
    return {
        "criterion": criterion.criterion,
        "outcome": criterion.outcome.value,
        "reason": criterion.reason,
        "weight": _number(criterion.weight),
        "credit": None if criterion.credit is None else _number(criterion.credit),
        "procedure": _number(criterion.procedure),
        "evidence": [_evidence(e) for e in criterion.evidence],
        "probes": [_probe(p) for p in criterion.probes],
    }


def _probe(probe: ProbeResult) -> dict[str, JSON]:
    row: dict[str, JSON] = {
        "probe": probe.probe,
        "question": probe.question,
        "outcome": probe.outcome.value,
        "about": probe.about,
        "reason": probe.reason,
        "weight": probe.weight,
    }
    if probe.remedy:
        row["remedy"] = probe.remedy
    return row | _place(probe.location) if probe.location else row


def _evidence(evidence: Evidence) -> JSON:
    return {
        "level": int(evidence.level),
        "subject": evidence.subject,
        "what": evidence.what,
        "certain": evidence.certain,
        "changes_state": evidence.changes_state,
        "verified": evidence.verified,
        "reversible": evidence.reversible,
        **_place(evidence.location),
    }


def _value(value: Fraction | None) -> dict[str, JSON]:
    """Out of 10: rounded for machines, exact as a fraction to compare with, and as people are shown it."""
    if value is None:
        return {"value": None, "exact": None, "displayed": shown(None)}
    return {"value": _number(value), "exact": str(value), "displayed": shown(value)}


def _number(value: Fraction) -> JSON:
    return float(round(value, DECIMALS))


def _place(location: Location) -> dict[str, JSON]:
    return {"path": location.path, "line": location.line}
