"""Placeholders: they stand in the doctree of a page and are filled when it is written, when all other pages are known."""

from __future__ import annotations

from docutils import nodes

from sphinx_ddd.ext.records import View


class ddd_view(nodes.General, nodes.Element):  # noqa: N801  named as docutils names nodes
    """Where a view stands, or one section of a runbook. None is left when a writer gets the page."""

    @property
    def view(self) -> View:
        view: View = self["view"]
        return view

    @property
    def docname(self) -> str:
        """The page it was written on: builders that join pages give the name of the first one instead."""
        return str(self["docname"])

    @property
    def part(self) -> str:
        """Id of the runbook's section that goes here; empty for the view as a whole."""
        return str(self["part"])


def placeholder(view: View, docname: str, anchor: str = "", part: str = "") -> ddd_view:
    return ddd_view("", view=view, docname=docname, anchor=anchor, part=part)
