"""Checks before and after a change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_ddd.facts.base import Fact, Maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Fact):
    """Something that is verified before or after an operation."""

    kind: ClassVar[str] = "check"

    stage: str
    """before or after."""
    guards: Maybe[str] = None
    """The operation it protects."""
    message: Maybe[str] = None
    """What the operator is told when it fails."""
    condition: Maybe[str] = None
