"""``maintenance-config``: every option of a subject, what it may be, and what a change needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from docutils import nodes

from sphinx_ddd.ext.anchors import anchor, claim
from sphinx_ddd.ext.directives import options
from sphinx_ddd.ext.directives.base import DddDirective
from sphinx_ddd.ext.directives.options import Read
from sphinx_ddd.ext.i18n import _
from sphinx_ddd.ext.nodes import placeholder
from sphinx_ddd.ext.records import ConfigView, Shown
from sphinx_ddd.ext.render.words import line


class MaintenanceConfig(DddDirective):
    """A section for each group of options now; the options when the page is written."""

    reads: ClassVar[Mapping[str, Read]] = {
        "filter": options.option_filter_,
        "sort": options.sort,
        "group-by": options.group_by,
        "columns": options.columns,
        "title": options.words,
    }

    def run(self) -> list[nodes.Node]:
        subject = self.read_argument(options.subject, "a subject, such as shop.orders")
        asked = self.read_options()
        self.takes_no_content()
        if subject is None:
            return []
        view = ConfigView(
            subject=subject,
            filter=asked.get("filter", ""),
            sort=asked.get("sort", "source"),
            group_by=asked.get("group-by", "scope"),
            columns=asked.get("columns", ()),
            title=asked.get("title", ""),
        )
        return [self.skeleton(view)]

    def skeleton(self, view: ConfigView) -> nodes.Element:
        """The titles for the table of contents, a placeholder below each."""
        known = self.known_subject(view.subject)
        title = line(view.title or _("Configuration of {subject}").format(subject=view.subject))
        has_sections = self.can_hold_sections()
        top = self.titled(anchor(view.subject, "config"), title, is_section=has_sections)
        top["classes"].append("ddd-config")
        name: str = top["ids"][0]
        top += self.place(view, name)
        groups = self.project.reference(view).groups if known else ()
        for number, group in enumerate(groups):
            if len(groups) == 1 or not group.title:
                top += self.place(view, name, str(number))
            else:
                part = self.titled(f"{name}-{anchor(group.title).removeprefix('ddd-')}", line(group.title), is_section=has_sections)
                part += self.place(view, name, str(number))
                top += part
        shown = Shown(view, name, self.project.digest(view, ()))
        self.domain.shown.setdefault(self.env.docname, []).append(shown)
        return top

    def titled(self, wanted_anchor: str, title: str, *, is_section: bool) -> nodes.Element:
        """A section; in a list or a note, where none can be, a box with a heading."""
        if is_section:
            return self.section(wanted_anchor, title)
        box = self.placed(nodes.container("", self.placed(nodes.rubric(title, title))))
        claim(self.state.document, wanted_anchor, box)
        return box

    def place(self, view: ConfigView, name: str, part: str = "") -> nodes.Element:
        return self.placed(placeholder(view, self.env.docname, name, part))
