"""What the environment remembers of each page: small, plain, picklable. Facts are not among it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from sphinx_ddd.facts.criteria import Cadence
from sphinx_ddd.procedures.base import HandWritten, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class RunbookView:
    """What a ``maintenance-runbook`` asks for."""

    subject: str
    cadences: tuple[Cadence, ...]
    role: Role | None = None
    criteria: tuple[str, ...] = ()
    title: str = ""
    gaps: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreView:
    """What a ``mmm-score`` asks for."""

    subject: str
    depth: int = 0
    explain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsView:
    """What a ``maintenance-gaps`` asks for."""

    subject: str
    criteria: tuple[str, ...] = ()
    limit: int = 0
    """Rows at most; 0 for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigView:
    """What a ``maintenance-config`` asks for."""

    subject: str
    filter: str = ""
    """As it is written; empty for all options."""
    sort: str = "source"
    """One of :data:`SORTS`."""
    group_by: str = "scope"
    """One of :data:`GROUPS`."""
    columns: tuple[str, ...] = ()
    """Of :data:`COLUMNS`: a table of these instead of an entry for each option."""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DependenciesView:
    """What a ``maintenance-dependencies`` asks for."""

    subject: str


SORTS: Final = ("source", "name", "scope")
GROUPS: Final = ("scope", "framework", "none")
COLUMNS: Final = ("name", "scope", "type", "default", "implies", "allowed", "change", "env", "flags", "meaning")

View: TypeAlias = RunbookView | ScoreView | GapsView | ConfigView | DependenciesView


@dataclass(frozen=True, slots=True)
class Shown:
    """A view on a page."""

    view: View
    anchor: str
    digest: str
    """Of what the view showed by the facts alone when the page was read; empty when the subject was unknown."""
    cadence_anchors: tuple[tuple[str, str], ...] = ()
    """For a runbook: cadence and anchor of its section."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """A hand-written procedure on a page."""

    written: HandWritten
    docname: str
    anchor: str
    content: str
    """A digest of its body, which a runbook on another page may show."""

    @property
    def name(self) -> str:
        """As :rst:role:`ddd:procedure` is written: ``shop.orders/weekly.backups``, or the criterion alone."""
        parts = (self.written.subject, self.written.criterion)
        return "/".join(part for part in parts if part)
