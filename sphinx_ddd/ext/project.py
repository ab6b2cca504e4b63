"""What one build works with: options, facts, site file and model; and what follows from them, computed once."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

import sphinx_ddd
from sphinx_ddd.coverage.base import Evidence
from sphinx_ddd.coverage.evidence import evidence
from sphinx_ddd.ext.config import Options
from sphinx_ddd.ext.records import ConfigView, DependenciesView, GapsView, RunbookView, ScoreView, View
from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.dependencies import Dependency
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.maturity.base import Score
from sphinx_ddd.maturity.model import Model
from sphinx_ddd.maturity.score import score
from sphinx_ddd.procedures import option_filter
from sphinx_ddd.procedures.base import HandWritten, Runbook
from sphinx_ddd.procedures.dependencies import services
from sphinx_ddd.procedures.options import Reference, reference
from sphinx_ddd.procedures.runbook import runbook
from sphinx_ddd.procedures.site import Site

T = TypeVar("T")
Written: TypeAlias = tuple[HandWritten, ...]
Content: TypeAlias = Runbook | tuple[Score, ...] | Reference | tuple[Found[Dependency], ...]
"""What a view shows: a runbook, the scores of its subjects, or its options."""


@dataclass(frozen=True)
class Project:
    """The values of one build. Nothing in it is pickled; worker processes inherit it when they are forked."""

    options: Options
    facts: FactSet
    site: Site
    model: Model
    today: dt.date
    problem: str = ""
    """Why sources, or part of them, could not be read; empty when all is well."""
    ops_folder: str = ""
    """The folder that paths of ops files begin in, from the one that paths of sources begin in: ``..`` where packages are in ``src``."""
    _known: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def content(self, view: View, written: Written) -> Content:
        """What a view shows.

        :param written: the hand-written procedures of all pages
        """
        match view:
            case RunbookView():
                return self.runbook(view, written)
            case ScoreView():
                return tuple(self.score(subject, written) for subject in self.subjects(view))
            case GapsView():
                return (self.score(Subject(view.subject), written),)
            case ConfigView():
                return self.reference(view)
            case DependenciesView():
                return self.services(view)

    def digest(self, view: View, written: Written) -> str:
        """A fingerprint of what a view shows; empty when its subject is unknown."""
        if not self.knows(view.subject):
            return ""
        around = (self.options.source_link, sorted(self.options.targets.items()), sphinx_ddd.__version__)
        shown = repr((self.content(view, written), around))
        return hashlib.sha256(shown.encode("utf-8", "backslashreplace")).hexdigest()

    def knows(self, subject: str) -> bool:
        """Whether a subject was found in the sources."""
        return self.facts.knows(Subject(subject))

    @property
    def paths(self) -> frozenset[str]:
        """The source files of the scan, by the names that facts use."""
        return self.once("paths", lambda: frozenset(_paths(self.facts)))

    def path_below_roots(self, path: str) -> str:
        """A path as ``ddd_source_link`` is written for: from the folder of the packages, also for ops files."""
        return f"{self.ops_folder}/{path}" if self.ops_folder and not path.endswith(".py") else path

    def runbook(self, view: RunbookView, written: Written) -> Runbook:
        def compute() -> Runbook:
            return runbook(
                self.facts,
                Subject(view.subject),
                site=self.site,
                written=written,
                cadences=view.cadences,
                role=view.role or self.options.role,
                criteria=view.criteria,
                title=view.title,
                today=self.today,
            )

        return self.once((view, written), compute)

    def services(self, view: DependenciesView) -> tuple[Found[Dependency], ...]:
        """The services that a subject talks to, in the order in which they are shown."""
        return self.once(view, lambda: tuple(services(self.facts.below(Subject(view.subject)).of(Dependency))))

    def reference(self, view: ConfigView) -> Reference:
        def compute() -> Reference:
            keep = option_filter.parse(view.filter) if view.filter else None
            return reference(self.facts, Subject(view.subject), keep=keep, sort=view.sort, group_by=view.group_by)

        return self.once(view, compute)

    def score(self, subject: Subject, written: Written) -> Score:
        def compute() -> Score:
            return score(
                self.facts,
                subject,
                evidence=self.evidence(written),
                model=self.model,
                waivers=self.site.waivers,
                today=self.today,
                thresholds=frozenset(self.site.thresholds),
                written=written,
            )

        return self.once((subject, written), compute)

    def evidence(self, written: Written) -> tuple[Evidence, ...]:
        return self.once(("evidence", written), lambda: evidence(self.facts, written))

    def subjects(self, view: ScoreView) -> tuple[Subject, ...]:
        """The subject of a score table and, with a depth, the packages and modules that many levels below it."""
        top = Subject(view.subject)
        level = view.subject.count(".")
        below = {
            ".".join(parts[: level + step + 1])
            for module in self.facts.modules
            if top.covers(module.name)
            for parts in [module.name.split(".")]
            for step in range(0 if top.is_glob else 1, view.depth + 1)
            if len(parts) > level + step
        }
        return (top, *map(Subject, sorted(below))) if view.depth else (top,)

    @property
    def whole(self) -> Subject:
        """The subject of the gate: all top-level packages that were read."""
        tops = {module.name.partition(".")[0] for module in self.facts.modules}
        return Subject(tops.pop()) if len(tops) == 1 else Subject("*")

    def once(self, key: Hashable, compute: Callable[[], T]) -> T:
        """What follows from the facts, computed at the first time it is asked for."""
        if key not in self._known:
            self._known[key] = compute()
        found: T = self._known[key]
        return found


def _paths(facts: FactSet) -> Iterator[str]:
    yield from (module.path for module in facts.modules)
    yield from (found.location.path for found in facts.found)
    yield from (skipped.location.path for skipped in facts.skipped)


def today() -> dt.date:
    """The date waivers are judged by; ``SOURCE_DATE_EPOCH`` fixes it for reproducible builds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch.isdigit() else dt.datetime.now(dt.UTC)
    return now.date()
