"""Why a criterion has the credit it has, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from sphinx_ddd.coverage.base import Evidence, Level
from sphinx_ddd.maturity.applicability import Applicability
from sphinx_ddd.maturity.base import Outcome, ProbeResult
from sphinx_ddd.maturity.documented import Documented

_SIGNS: Final = {Fraction(1, 4): "¼", Fraction(1, 2): "½", Fraction(3, 4): "¾"}


def sentences(applicability: Applicability, covered: Documented, probes: Sequence[ProbeResult]) -> str:
    """What makes it apply, what documents it, and how its probes came out."""
    return " ".join((f"Applies: {applicability.because}.", _documentation(applicability, covered), _answers(probes)))


def part(value: Fraction) -> str:
    """A share of one for people: ``½``, ``1``, ``3/8``."""
    return _SIGNS.get(value, str(value))


def _documentation(applicability: Applicability, covered: Documented) -> str:
    if not covered.best:
        return "Documentation 0: no procedure covers it."
    best = covered.best[0]
    reach = (
        "" if covered.covered == len(applicability.needs) else f", for {covered.covered} of {len(applicability.needs)} places that need it"
    )
    return f"Documentation {part(covered.share)}: {_shown(best)}{_cap(best)}{reach}."


def _shown(evidence: Evidence) -> str:
    level = "procedure" if evidence.level is Level.PROCEDURE else "mentioned"
    return f"{level}, {evidence.location} “{evidence.what}”"


def _cap(evidence: Evidence) -> str:
    if evidence.level is not Level.PROCEDURE or not evidence.changes_state:
        return ""
    if not evidence.verified:
        return ", capped at ½ because it changes state without saying how to see that it worked"
    if not evidence.reversible:
        return ", capped at ¾ because it changes state without a way back or the word irreversible"
    return ""


def _answers(probes: Sequence[ProbeResult]) -> str:
    counts = Counter(p.outcome for p in probes)
    asked = counts[Outcome.MET] + counts[Outcome.UNMET]
    aside = [f"{counts[o]} {o.value}" for o in (Outcome.UNDETERMINED, Outcome.WAIVED) if counts[o]]
    beside = f" ({', '.join(aside)})" if aside else ""
    if not asked:
        return f"Probes: none could be answered, so the documentation decides alone{beside}."
    return f"Probes: {counts[Outcome.MET]} of {asked} met{beside}."
