"""Words a person wrote beside the code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_ddd.facts.base import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a documentation text says on one criterion of the maturity model."""

    criterion: str
    """``weekly.backups``."""
    level: int
    """1 mentioned, 2 procedure: a reader can carry it out."""
    evidence: str
    """The sentence, step or command that made it so, shortened."""
    line: int
    mutates: bool | None = None
    """The procedure is known to change state; ``None`` where that cannot be told from the text."""
    verified: bool | None = None
    """The text says how to see that it worked; ``None`` unless it changes state."""
    reversible: bool | None = None
    """The text gives the way back, or says that there is none; ``None`` unless it changes state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Documentation(Fact):
    """A docstring or a framework's documentation block, classified. Named by the object it belongs to."""

    kind: ClassVar[str] = "documentation"

    form: str
    """docstring or ansible."""
    passages: tuple[Passage, ...] = ()
