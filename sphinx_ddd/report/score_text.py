"""Scores as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from textwrap import wrap
from typing import Final

from sphinx_ddd.facts.criteria import Cadence, title_of
from sphinx_ddd.maturity.base import CadenceScore, CriterionScore, Outcome, ProbeResult, Score, same_answers, shown

WIDTH: Final = 120
_LABEL: Final = 18
_MARKS: Final = {
    Outcome.MET: "met",
    Outcome.UNMET: "UNMET",
    Outcome.NOT_APPLICABLE: "n/a",
    Outcome.UNDETERMINED: "undetermined",
    Outcome.WAIVED: "waived",
}


def score_text(scores: Sequence[Score], explain: bool = False, *, targets: Mapping[str, float] | None = None) -> str:  # noqa: FBT001, FBT002 - the command line's flag
    """One block a subject: daily, weekly, monthly and overall, then why each criterion has its credit.

    :param explain: with every probe: its outcome, what it was asked of, where, and what closes the gap.
    :param targets: by ``overall`` or cadence, the value to reach; shown beside the score, compared exactly.
    """
    return "\n".join("\n".join(_score(s, explain=explain, targets=targets or {})) + "\n" for s in scores)


def _score(score: Score, *, explain: bool, targets: Mapping[str, float]) -> Iterator[str]:
    routine = [c for c in score.cadences if c.cadence is not Cadence.EMERGENCY]
    yield _plain(score.subject)
    for cadence in routine:
        yield _figure(cadence.cadence.capitalize(), cadence.value, targets.get(cadence.cadence))
    yield _figure("Overall", score.overall, targets.get("overall"))
    yield _figure("Emergency", score.cadence(Cadence.EMERGENCY).value, targets.get(Cadence.EMERGENCY)) + "  beside the overall"
    yield from _scan(score)
    for cadence in score.cadences:
        yield from _cadence(cadence, explain=explain)


def _figure(label: str, value: Fraction | None, target: float | None) -> str:
    line = f"  {label:<{_LABEL}}{shown(value):>4}"
    if target is None:
        return line
    if value is None:
        return f"{line}  target {target:g}"
    return f"{line}  target {target:g}, {'reached' if value >= Fraction(str(target)) else 'below'}"


def _scan(score: Score) -> Iterator[str]:
    yield f"  Files read: {score.files}, facts: {score.facts}, skipped: {len(score.skipped)}"
    for skipped in score.skipped:
        yield f"    skipped {_plain(f'{skipped.location}: {skipped.reason}')}"


def _cadence(cadence: CadenceScore, *, explain: bool) -> Iterator[str]:
    yield ""
    yield f"  {cadence.cadence.capitalize()} {shown(cadence.value)}"
    total = sum((c.weight for c in cadence.criteria if c.credit is not None), Fraction(0))
    for criterion in cadence.criteria:
        yield f"    {title_of(criterion.criterion):<{_LABEL}}{_credit(criterion, total)}"
        yield from _wrapped(criterion.reason, 6)
        if explain:
            yield from _probes(criterion.probes)


def _credit(criterion: CriterionScore, total: Fraction) -> str:
    if criterion.credit is None:
        return _MARKS[criterion.outcome]
    share = criterion.weight / total if total else Fraction(0)
    return f"{shown(criterion.credit * 10)} of 10, {float(share):.0%} of the cadence"


def _probes(probes: Iterable[ProbeResult]) -> Iterator[str]:
    for same in same_answers(probes):
        probe = same.result
        weight = f" weight {probe.weight}" if probe.weight != 1 else ""
        times = f" {same.count} times" if same.count > 1 else ""
        about = "; ".join(f"{name} ({', '.join(map(str, places))})" if places else name for name, places in same.about)
        yield from _wrapped(f"[{_MARKS[probe.outcome]}]{weight}{times} {probe.probe}: {about}", 8)
        yield from _wrapped(f"{probe.question} {probe.reason}", 12)
        if probe.remedy:
            yield from _wrapped(f"To close it: {probe.remedy}", 12)


def _wrapped(text: str, indent: int) -> list[str]:
    room = " " * indent
    return wrap(_plain(text), WIDTH, initial_indent=room, subsequent_indent=room, break_long_words=False, break_on_hyphens=False)


def _plain(text: str) -> str:
    """On one line and without control characters, which names in a source could carry to the terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
