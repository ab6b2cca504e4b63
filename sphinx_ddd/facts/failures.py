"""What can go wrong, in the program's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_ddd.facts.base import Fact, Maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure(Fact):
    """A message an operator may see. Named by its template, placeholders as ``{name}``."""

    kind: ClassVar[str] = "failure"

    via: str
    """raise, log, fail_json, exit or check (a system check of Django)."""
    level: Maybe[str] = None
    """warning, error or critical, for logged ones and checks."""
    exception: Maybe[str] = None
    """Qualified name of the exception raised, or handled around the message."""
    condition: Maybe[str] = None
    """The test that dominates the message, as code: ``rc != 0``."""
    recovery: Maybe[str] = None
    """What code or docs say to do about it."""
