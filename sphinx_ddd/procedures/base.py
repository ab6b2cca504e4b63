"""What a runbook is made of, before any markup: sections of steps and tables, every word with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from sphinx_ddd.facts.base import Location, Skipped
from sphinx_ddd.facts.criteria import Cadence


class Origin(StrEnum):
    """Who says so. A slot takes the first that has something, in this order."""

    HUMAN = "hand-written"
    SITE = "site file"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Code:
    """A word to print as code: a command, a name, a value."""

    text: str
    option: str = ""
    """The option it names, as it is referred to: a link to where a page describes it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place in a source file or on a page, to link to."""

    location: Location


Inline: TypeAlias = str | Code | Link
Text: TypeAlias = tuple[Inline, ...]
"""Running text: plain words, code and source links. Nothing in it is markup, whatever characters it holds."""


class Role(StrEnum):
    JUNIOR = "junior"
    SENIOR = "senior"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do. Executable: it has a command, or says exactly where to look and what to see."""

    text: Text
    command: str = ""
    """Runnable as printed; ``<PLACEHOLDER>`` where the site file has to say."""
    expected: Text = ()
    on_failure: Text = ()
    stop: Text = ()
    """When to stop and call for help."""
    role: Role | None = None
    minutes: int | None = None
    origin: Origin = Origin.CODE
    sources: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps in the order they are done."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. Its sources are printed in a column of their own."""

    cells: tuple[Text, ...]
    sources: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Facts side by side, most useful first. Rows past ``shown`` are folded, never dropped."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    shown: int = 12


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    sources: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """An unfilled slot, in its place: what is missing, why it matters, what closes it."""

    id: str
    """Stable: ``weekly.backups.restore``."""
    missing: str
    """A sentence: ``No restore command is stated.``"""
    remedy: str
    """A sentence that says what to write and where."""
    sources: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A slot that does not concern the subject, with the evidence for that."""

    reason: str
    sources: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A hand-written procedure, shown as its author wrote it. The shell that parsed it keeps the content under ``key``."""

    key: str


Block: TypeAlias = Steps | Table | Paragraph | Gap | NotApplicable | Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One slot of a runbook's template: ``Monitoring points``, ``Rollback procedures``."""

    id: str
    """Stable within a runbook: ``daily-monitoring-points``."""
    title: str
    criterion: str = ""
    """The criterion it serves: ``daily.monitoring``."""
    minutes: int | None = None
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Runbook:
    """The procedures of a subject, by cadence."""

    subject: str
    title: str
    cadences: tuple[tuple[Cadence, Section], ...] = ()
    skipped: tuple[Skipped, ...] = ()
    """Files of the subject that could not be read: what they hold is missing above."""
    files: int = 0
    """Source files of the subject that were read."""
    facts: int = 0

    def gaps(self) -> Iterator[Gap]:
        """Every gap, in reading order."""
        for _, section in self.cadences:
            yield from _gaps(section)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandWritten:
    """A ``maintenance-procedure`` as its directive states it."""

    criterion: str
    subject: str
    """Empty: the whole project."""
    title: str
    key: str
    """Where the shell finds the parsed content: document and anchor."""
    location: Location
    owner: str = ""
    minutes: int | None = None
    role: Role | None = None
    reviewed: str = ""
    """ISO date; empty when nobody reviewed it."""
    impact: str = ""
    not_applicable: str = ""
    """The reason, where the author says that the criterion does not apply."""
    steps: int = 0
    commands: int = 0
    has_verification: bool = False
    has_rollback: bool = False
    """A rollback, or the word irreversible."""
    mutates: bool = True
    """Whether the procedure changes state; without a sign that it only reads, it does."""


def _gaps(section: Section) -> Iterator[Gap]:
    for block in section.blocks:
        if isinstance(block, Gap):
            yield block
    for child in section.sections:
        yield from _gaps(child)
