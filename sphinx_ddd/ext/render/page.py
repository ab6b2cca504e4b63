"""Making nodes for one place on a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, TypeVar
from urllib.parse import quote

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_ddd.ext.domain import DddDomain
from sphinx_ddd.ext.i18n import _
from sphinx_ddd.ext.option_targets import option_targets
from sphinx_ddd.ext.render.words import block, line, quoted_parts
from sphinx_ddd.facts.base import Location, Skipped
from sphinx_ddd.procedures.base import Code, Link, Text

E = TypeVar("E", bound=nodes.Element)
Cell = Sequence[nodes.Node]
"""Blocks of a table's cell."""

WIDEST_COLUMN: Final = 36
"""Characters of a column in plain text."""
SOURCES_SHOWN: Final = 5
"""Source links at one place; the rest is counted."""


@dataclass(frozen=True)
class Page:
    """Where nodes are made: each gets the source line of the directive that asked for it."""

    place: nodes.Element
    domain: DddDomain
    docname: str

    @property
    def is_html(self) -> bool:
        return self.domain.builder.format == "html"

    # inline

    def text(self, text: Text) -> list[nodes.Node]:
        out: list[nodes.Node] = []
        for part in text:
            match part:
                case Code(text=code, option=option):
                    shown = self.code(code)
                    out.append(self.option(option, shown) if option else shown)
                case Link(location=location):
                    out.append(self.source(location))
                case str():
                    out += self.prose(part)
        return out

    def prose(self, sentence: str) -> list[nodes.Node]:
        """Running text of the core, in which backquotes mark code."""
        return [self.code(part) if is_code else nodes.Text(_spaced(part)) for part, is_code in quoted_parts(sentence)]

    def code(self, text: str) -> nodes.literal:
        shown = line(text)
        return nodes.literal(shown, shown)

    def source(self, at: Location) -> nodes.Node:
        """A place: a link to the procedure that stands there or to the source line, or plain text."""
        shown = self.code(str(at))
        procedure = next((p for p in self.domain.all_procedures() if p.written.location == at), None)
        if procedure is not None:
            return self.procedure(procedure.written.key, shown)
        pattern = self.domain.project.options.source_link
        if not pattern or at.path not in self.domain.project.paths:
            # The pattern is for what lies below the source roots; where the site file is kept it does not say.
            return shown
        path = self.domain.project.path_below_roots(at.path)
        url = _straight(pattern.format(path=quote(path.encode("utf-8", "replace")), line=at.line or 1))
        return nodes.reference("", "", shown, internal=False, refuri=url)

    def option(self, key: str, shown: nodes.Node) -> nodes.Node:
        """The name of an option: a link where a page describes it."""
        if option_targets(self.domain).find(key) is None:
            return shown
        link = {"refdomain": "ddd", "reftype": "option", "reftarget": key, "refdoc": self.docname, "refexplicit": True}
        return pending_xref("", shown, **link)

    def procedure(self, key: str, text: nodes.Node) -> pending_xref:
        link = {"refdomain": "ddd", "reftype": "procedure", "reftarget": key, "refdoc": self.docname, "refexplicit": True}
        return pending_xref("", text, **link, ddd_key=key)

    def sources(self, locations: Iterable[Location], most: int = SOURCES_SHOWN) -> list[nodes.Node]:
        """Source links side by side."""
        places = list(dict.fromkeys(locations))
        out: list[nodes.Node] = []
        for place in places[:most]:
            out += [nodes.Text(", ")] if out else []
            out.append(self.source(place))
        if len(places) > most:
            out.append(nodes.Text(" " + _("and {n} more").format(n=len(places) - most)))
        return out

    def with_sources(self, content: list[nodes.Node], locations: Iterable[Location]) -> list[nodes.Node]:
        places = self.sources(locations)
        return [*content, nodes.Text(" ("), *places, nodes.Text(")")] if places else content

    # blocks

    def paragraph(self, *content: nodes.Node, kind: str = "") -> nodes.paragraph:
        raw = "".join(node.astext() for node in content)
        return self.placed(nodes.paragraph(raw, "", *content, classes=[f"ddd-{kind}"] if kind else []))

    def labelled(self, label: str, content: Iterable[nodes.Node], kind: str) -> nodes.paragraph:
        return self.paragraph(nodes.strong("", label), nodes.Text(" "), *content, kind=kind)

    def rubric(self, title: str) -> nodes.rubric:
        return self.placed(nodes.rubric(title, title))

    def command(self, text: str) -> nodes.literal_block:
        shown = block(text)
        # Forced: an odd quote in a command must not give a warning that its lexer failed.
        return self.placed(nodes.literal_block(shown, shown, language="sh", force=True, classes=["ddd-command"]))

    def bullets(self, items: Iterable[Sequence[nodes.Node]]) -> nodes.bullet_list:
        entries = [nodes.list_item("", self.paragraph(*item)) for item in items]
        return self.placed(nodes.bullet_list("", *entries, bullet="-"))

    def admonition(self, title: str, *content: nodes.Node, kind: str) -> nodes.admonition:
        heading = self.placed(nodes.title(title, title))
        # In a container, as the writer of plain text joins the paragraphs directly below an admonition.
        return self.placed(nodes.admonition("", heading, nodes.container("", *content), classes=[f"ddd-{kind}"]))

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, caption: str = "", kind: str = "") -> nodes.container:
        """A table that scrolls by itself where the page is narrow."""
        head: Sequence[Cell] = [[self.paragraph(nodes.Text(name))] for name in columns]
        body = list(rows)
        group = nodes.tgroup("", *_widths([head, *body]), cols=len(columns))
        group += nodes.thead("", _row(head))
        group += nodes.tbody("", *map(_row, body))
        table = self.placed(nodes.table("", group, classes=["ddd-table", *([f"ddd-{kind}"] if kind else [])]))
        out = nodes.container("", table, classes=["ddd-scroll"])
        if caption:
            # Not a title of the table: numfig would ask each of them for a number.
            out.insert(0, self.paragraph(nodes.strong("", line(caption)), kind="caption"))
        return out

    def folded(self, summary: str, *content: nodes.Node) -> list[nodes.Node]:
        """Content to open by a click, without JavaScript; as it is where nothing can be clicked."""
        if not self.is_html:
            return list(content)
        before = f'<details class="ddd-fold"><summary>{escape(summary)}</summary>'
        return [nodes.raw("", before, format="html"), *content, nodes.raw("", "</details>", format="html")]

    def read_from(self, files: int, facts: int, skipped: Sequence[Skipped]) -> list[nodes.Node]:
        """The scan summary: what was read, and what could not be."""
        text = _("Source files read: {files}, facts: {facts}.").format(files=files, facts=facts)
        out: list[nodes.Node] = [self.paragraph(nodes.Text(text), kind="summary")]
        if skipped:
            title = _("{n} not read: what they hold is missing here").format(n=len(skipped))
            places = self.bullets([[self.source(one.location), nodes.Text(": " + line(one.reason))] for one in skipped])
            out.append(self.admonition(title, places, kind="skipped"))
        return out

    def placed(self, node: E) -> E:
        node.source, node.line = self.place.source, self.place.line
        return node


def _straight(url: str) -> str:
    """An address without ``..`` in its path, as browsers would make it."""
    while "/../" in url:
        before, _, after = url.partition("/../")
        folder, sign, _ = before.rpartition("/")
        if not sign or folder.endswith("/"):
            return url
        url = f"{folder}/{after}"
    return url


def _row(cells: Sequence[Cell]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", *cell) for cell in cells))


def _widths(rows: Sequence[Sequence[Cell]]) -> list[nodes.colspec]:
    """By what stands in the columns: writers of plain text need it, the others lay a table out themselves."""
    lengths = [[max((len(node.astext()) + 2 for node in cell), default=0) for cell in column] for column in zip(*rows, strict=True)]
    return [nodes.colspec("", colwidth=min(max(column), WIDEST_COLUMN)) for column in lengths]


def _spaced(text: str) -> str:
    """A part of running text: cleaned, but with the blanks that part it from its neighbours."""
    cleaned = line(text)
    left = " " if text[:1].isspace() and cleaned else ""
    right = " " if text[-1:].isspace() else ""
    return f"{left}{cleaned}{right}"
