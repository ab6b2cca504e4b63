"""``mmm-score``: how mature the maintenance of a subject is, and why."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from docutils import nodes

from sphinx_ddd.ext.anchors import anchor, claim
from sphinx_ddd.ext.directives import options
from sphinx_ddd.ext.directives.base import DddDirective
from sphinx_ddd.ext.directives.options import Read
from sphinx_ddd.ext.nodes import placeholder
from sphinx_ddd.ext.records import GapsView, ScoreView, Shown


class _View(DddDirective):
    """A directive that shows one thing in one place."""

    word: ClassVar[str]
    """Last part of its anchor."""

    @abstractmethod
    def view(self, subject: str, asked: Mapping[str, Any]) -> ScoreView | GapsView:
        """What the subject and the options ask to see."""

    def run(self) -> list[nodes.Node]:
        subject = self.read_argument(options.subject, "a subject, such as shop.orders")
        asked = self.read_options()
        self.takes_no_content()
        if subject is None:
            return []
        view = self.view(subject, asked)
        self.known_subject(view.subject)
        place = self.placed(placeholder(view, self.env.docname))
        name = place["anchor"] = claim(self.state.document, anchor(view.subject, self.word), place)
        self.domain.shown.setdefault(self.env.docname, []).append(Shown(view, name, self.project.digest(view, ())))
        return [place]


class MmmScore(_View):
    """A row for the subject and each of its children, filled when all pages are known."""

    word = "score"
    reads: ClassVar[Mapping[str, Read]] = {"depth": options.number, "explain": options.flag}

    def view(self, subject: str, asked: Mapping[str, Any]) -> ScoreView:
        return ScoreView(subject=subject, depth=asked.get("depth", 0), explain="explain" in asked)


class MaintenanceGaps(_View):
    """What is missing, first what lifts the score most."""

    word = "gaps"
    reads: ClassVar[Mapping[str, Read]] = {"criteria": options.criteria, "limit": options.number}

    def view(self, subject: str, asked: Mapping[str, Any]) -> GapsView:
        return GapsView(subject=subject, criteria=asked.get("criteria", ()), limit=asked.get("limit", 0))
