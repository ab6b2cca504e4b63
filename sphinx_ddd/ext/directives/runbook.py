"""``maintenance-runbook``: the procedures of a subject, by cadence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from docutils import nodes

from sphinx_ddd.ext.anchors import anchor
from sphinx_ddd.ext.directives import options
from sphinx_ddd.ext.directives.base import DddDirective
from sphinx_ddd.ext.directives.options import Read
from sphinx_ddd.ext.i18n import _
from sphinx_ddd.ext.nodes import placeholder
from sphinx_ddd.ext.records import RunbookView, Shown
from sphinx_ddd.ext.render.words import line
from sphinx_ddd.ext.warnings import Warn
from sphinx_ddd.facts.criteria import Cadence
from sphinx_ddd.procedures.base import Section

ROUTINE: Final = (Cadence.DAILY, Cadence.WEEKLY, Cadence.MONTHLY)
"""What a runbook shows unless ``:cadence:`` says otherwise; emergencies have a page of their own."""


class MaintenanceRunbook(DddDirective):
    """Sections for the table of contents now; what stands in them when all pages are known."""

    reads: ClassVar[Mapping[str, Read]] = {
        "cadence": options.cadences,
        "role": options.role,
        "criteria": options.criteria,
        "title": options.words,
        "no-gaps": options.flag,
    }

    def run(self) -> list[nodes.Node]:
        subject = self.read_argument(options.subject, "a subject, such as shop.orders")
        asked = self.read_options()
        self.takes_no_content()
        if subject is None:
            return []
        if not self.can_hold_sections():
            self.warn(Warn.POSITION, "makes sections; put it at the top level of a page or section, not into a list, table or note")
            return []
        view = RunbookView(
            subject=subject,
            cadences=asked.get("cadence", ROUTINE),
            role=asked.get("role"),
            criteria=asked.get("criteria", ()),
            title=asked.get("title", ""),
            gaps="no-gaps" not in asked,
        )
        return [self.skeleton(view)]

    def skeleton(self, view: RunbookView) -> nodes.section:
        """The sections with their titles, a placeholder in each."""
        known = self.known_subject(view.subject)
        runbook = self.project.runbook(view, ())
        top = self.section(anchor(view.subject), runbook.title)
        top["classes"].append("ddd-runbook")
        name: str = top["ids"][0]
        top += self.place(view, name)
        cadences = []
        for cadence, section in runbook.cadences if known else ():
            part = self.slot(view, name, section)
            top += part
            cadences.append((cadence.value, str(part["ids"][0])))
        shown = Shown(view, name, self.project.digest(view, ()), tuple(cadences))
        self.domain.shown.setdefault(self.env.docname, []).append(shown)
        return top

    def slot(self, view: RunbookView, name: str, section: Section) -> nodes.section:
        out = self.section(f"{name}-{section.id}", line(_(section.title)))
        out += self.place(view, name, section.id)
        for child in section.sections:
            out += self.slot(view, name, child)
        return out

    def place(self, view: RunbookView, name: str, part: str = "") -> nodes.Element:
        return self.placed(placeholder(view, self.env.docname, name, part))
