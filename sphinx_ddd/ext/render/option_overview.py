"""Above the options of a reference: how many there are, where each group begins, and which to look at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from docutils import nodes

from sphinx_ddd.ext.i18n import _
from sphinx_ddd.ext.nodes import ddd_view
from sphinx_ddd.ext.option_targets import text_of
from sphinx_ddd.ext.render.page import Page
from sphinx_ddd.ext.render.words import line
from sphinx_ddd.procedures.effects import WORDS, Effect
from sphinx_ddd.procedures.implications import RISKS
from sphinx_ddd.procedures.options import Entry, Mark, Reference

FEW: Final = 12
"""Options of which no list is needed of those to look at first; and rows of that list that are seen at once."""
_PER_CALL: Final = frozenset("ansible argparse click typer".split())
"""Frameworks whose options are given at each call: that one of them is required is nothing to decide beforehand."""
_COUNTED: Final = (*Effect, *Mark)
"""What is counted, in this order."""


def overview(page: Page, reference: Reference, anchors: Sequence[str]) -> list[nodes.Node]:
    """What stands above the entries.

    :param anchors: of all entries, in their order
    """
    read = page.read_from(reference.files, reference.facts, reference.skipped)
    shown = list(reference.entries())
    if not shown:
        text = _("No option was found.") if not reference.found else _("The filter keeps none of {n} options.").format(n=reference.found)
        return [page.paragraph(nodes.Text(text)), *read]
    out: list[nodes.Node] = [page.paragraph(nodes.Text(" · ".join(_counts(shown, reference.found))), kind="counts")]
    out += _groups(page, reference)
    out += _first(page, shown, anchors)
    return [*out, *read]


def _counts(shown: Sequence[Entry], found: int) -> Iterator[str]:
    """``239 options``, and how many of them need what."""
    if len(shown) < found:
        yield _("{n} of {all} options").format(n=len(shown), all=found)
    else:
        yield _("1 option") if found == 1 else _("{n} options").format(n=found)
    risky = sum(_is_risky(entry) for entry in shown)
    if risky:
        yield f"{_('risky default')}: {risky}"
    counts: Counter[str] = Counter(one for entry in shown for one in (*entry.marks, entry.effect) if one is not None)
    for one in _COUNTED:
        if counts[one]:
            yield f"{_(WORDS[one] if isinstance(one, Effect) else one.value)}: {counts[one]}"


def _is_risky(entry: Entry) -> bool:
    return any(one.kind in RISKS for one in entry.implied)


def _groups(page: Page, reference: Reference) -> list[nodes.Node]:
    """Where each group begins. Themes do not agree on whether they show the contents of a page."""
    parts = page.place.parent.findall(ddd_view) if len(reference.groups) > 1 else []
    ids = {int(part.part): part.parent["ids"][0] for part in parts if part.part and part.view == page.place["view"]}
    links: list[nodes.Node] = []
    for number, group in enumerate(reference.groups):
        if number in ids:
            title = line(group.title)
            links += [nodes.Text(" · ")] if links else []
            links += [nodes.reference("", title, internal=True, refid=ids[number]), nodes.Text(f" ({len(group.entries)})")]
    return [page.paragraph(*links, kind="groups")] if links else []


def _first(page: Page, shown: Sequence[Entry], anchors: Sequence[str]) -> list[nodes.Node]:
    """What to decide before all else: options that must be set, and defaults that nobody wants without having chosen them."""
    rows = [
        [[page.paragraph(nodes.reference("", "", page.code(text_of(entry.title)), internal=True, refid=anchor))], [page.paragraph(*why)]]
        for entry, anchor in zip(shown, anchors, strict=True)
        for why in [list(_why_first(page, entry))]
        if why
    ]
    if not rows or len(shown) <= FEW:
        return []
    columns = (_("Look at first"), _("Why"))
    first = page.table(columns, rows[:FEW] if page.is_html else rows, kind="first")
    rest = rows[FEW:] if page.is_html else []
    return [first, *page.folded(_("{n} more rows").format(n=len(rest)), page.table(columns, rest, kind="first"))] if rest else [first]


def _why_first(page: Page, entry: Entry) -> Iterator[nodes.Node]:
    is_setting = entry.option.framework not in _PER_CALL and not entry.default
    reasons = [_("required, and has no default")] if Mark.REQUIRED in entry.marks and is_setting else []
    reasons += [_(one.says) for one in entry.implied if one.kind in RISKS]
    for number, reason in enumerate(reasons):
        yield nodes.Text(f"; {reason}" if number else reason)
    for number, gap in enumerate(entry.gaps):
        yield nodes.Text("; " if reasons or number else "")
        yield from page.prose(gap.missing)
