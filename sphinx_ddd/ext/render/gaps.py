"""Gaps as a table: what is missing, what closes it, and what that adds."""

from __future__ import annotations

from docutils import nodes

from sphinx_ddd.ext.i18n import _
from sphinx_ddd.ext.lift import Lift, lifts
from sphinx_ddd.ext.records import GapsView
from sphinx_ddd.ext.render.page import Page
from sphinx_ddd.facts.criteria import title_of
from sphinx_ddd.maturity.base import Score

ROWS: int = 20
"""Gaps shown before the rest is folded."""


def gaps(page: Page, score: Score, view: GapsView) -> list[nodes.Node]:
    found = [lift for lift in lifts(score) if not view.criteria or lift.criterion in view.criteria]
    if view.limit:
        found = found[: view.limit]
    out = page.read_from(score.files, score.facts, score.skipped)
    if not found:
        return [page.paragraph(nodes.Text(_("No gap was found.")), kind="no-gap"), *out]
    first = found[:ROWS] if page.is_html else found
    out = [_table(page, first), *out]
    if len(first) < len(found):
        rest = found[ROWS:]
        out[1:1] = page.folded(_("{n} more gaps").format(n=len(rest)), _table(page, rest))
    return out


def _table(page: Page, found: list[Lift]) -> nodes.Node:
    columns = (_("Adds"), _("Criterion"), _("Missing"), _("What closes it"), _("Source"))
    return page.table(columns, (_row(page, lift) for lift in found), kind="gaps")


def _row(page: Page, lift: Lift) -> list[list[nodes.Node]]:
    gain = f"+{shown_gain(lift)}"
    return [
        [page.paragraph(nodes.Text(gain))],
        [page.paragraph(nodes.Text(f"{_(lift.cadence.value)}: {_(title_of(lift.criterion))}"))],
        [page.paragraph(*page.prose(lift.missing))],
        [page.paragraph(*page.prose(lift.remedy))],
        [page.paragraph(page.source(lift.location))] if lift.location else [],
    ]


def shown_gain(lift: Lift) -> str:
    """Of the overall score; of its own number for emergency. Two places, as one gap of many is little."""
    gain = lift.overall_gain or lift.cadence_gain
    hundredths = gain * 100 // 1
    return f"{hundredths // 100}.{hundredths % 100:02}"
