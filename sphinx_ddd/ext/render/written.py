"""A hand-written procedure in a runbook: its content as on its own page, or a link to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

from sphinx_ddd.ext.i18n import _
from sphinx_ddd.ext.nodes import ddd_view
from sphinx_ddd.ext.records import Procedure
from sphinx_ddd.ext.render.page import Page
from sphinx_ddd.ext.render.words import line

BOUND: Final = (
    nodes.footnote,
    nodes.footnote_reference,
    nodes.citation,
    nodes.citation_reference,
    nodes.system_message,
    nodes.problematic,
    addnodes.toctree,
    addnodes.desc,
    ddd_view,
)
"""What belongs to the one page it stands on: a copy would have a second anchor, number or object description."""
ANCHORS: Final = (nodes.rubric, nodes.target)
"""What may have an anchor all the same: the copy goes without it."""
DROPPED: Final = (addnodes.index, nodes.comment, nodes.target)


def written(page: Page, key: str) -> list[nodes.Node]:
    """The procedure's content; what is said about it stands above it in the runbook.

    It is copied where that can be done without a second anchor, and not onto the page it stands on anyway.
    """
    procedure = page.domain.procedure_at(key)
    body = body_of(page, procedure)
    if procedure.docname == page.docname or any(_is_bound(node) for node in body):
        link = page.procedure(key, nodes.inline("", line(procedure.written.title)))
        return [page.paragraph(nodes.Text(_("The steps are in:") + " "), link, kind="written")]
    copies = [copy for node in body for copy in _without_anchors(node.deepcopy())]
    for copy in copies:
        _move(page, procedure.docname, copy)
    return [nodes.container("", *copies, classes=["ddd-written"])]


def body_of(page: Page, procedure: Procedure) -> list[nodes.Node]:
    """The procedure's content on its page, below the title and the lines about it."""
    doctree = page.domain.env.get_doctree(procedure.docname)
    section = next((node for node in doctree.findall(nodes.Element) if procedure.anchor in node.get("ids", ())), None)
    return list(section.children[2:]) if section is not None else []


def _is_bound(node: nodes.Node) -> bool:
    return any(
        isinstance(part, BOUND) or part.get("refid") or (part.get("ids") and not isinstance(part, ANCHORS))
        for part in node.findall(nodes.Element)
    )


def _without_anchors(node: nodes.Node) -> Iterator[nodes.Node]:
    """Index entries and targets stay on the page they are of."""
    if isinstance(node, DROPPED):
        return
    for part in list(node.findall(nodes.Element)):
        if isinstance(part, DROPPED):
            part.parent.remove(part)
        elif isinstance(part, nodes.rubric):
            part["ids"], part["names"] = [], []
    yield node


def _move(page: Page, docname: str, copy: nodes.Node) -> None:
    """References are resolved from the page they now stand on; those that name a document by its place are made absolute."""
    for xref in copy.findall(addnodes.pending_xref):
        xref["refdoc"] = page.docname
        named = docname_join(docname, str(xref.get("reftarget", "")))
        if xref.get("reftype") in ("doc", "any") and named in page.domain.env.all_docs:
            xref["reftarget"] = f"/{named}"
