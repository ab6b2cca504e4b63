"""``maintenance-dependencies``: the services that a subject talks to, as a table and as a graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from docutils import nodes

from sphinx_ddd.ext.anchors import anchor, claim
from sphinx_ddd.ext.directives import options
from sphinx_ddd.ext.directives.base import DddDirective
from sphinx_ddd.ext.directives.options import Read
from sphinx_ddd.ext.nodes import placeholder
from sphinx_ddd.ext.records import DependenciesView, Shown


class MaintenanceDependencies(DddDirective):
    """A placeholder now; table and graph when the page is written."""

    reads: ClassVar[Mapping[str, Read]] = {}

    def run(self) -> list[nodes.Node]:
        subject = self.read_argument(options.subject, "a subject, such as shop.orders")
        self.read_options()
        self.takes_no_content()
        if subject is None:
            return []
        view = DependenciesView(subject=subject)
        self.known_subject(subject)
        place = self.placed(placeholder(view, self.env.docname))
        name = place["anchor"] = claim(self.state.document, anchor(subject, "dependencies"), place)
        self.domain.shown.setdefault(self.env.docname, []).append(Shown(view, name, self.project.digest(view, ())))
        return [place]
