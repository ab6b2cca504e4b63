"""The documentation half of a credit: how far what needs a procedure is covered by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from sphinx_ddd.coverage.base import Evidence, Level
from sphinx_ddd.facts.subjects import Subject

NONE: Final = Fraction(0)
HALF: Final = Fraction(1, 2)
THREE_QUARTERS: Final = Fraction(3, 4)
FULL: Final = Fraction(1)


def worth(evidence: Evidence) -> Fraction:
    """What one text is worth: a procedure that changes state is capped without a check afterwards or a way back."""
    if evidence.level is not Level.PROCEDURE:
        return HALF if evidence.level is Level.MENTIONED else NONE
    if evidence.changes_state and not evidence.verified:
        return HALF
    if evidence.changes_state and not evidence.reversible:
        return THREE_QUARTERS
    return FULL


@dataclass(frozen=True, slots=True)
class Documented:
    """How far the names that need a procedure are covered."""

    share: Fraction
    """0 to 1: mean over the names of the best evidence for each."""
    best: tuple[Evidence, ...]
    """What it rests on, the most valuable first."""
    covered: int
    """How many of the names have any."""


@dataclass(frozen=True)
class Shelf:
    """The evidence on one criterion, found by the name it covers."""

    by_subject: dict[str, list[Evidence]] = field(default_factory=dict)
    globs: list[Evidence] = field(default_factory=list)

    @classmethod
    def of(cls, evidence: Iterable[Evidence]) -> Shelf:
        """Lay out the evidence."""
        shelf = cls()
        for e in evidence:
            if Subject(e.subject).is_glob:
                shelf.globs.append(e)
            else:
                shelf.by_subject.setdefault(e.subject, []).append(e)
        return shelf

    def best_for(self, name: str) -> Evidence | None:
        """The most valuable evidence for a name: its own, or of anything above it."""
        return min(self._covering(name), key=_rank, default=None)

    def _covering(self, name: str) -> Iterator[Evidence]:
        above = name
        while above:
            yield from self.by_subject.get(above, ())
            above = above.rpartition(".")[0]
        yield from self.by_subject.get("", ())
        yield from (e for e in self.globs if Subject(e.subject).covers(name))


def documented(needs: tuple[str, ...], evidence: Iterable[Evidence]) -> Documented:
    """Weigh the evidence on one criterion against the names that need a procedure."""
    shelf = Shelf.of(evidence)
    found = [best for best in map(shelf.best_for, needs) if best is not None]
    share = sum(map(worth, found), NONE) / len(needs) if needs else NONE
    return Documented(share, tuple(sorted(set(found), key=_rank)), len(found))


def _rank(evidence: Evidence) -> tuple[Fraction, bool, int, str, int, str]:
    """Most valuable first; a person's word before prose; then by level and place, so that the choice is the same on every run."""
    return (-worth(evidence), not evidence.certain, -evidence.level, evidence.location.path, evidence.location.line, evidence.what)
