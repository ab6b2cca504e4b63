"""Copies that are kept to go back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_ddd.facts.base import Fact, Maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup(Fact):
    """Something is saved before it is changed, or on demand. Named by what is saved."""

    kind: ClassVar[str] = "backup"

    target: Maybe[str] = None
    """Where the copy goes."""
    tool: Maybe[str] = None
    """What makes it: a qualified name or a command."""
    retention: Maybe[str] = None
    restore: Maybe[str] = None
    """What brings it back: a qualified name or a command."""
    verified: Maybe[bool] = None
    platform: Maybe[str] = None
    """Operating systems it is made on, as the code names them; ``None`` for all."""
