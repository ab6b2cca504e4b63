"""The configuration reference as nodes: an entry for each option, that can be read on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from docutils import nodes
from sphinx import addnodes

from sphinx_ddd.ext.i18n import _
from sphinx_ddd.ext.option_targets import anchors_at, text_of
from sphinx_ddd.ext.records import ConfigView
from sphinx_ddd.ext.render.help_text import help_text
from sphinx_ddd.ext.render.option_overview import overview
from sphinx_ddd.ext.render.option_table import option_table
from sphinx_ddd.ext.render.page import Page
from sphinx_ddd.ext.render.words import block, line
from sphinx_ddd.procedures.effects import WORDS
from sphinx_ddd.procedures.implications import RISKS
from sphinx_ddd.procedures.options import Detail, Entry, Reference

OPEN: Final = 60
"""Entries of a group that are seen at once; a group with more is folded in parts of this size."""
PLACES: Final = 12
"""Lines in the details, such as those that read an option; the rest is counted."""
LONGEST_HELP: Final = 700
"""Characters of a help text that are seen at once; the paragraphs after the first of a longer one are in the details."""


def options(page: Page, reference: Reference, view: ConfigView, part: str) -> list[nodes.Node]:
    """What stands below the title of the reference, or of one of its groups."""
    anchors = anchors_at(page.domain, page.docname, view, str(page.place["anchor"]))
    if not part:
        return overview(page, reference, anchors)
    group = reference.groups[int(part)]
    first = sum(len(one.entries) for one in reference.groups[: int(part)])
    own = list(zip(group.entries, anchors[first : first + len(group.entries)], strict=True))
    if view.columns:
        return option_table(page, own, view.columns)
    return list(_in_parts(page, own))


def _in_parts(page: Page, own: Sequence[tuple[Entry, str]]) -> Iterator[nodes.Node]:
    if len(own) <= OPEN:
        yield from (_entry(page, entry, anchor) for entry, anchor in own)
        return
    for start in range(0, len(own), OPEN):
        some = own[start : start + OPEN]
        summary = f"{some[0][0].option.name} … {some[-1][0].option.name} ({start + 1}–{start + len(some)})"
        yield from page.folded(line(summary), *(_entry(page, entry, anchor) for entry, anchor in some))


def _entry(page: Page, entry: Entry, anchor: str) -> nodes.Node:
    """An object description, as themes know them: the name with its badges, the line of limits, the help, the details."""
    title = line(text_of(entry.title))
    name = addnodes.desc_name(title, title)
    signature = addnodes.desc_signature("", "", name, *_badges(entry), ids=[anchor])
    content = addnodes.desc_content("", *_content(page, entry))
    out = addnodes.desc("", signature, content, domain="ddd", objtype="option", desctype="option", classes=["ddd-option"])
    out["no-index"] = out["no-index-entry"] = out["no-contents-entry"] = out["no-typesetting"] = False
    for node in (out, signature, content):
        page.placed(node)
    return out


def _badges(entry: Entry) -> Iterator[nodes.Node]:
    words = [(mark.value, mark.value) for mark in entry.marks]
    if entry.effect:
        words.insert(0, (WORDS[entry.effect], entry.effect.value))
    for number, (word, kind) in enumerate(words):
        # Seen where there is no style sheet: without it the words would run into each other.
        yield nodes.inline("", ", " if number else " – ", classes=["ddd-separator"])
        yield nodes.inline("", _(word), classes=["ddd-badge", f"ddd-{kind}"])


def _content(page: Page, entry: Entry) -> Iterator[nodes.Node]:
    yield page.paragraph(*_limits(page, entry), kind="limits")
    first, rest = _help(entry)
    yield from help_text(page, first)
    for gap in entry.gaps:
        missing = page.with_sources(page.prose(gap.missing), gap.sources)
        remedy = [nodes.Text(" "), nodes.strong("", _("To close it:")), nodes.Text(" "), *page.prose(gap.remedy)]
        yield page.labelled(_("Gap:"), [*missing, *remedy], "gap-of-option")
    if rest or entry.value or entry.choices or len(entry.details) > 1:
        yield from page.folded(_("Details"), *help_text(page, rest), *_details(page, entry))
    else:
        yield from (page.paragraph(nodes.Text(f"{_(one.label)} "), *_said(page, one), kind="meta") for one in entry.details)


def _limits(page: Page, entry: Entry) -> list[nodes.Node]:
    """``integer, seconds · default 30 · 1 to 300``: what is not stated is left out, but a default."""
    parts = [page.text(entry.type)] if entry.type else []
    if entry.default or entry.implied:
        none = entry.default == ("none",)
        default = [nodes.Text(_("no default"))] if none else [nodes.Text(_("default") + " "), *page.text(entry.default)]
        parts.append([*default, *_implied(entry)])
    if entry.allowed:
        parts.append(page.text(entry.allowed))
    if entry.set_by:
        parts.append(page.text(entry.set_by))
    return [node for number, part in enumerate(parts) for node in ([nodes.Text(" · ")] if number else []) + part]


def _implied(entry: Entry) -> Iterator[nodes.Node]:
    for one in entry.implied:
        kind = "ddd-implies-risk" if one.kind in RISKS else "ddd-implies"
        yield nodes.Text(", ")
        yield nodes.inline("", _(one.says), classes=[kind])


def _help(entry: Entry) -> tuple[str, str]:
    """The help text that is seen at once, and the rest of a long one."""
    text = entry.help.strip()
    if not text:
        return "", ""
    first, _blank, rest = text.partition("\n\n")
    return (text, "") if len(text) <= LONGEST_HELP else (first, rest)


def _details(page: Page, entry: Entry) -> Iterator[nodes.Node]:
    fields = [_field(page, detail) for detail in entry.details]
    if entry.value:
        shown = block(entry.value)
        text = page.placed(nodes.literal_block(shown, shown, language="none", classes=["ddd-value"]))
        fields.insert(0, nodes.field("", nodes.field_name("", _("Default in full")), nodes.field_body("", text)))
    if entry.choices:
        fields.insert(0, nodes.field("", nodes.field_name("", _("Choices")), nodes.field_body("", page.paragraph(*_choices(page, entry)))))
    yield page.placed(nodes.field_list("", *fields, classes=["ddd-details"]))


def _choices(page: Page, entry: Entry) -> list[nodes.Node]:
    out = [node for number, one in enumerate(entry.choices) for node in ([nodes.Text(", ")] if number else []) + page.text(one)]
    return [*out, nodes.Text(" " + _("and {n} more").format(n=f"{entry.more_choices:,}"))] if entry.more_choices else out


def _field(page: Page, detail: Detail) -> nodes.field:
    return nodes.field("", nodes.field_name("", line(_(detail.label))), nodes.field_body("", page.paragraph(*_said(page, detail))))


def _said(page: Page, detail: Detail) -> list[nodes.Node]:
    content = page.text(detail.text)
    places = page.sources(detail.sources, PLACES)
    return [*content, nodes.Text(": "), *places] if content and places else content or places
