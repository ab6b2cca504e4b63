"""Scores as nodes: a row a subject, and on request all they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from docutils import nodes

from sphinx_ddd.ext.i18n import _
from sphinx_ddd.ext.render.page import Cell, Page
from sphinx_ddd.facts.criteria import Cadence, title_of
from sphinx_ddd.maturity.base import CadenceScore, CriterionScore, Outcome, SameAnswer, Score, same_answers, shown

PROBES_SHOWN: Final = 8
"""Rows of probes of a criterion in a page's flow; more are folded."""
REASONS: Final = 2
"""Criteria named in the column of reasons: those that cost most."""

_COLUMNS: Final = (Cadence.DAILY, Cadence.WEEKLY, Cadence.MONTHLY)
_WORDS: Final = {
    Outcome.MET: "met",
    Outcome.UNMET: "unmet",
    Outcome.NOT_APPLICABLE: "not applicable",
    Outcome.UNDETERMINED: "undetermined",
    Outcome.WAIVED: "waived",
}


def scores(page: Page, found: Sequence[Score], targets: Mapping[str, Fraction], *, explain: bool) -> list[nodes.Node]:
    columns = (_("Subject"), _("Daily"), _("Weekly"), _("Monthly"), _("Overall"), _("Emergency"), _("Reason"))
    out: list[nodes.Node] = [page.table(columns, (_row(page, score, targets) for score in found), kind="score")]
    out += page.read_from(found[0].files, found[0].facts, found[0].skipped)
    if explain:
        for score in found:
            out += _explained(page, score)
    return out


def _row(page: Page, score: Score, targets: Mapping[str, Fraction]) -> list[Cell]:
    numbers = [(cadence.value, score.cadence(cadence).value) for cadence in _COLUMNS]
    numbers += [("overall", score.overall), ("emergency", score.cadence(Cadence.EMERGENCY).value)]
    cells = [_number(page, value, targets.get(name)) for name, value in numbers]
    return [[page.paragraph(page.code(score.subject))], *cells, [page.paragraph(*page.prose(reason(score)))]]


def _number(page: Page, value: Fraction | None, target: Fraction | None) -> Cell:
    """The value and, where the team has one, its target in words: colour is not the only sign."""
    number = page.paragraph(nodes.strong("", shown(value)))
    if value is None or target is None:
        return [number]
    reached = value >= target
    word = (_("meets {target}") if reached else _("below {target}")).format(target=shown(target))
    return [number, page.paragraph(nodes.inline("", word, classes=["ddd-met" if reached else "ddd-unmet"]), kind="target")]


def reason(score: Score) -> str:
    """What keeps the score down: the criteria that cost most, each with why."""
    counted = [c for cadence in score.cadences if cadence.cadence is not Cadence.EMERGENCY for c in cadence.criteria]
    costly = sorted((c for c in counted if c.credit is not None and c.credit < 1), key=_lost, reverse=True)
    if costly:
        return "; ".join(_shortly(criterion) for criterion in costly[:REASONS])
    if any(c.credit is not None for c in counted):
        return _("Every criterion that applies is met.")
    if any(c.outcome is Outcome.UNDETERMINED for c in counted):
        return _("What applies could not be determined.")
    return _("No criterion applies.")


def _shortly(criterion: CriterionScore) -> str:
    """``Backups: no procedure, 1 of 3 probes met``."""
    unmet = len(criterion.gaps)
    answered = unmet + sum(p.outcome is Outcome.MET for p in criterion.probes)
    parts = []
    if not criterion.procedure:
        parts.append(_("no procedure"))
    elif criterion.procedure < 1:
        parts.append(_("not a full procedure"))
    if unmet:
        parts.append(_("{met} of {n} probes met").format(met=answered - unmet, n=answered))
    return f"{_(title_of(criterion.criterion))}: {', '.join(parts)}"


def _lost(criterion: CriterionScore) -> Fraction:
    return criterion.weight * (1 - (criterion.credit or Fraction(0)))


def _explained(page: Page, score: Score) -> Iterator[nodes.Node]:
    for cadence in score.cadences:
        if not cadence.criteria:
            continue
        title = f"{score.subject}, {_(cadence.cadence.value)}: {shown(cadence.value)}"
        yield page.rubric(title)
        yield _criteria(page, cadence)
        for criterion in cadence.criteria:
            yield from _probes(page, criterion)


def _criteria(page: Page, cadence: CadenceScore) -> nodes.Node:
    columns = (_("Criterion"), _("Of 10"), _("Procedure"), _("Why"), _("Evidence"))
    return page.table(columns, (_criterion(page, criterion) for criterion in cadence.criteria), kind="criteria")


def _criterion(page: Page, criterion: CriterionScore) -> list[Cell]:
    counts = criterion.credit is not None
    best = criterion.evidence[:3]
    return [
        [page.paragraph(nodes.Text(_(title_of(criterion.criterion))))],
        [page.paragraph(nodes.Text(shown(criterion.credit * 10)) if criterion.credit is not None else _outcome(criterion.outcome))],
        [page.paragraph(nodes.Text(shown(criterion.procedure * 10)))] if counts else [],
        [page.paragraph(*page.prose(criterion.reason))],
        [page.bullets([*page.prose(f"{one.what} "), page.source(one.location)] for one in best)] if best else [],
    ]


def _probes(page: Page, criterion: CriterionScore) -> list[nodes.Node]:
    if not criterion.probes:
        return []
    columns = (_("Outcome"), _("Question"), _("About"), _("What was seen"), _("Source"))
    title = _("{criterion}: {n} probes").format(criterion=_(title_of(criterion.criterion)), n=len(criterion.probes))
    answers = list(same_answers(criterion.probes))
    table = page.table(columns, (_answer(page, answer) for answer in answers), kind="probes")
    if len(answers) > PROBES_SHOWN and page.is_html:
        return page.folded(title, table)
    return [page.paragraph(nodes.strong("", title), kind="caption"), table]


def _answer(page: Page, same: SameAnswer) -> list[Cell]:
    probe = same.result
    seen = [page.paragraph(*page.prose(probe.reason))]
    if probe.remedy:
        seen.append(page.labelled(_("To close it:"), page.prose(probe.remedy), "remedy"))
    places = dict.fromkeys(place for _name, own in same.about for place in own)
    return [
        [page.paragraph(_outcome(probe.outcome), *([nodes.Text(f" ×{same.count}")] if same.count > 1 else []))],
        [page.paragraph(*page.prose(probe.question))],
        [page.paragraph(*_listed(page.code(name) for name, _places in same.about))],
        seen,
        [page.paragraph(*_listed(page.source(place) for place in places))] if places else [],
    ]


def _listed(found: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Nodes with commas between them."""
    for number, node in enumerate(found):
        if number:
            yield nodes.Text(", ")
        yield node


def _outcome(outcome: Outcome) -> nodes.inline:
    return nodes.inline("", _(_WORDS[outcome]), classes=["ddd-outcome", f"ddd-{outcome.value.replace('_', '-')}"])
