"""The domain ``ddd``: what the pages hold, what can be referred to, and the project the build works with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Final, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from sphinx_ddd.ext.anchors import anchor
from sphinx_ddd.ext.i18n import _
from sphinx_ddd.ext.option_targets import option_targets
from sphinx_ddd.ext.project import Project, Written
from sphinx_ddd.ext.records import Procedure, RunbookView, Shown

VERSION: Final = 1
"""Of the data kept for each page; raise it when its shape changes."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something a role can refer to."""

    type: str
    name: str
    title: str
    docname: str
    anchor: str


class DddDomain(Domain):
    """Runbooks, hand-written procedures, gaps and options."""

    name = "ddd"
    label = "Maintenance"
    object_types: ClassVar[dict[str, ObjType]] = {
        "runbook": ObjType("runbook", "runbook"),
        "procedure": ObjType("procedure", "procedure"),
        "gap": ObjType("gap", "gap"),
        "option": ObjType("option", "option"),
    }
    roles: ClassVar[dict[str, Any]] = {
        name: XRefRole(innernodeclass=nodes.inline, warn_dangling=True) for name in ("runbook", "procedure", "gap", "option")
    }
    initial_data: ClassVar[dict[str, Any]] = {"procedures": {}, "shown": {}, "written_out": {}}
    data_version = VERSION
    dangling_warnings: ClassVar[dict[str, str]] = {
        "runbook": "no runbook of %(target)s; write the subject of a maintenance-runbook, such as shop.orders or shop.orders/daily",
        "procedure": "no maintenance-procedure is called %(target)s; write criterion or subject/criterion, such as shop/weekly.backups",
        "gap": "no gap is called %(target)s on a runbook page; it may have been closed",
        "option": "no option on a maintenance-config page is called %(target)s, or several are; write scope/name, such as api/port",
    }
    project: Project
    """Set in the main process before anything is read. An attribute, as a domain itself is never pickled."""
    builder: Builder
    """As :attr:`project`. Sphinx's own ways to it from a domain or a transform differ between its versions."""
    built: bool = False
    """Whether a build with this project has ended."""

    @property
    def procedures(self) -> dict[str, list[Procedure]]:
        """Hand-written procedures by document, in the order of the page."""
        return cast(dict[str, list[Procedure]], self.data["procedures"])

    @property
    def shown(self) -> dict[str, list[Shown]]:
        """The views of each document, in the order of the page."""
        return cast(dict[str, list[Shown]], self.data["shown"])

    @property
    def written_out(self) -> dict[str, dict[str, str]]:
        """By document and output folder: a digest of what the page showed when it was last written there."""
        return cast(dict[str, dict[str, str]], self.data["written_out"])

    def written(self) -> Written:
        """The hand-written procedures of all pages, in an order that does not depend on how they were read."""
        return tuple(procedure.written for procedure in self.all_procedures())

    def all_procedures(self) -> Iterator[Procedure]:
        for docname in sorted(self.procedures):
            yield from self.procedures[docname]

    def procedure_at(self, key: str) -> Procedure:
        return next(procedure for procedure in self.all_procedures() if procedure.written.key == key)

    # what Sphinx asks of a domain

    def clear_doc(self, docname: str) -> None:
        self.procedures.pop(docname, None)
        self.shown.pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        for docname in docnames:
            for name in ("procedures", "shown"):
                if docname in otherdata[name]:
                    self.data[name][docname] = otherdata[name][docname]

    def resolve_xref(
        self, env: BuildEnvironment, fromdocname: str, builder: Builder, typ: str, target: str, node: pending_xref, contnode: nodes.Element
    ) -> nodes.reference | None:
        if "ddd_key" in node:
            procedure = self.procedure_at(node["ddd_key"])
            found: Target | None = _target(procedure)
        elif typ == "option":
            found = self._option(target)
        else:
            found = next((t for t in self.targets() if t.type == typ and t.name == target), None)
        return _reference(builder, fromdocname, found, node, contnode) if found else None

    def resolve_any_xref(
        self, env: BuildEnvironment, fromdocname: str, builder: Builder, target: str, node: pending_xref, contnode: nodes.Element
    ) -> list[tuple[str, nodes.reference]]:
        found = [t for t in self.targets() if t.name == target]
        return [(f"ddd:{t.type}", _reference(builder, fromdocname, t, node, contnode)) for t in found]

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        for target in self.targets():
            yield target.name, target.title, target.type, target.docname, target.anchor, 1

    def targets(self) -> Iterator[Target]:
        """All that can be referred to; of several of one name the first: a whole runbook goes before one of some criteria."""
        seen: set[tuple[str, str]] = set()
        for target in (*self._runbooks(), *self._procedures(), *self._gaps(), *self._options()):
            if (target.type, target.name) not in seen:
                seen.add((target.type, target.name))
                yield target

    def _procedures(self) -> Iterator[Target]:
        for procedure in self.all_procedures():
            yield _target(procedure)

    def _runbooks(self) -> Iterator[Target]:
        views = sorted(self._runbook_views(), key=lambda at: (len(at[2].criteria) > 0, -len(at[2].cadences), at[0]))
        for docname, shown, view in views:
            title = view.title or _("Maintenance of {subject}").format(subject=view.subject)
            yield Target("runbook", view.subject, title, docname, shown.anchor)
        for docname, shown, view in views:
            for cadence, name in shown.cadence_anchors:
                yield Target("runbook", f"{view.subject}/{cadence}", f"{view.subject}: {_(cadence)}", docname, name)

    def _gaps(self) -> Iterator[Target]:
        written = self.written()
        for docname, shown, view in self._runbook_views():
            if view.gaps:
                for gap in self.project.runbook(view, written).gaps():
                    yield Target("gap", f"{view.subject}/{gap.id}", gap.missing, docname, anchor_of_gap(shown.anchor, gap.id))

    def _options(self) -> Iterator[Target]:
        for option in option_targets(self).by_name.values():
            yield Target("option", option.name, option.title, option.docname, option.anchor)

    def _option(self, written: str) -> Target | None:
        found = option_targets(self).find(written)
        return Target("option", found.name, found.title, found.docname, found.anchor) if found else None

    def _runbook_views(self) -> Iterator[tuple[str, Shown, RunbookView]]:
        for docname in sorted(self.shown):
            for shown in self.shown[docname]:
                if isinstance(shown.view, RunbookView) and shown.digest:
                    yield docname, shown, shown.view


def anchor_of_gap(runbook_anchor: str, gap: str) -> str:
    return f"{runbook_anchor}-{anchor('gap', gap).removeprefix('ddd-')}"


def _target(procedure: Procedure) -> Target:
    return Target("procedure", procedure.name, procedure.written.title, procedure.docname, procedure.anchor)


def domain_of(env: BuildEnvironment) -> DddDomain:
    return cast(DddDomain, env.get_domain("ddd"))


def _reference(builder: Builder, fromdocname: str, to: Target, node: pending_xref, contnode: nodes.Element) -> nodes.reference:
    """The link; its text is the title of what it leads to, unless the author wrote another."""
    text = contnode if node.get("refexplicit") else nodes.inline("", to.title, classes=[f"ddd-{to.type}-title"])
    return make_refnode(builder, fromdocname, to.docname, to.anchor, text, to.title)
