"""Filling the placeholders when a page is written: now every hand-written procedure is known, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_ddd.ext.domain import DddDomain, domain_of
from sphinx_ddd.ext.i18n import _
from sphinx_ddd.ext.nodes import ddd_view
from sphinx_ddd.ext.records import ConfigView, DependenciesView, GapsView, RunbookView, ScoreView
from sphinx_ddd.ext.render.dependencies import dependencies
from sphinx_ddd.ext.render.gaps import gaps
from sphinx_ddd.ext.render.options import options
from sphinx_ddd.ext.render.page import Page
from sphinx_ddd.ext.render.runbook import blocks
from sphinx_ddd.ext.render.score import scores
from sphinx_ddd.ext.render.words import line
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.procedures.base import Runbook, Section

BEFORE_REFERENCES: Final = 5
"""Sphinx resolves references at 10 and MyST at 9: those in what is filled in here are to be among them."""


class FillViews(SphinxPostTransform):
    """Replaces each placeholder by what it shows."""

    default_priority = BEFORE_REFERENCES

    def run(self, **_kwargs: Any) -> None:
        domain = domain_of(self.env)
        for node in list(self.document.findall(ddd_view)):
            content = list(_content(Page(node, domain, node.docname), node, domain))
            parent, at = node.parent, node.parent.index(node)
            parent.pop(at)
            parent.insert(at, content)


def _content(page: Page, node: ddd_view, domain: DddDomain) -> Iterator[nodes.Node]:
    project, view, written = domain.project, node.view, domain.written()
    if node["ids"]:
        yield nodes.target("", "", ids=node["ids"])
    if not project.facts.knows(Subject(view.subject)):
        yield page.admonition(_("Nothing to show"), page.paragraph(*_unknown(page, view.subject, project.problem)), kind="unknown")
        return
    match view:
        case RunbookView():
            yield from _runbook(page, node, view, project.runbook(view, written))
        case ScoreView():
            shown = [project.score(subject, written) for subject in project.subjects(view)]
            yield from scores(page, shown, project.options.targets, explain=view.explain)
        case GapsView():
            yield from gaps(page, project.score(Subject(view.subject), written), view)
        case DependenciesView():
            yield from dependencies(page, view.subject, project.services(view))
        case ConfigView():
            yield from options(page, project.reference(view), view, node.part)


def _unknown(page: Page, subject: str, problem: str) -> Iterator[nodes.Node]:
    yield page.code(subject)
    yield nodes.Text(" " + _("was not found in the sources."))
    if problem:
        yield nodes.Text(" " + _("They could not be read:") + " ")
        yield from page.prose(problem)


def _runbook(page: Page, node: ddd_view, view: RunbookView, runbook: Runbook) -> Iterator[nodes.Node]:
    if not node.part:
        yield from page.read_from(runbook.files, runbook.facts, runbook.skipped)
        return
    section = next((s for _, top in runbook.cadences for s in _all(top) if s.id == node.part), None)
    if section is not None:
        yield from blocks(page, section, str(node["anchor"]), gaps=view.gaps)
        yield from _sections_since(page, node, section, view)


def _sections_since(page: Page, node: ddd_view, section: Section, view: RunbookView) -> Iterator[nodes.Node]:
    """Slots that only a procedure of another page brought about: they were not there yet when this page was read."""
    there = {part.part for part in node.parent.findall(ddd_view)}
    for child in section.sections:
        if child.id not in there:
            yield page.rubric(line(_(child.title)))
            yield from blocks(page, child, str(node["anchor"]), gaps=view.gaps)
            yield from _sections_since(page, node, child, view)


def _all(section: Section) -> Iterator[Section]:
    yield section
    for child in section.sections:
        yield from _all(child)
