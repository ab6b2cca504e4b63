"""What a slot of a runbook is filled from."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias, TypeVar

from sphinx_ddd.facts.backups import Backup
from sphinx_ddd.facts.base import UNKNOWN, Fact, Found, Location
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.criteria import Cadence
from sphinx_ddd.facts.documentation import Documentation, Passage
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.metrics import Metric
from sphinx_ddd.facts.operations import Command, ExternalCommand, Operation
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.procedures.base import Block, Gap, HandWritten, NotApplicable, Origin, Role, Step
from sphinx_ddd.procedures.commands import placeholder
from sphinx_ddd.procedures.plain import count, names
from sphinx_ddd.procedures.site import Site, Waiver

F = TypeVar("F", bound=Fact)


class Reach(enum.Enum):
    """What the subject does to the system."""

    READS = enum.auto()
    """Every operation was followed, and none changes anything."""
    CHANGES = enum.auto()
    UNDETERMINED = enum.auto()
    """Something could not be followed, or nothing says what is done."""


@dataclass(frozen=True)
class Given:
    """The subject's facts, the site file, and what people wrote."""

    subject: Subject
    facts: FactSet
    """Only those below the subject."""
    site: Site
    written: tuple[HandWritten, ...]
    """Only those that concern the subject."""
    cadences: frozenset[Cadence] = frozenset()
    """Those shown together: what one of them says, the others need not repeat."""
    today: dt.date = dt.date.max
    """The day that decides which waivers are in force."""

    def of(self, kind: type[F]) -> tuple[Found[F], ...]:
        return self.facts.of(kind)

    def whole(self, criterion: str) -> tuple[HandWritten, ...]:
        """Procedures of a criterion that cover the subject as a whole, not only something below it."""
        return tuple(w for w in self.written if w.criterion == criterion and covers_all(w, self.subject))

    def waivers(self, criterion: str) -> tuple[Waiver, ...]:
        """Waivers of a criterion for the subject as a whole, in force or not."""
        own = (w for w in self.site.waivers if w.criterion == criterion)
        return tuple(w for w in own if not w.subject or self.subject.name == w.subject or self.subject.name.startswith(w.subject + "."))

    @property
    def site_file(self) -> str:
        return self.site.path.rpartition("/")[2]

    @property
    def complete(self) -> bool:
        """Whether every file of the subject was read: only then is what was not found not there."""
        return bool(self.facts.modules) and not self.facts.skipped

    def placeholders(self, steps: Iterable[Step]) -> dict[str, str]:
        """What the placeholders of steps stand for that are named like the one option beside: ``{"<LOG_FILE>": "…"}``.

        Behind its own flag a placeholder says by itself what it is. Elsewhere a name may be of something else.
        """
        known: dict[str, set[str]] = {}
        own = [step for step in steps if step.origin is Origin.CODE and "<" in step.command]
        for found in self.of(ConfigOption) if own else ():
            option, name = found.fact, placeholder(found.fact.name)
            for step in own:
                beside = any(s.path.rpartition("/")[0] == found.location.path.rpartition("/")[0] for s in step.sources)
                if name in step.command and beside and not any(f"{option.name}{sep}{name}" in step.command for sep in " ="):
                    of = f" of `{option.scope}`" if option.scope else ""
                    known.setdefault(name, set()).add(f"the value of `{option.name}`{of}")
        return {name: meanings.pop() for name, meanings in known.items() if len(meanings) == 1}

    @cached_property
    def modules_of_ansible(self) -> tuple[Found[Operation], ...]:
        """Ansible modules among the operations; their names are fully qualified collection names."""
        return tuple(f for f in self.of(Operation) if f.fact.framework == "ansible" and is_qualified(f.fact.name))

    @cached_property
    def is_ansible(self) -> bool:
        """Whether all that can be started are Ansible modules: each runs once a task and ends."""
        others = any(f.fact.framework != "ansible" for f in self.of(Operation))
        return bool(self.modules_of_ansible) and not others and not self.of(Command) and not self.of(Metric)

    @cached_property
    def reach(self) -> Reach:
        because = [f.fact.because for f in self.of(Operation)]
        programs = [f.fact.mutates for f in self.of(ExternalCommand)]
        if any(b and b is not UNKNOWN for b in because) or True in programs or self.of(Backup):
            return Reach.CHANGES
        known = {f.fact.name for f in self.of(Operation)}
        followed = all(b == () for b in because) and all(p is False for p in programs)
        if because and followed and self.complete and all(c.fact.name in known for c in self.of(Command)):
            return Reach.READS
        return Reach.UNDETERMINED

    def only_reads(self, so: str) -> NotApplicable:
        """That nothing is changed, and what follows from it."""
        operations = self.of(Operation)
        which = f"{names([f.fact.name for f in operations])} only read{'s' if len(operations) == 1 else ''}"
        return NotApplicable(f"{which}: {so}", sources=places(operations[:3]))

    def none_found(self, what: str, gap: str, criterion: str) -> Block:
        """Not applicable where all was read and nothing found; a gap of this id where something may have been missed."""
        if self.complete:
            return NotApplicable(f"No {what} was found in the {self._files} read.")
        mend = "Mend the files" if self.facts.skipped else "See that the sources of the subject are scanned"
        missing = f"Whether there is any {what} is not determined: {self.unread()}."
        return Gap(gap, missing, f"{mend}; or write {self.write(criterion)}.", tuple(s.location for s in self.facts.skipped))

    @property
    def _files(self) -> str:
        return "file" if len(self.facts.modules) == 1 else count(len(self.facts.modules), "file")

    @property
    def doubt(self) -> str:
        """The end of a sentence about a gap: why it may be none after all."""
        if self.facts.skipped:
            return f"; whether one is needed is not determined: {self.unread()}"
        unsure = [f.fact.name for f in self.of(Operation) if f.fact.because is UNKNOWN]
        changes = "changes" if len(unsure) == 1 else "change"
        return f"; whether one is needed is not determined: what {names(unsure)} {changes} cannot be followed" if unsure else ""

    def unread(self) -> str:
        if not self.facts.skipped:
            return "no source file of the subject was read"
        return f"{count(len(self.facts.skipped), 'file')} of the subject could not be read"

    def passages(self, criterion: str) -> tuple[tuple[Found[Documentation], Passage], ...]:
        """What the code's own documentation says on a criterion."""
        return tuple((f, p) for f in self.of(Documentation) for p in f.fact.passages if p.criterion == criterion)

    def write(self, criterion: str) -> str:
        """The directive that fills a slot by hand."""
        return f"`.. maintenance-procedure:: {criterion}` with `:for: {self.subject.name}`"


Fill: TypeAlias = Callable[[Given], Iterable[Block]]
"""One concern: what stands in a slot. Steps first, then gaps, then tables to look things up."""


def covers_all(written: HandWritten, subject: Subject) -> bool:
    return not written.subject or Subject(written.subject).covers(subject.name) or written.subject == subject.name


def concerns(written: HandWritten, subject: Subject) -> bool:
    return covers_all(written, subject) or subject.covers(written.subject)


def is_qualified(name: str) -> bool:
    """Whether a name is ``namespace.collection.module``."""
    return name.isascii() and name.count(".") >= 2 and all(part.isidentifier() for part in name.split("."))


def places(found: Iterable[Found[Fact]]) -> tuple[Location, ...]:
    """Where facts were found, each place once, in order."""
    return tuple(sorted({f.location for f in found}))


def role_of(*, reads_only: bool, expected: object) -> Role:
    """Junior work changes nothing and has a result to compare with."""
    return Role.JUNIOR if reads_only and expected else Role.SENIOR
