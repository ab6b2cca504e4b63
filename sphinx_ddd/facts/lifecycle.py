"""What ends, and how the running version is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_ddd.facts.base import Fact, Maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprecated(Fact):
    """Something the code announces to remove. Named by the object that goes, or in the words of the message."""

    kind: ClassVar[str] = "deprecation"

    category: Maybe[str] = None
    """Qualified warning class, or the framework's own word."""
    since: Maybe[str] = None
    removal: Maybe[str] = None
    """Version or date of removal."""
    replacement: Maybe[str] = None
    message: Maybe[str] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionSource(Fact):
    """How an operator reads the version that runs."""

    kind: ClassVar[str] = "version_source"

    command: Maybe[str] = None
    """Full command line: ``shopctl --version``."""
    attribute: Maybe[str] = None
    """Qualified name of the attribute that holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(Fact):
    """What is removed or stops being valid after a time. Named by what expires."""

    kind: ClassVar[str] = "retention"

    age_seconds: Maybe[float] = None
    counted_from: Maybe[str] = None
    """The field of a row from which its age counts: ``created``, ``expires``."""
    keep: Maybe[int] = None
    """Number that is kept."""
    how: Maybe[str] = None
    """What removes it: a qualified name, a command, or the service that does."""
    option: Maybe[str] = None
    """The option or constant that holds the age or number, as its framework names it."""
