"""Options side by side, where the reader asks for a table of some columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from docutils import nodes

from sphinx_ddd.ext.i18n import _
from sphinx_ddd.ext.render.page import Cell, Page
from sphinx_ddd.procedures.base import Text
from sphinx_ddd.procedures.effects import WORDS
from sphinx_ddd.procedures.options import Entry
from sphinx_ddd.procedures.plain import code, sentence, values

ROWS: Final = 60
"""Rows that are seen at once; the rest is folded."""


def _marks(entry: Entry) -> Text:
    return (f" ({', '.join(entry.marks)})",) if entry.marks else ()


def _listed(items: object) -> Text:
    return values(items, 3) if isinstance(items, tuple) and items else ()


COLUMNS: Final[dict[str, tuple[str, Callable[[Entry], Text]]]] = {
    "name": ("Option", lambda e: (*e.title, *_marks(e))),
    "scope": ("Of", lambda e: (code(e.owner),) if e.owner else ()),
    "type": ("Type", lambda e: e.type),
    "default": ("Default", lambda e: e.default),
    "implies": ("Implies", lambda e: (", ".join(one.says for one in e.implied),) if e.implied else ()),
    "allowed": ("Allowed", lambda e: e.allowed),
    "change": ("A change", lambda e: (WORDS[e.effect],) if e.effect else ()),
    "env": ("Environment", lambda e: _listed(e.option.env)),
    "flags": ("Flags", lambda e: _listed(e.option.flags)),
    "meaning": ("Meaning", lambda e: (sentence(e.help),) if e.help.strip() else ()),
}
"""Name of a column to its heading and what stands in it."""


def option_table(page: Page, own: Sequence[tuple[Entry, str]], asked: Sequence[str]) -> list[nodes.Node]:
    """The options with their anchors as rows."""
    first = _table(page, own[:ROWS] if page.is_html else own, asked)
    rest = own[ROWS:] if page.is_html else []
    return [first, *page.folded(_("{n} more rows").format(n=len(rest)), _table(page, rest, asked))] if rest else [first]


def _table(page: Page, own: Sequence[tuple[Entry, str]], asked: Sequence[str]) -> nodes.Node:
    headings = [*(_(COLUMNS[name][0]) for name in asked), _("Source")]
    return page.table(headings, (_row(page, entry, anchor, asked) for entry, anchor in own), kind="options")


def _row(page: Page, entry: Entry, anchor: str, asked: Sequence[str]) -> list[Cell]:
    texts = [COLUMNS[name][1](entry) for name in asked]
    cells: list[list[nodes.Node]] = [[page.paragraph(*page.text(text))] if text else [] for text in texts]
    cells[0].insert(0, nodes.target("", "", ids=[anchor]))
    return [*cells, [page.paragraph(*page.sources(entry.sources))]]
