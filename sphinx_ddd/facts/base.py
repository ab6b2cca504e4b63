"""What a fact is, where it was found, and what could not be read."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import ClassVar, Final, Generic, TypeVar, Union

JSON = Union[None, bool, int, float, str, list["JSON"], dict[str, "JSON"]]


class Unknown(enum.Enum):
    """The type of :data:`UNKNOWN`; an enum, so that type checkers narrow on ``is``."""

    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown.UNKNOWN
"""The code states a value, but it cannot be read statically. Not the same as *absent*, which is ``None``."""

T = TypeVar("T")
Maybe = Union[T, Unknown, None]
"""A field that may be stated (``T``), stated but unreadable (``UNKNOWN``) or not stated (``None``)."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file."""

    path: str
    """POSIX path relative to the source root's parent: ``shop/orders.py``."""
    line: int
    """First line, counted from 1; 0 when the file as a whole is meant."""
    end_line: int = 0
    """Last line; 0 when it is the first."""

    def __post_init__(self) -> None:
        if self.end_line <= self.line:
            object.__setattr__(self, "end_line", 0)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing found in code or ops files. Subclasses, one module a concern, name their kind and fields."""

    kind: ClassVar[str]
    """The word in JSON: ``log_handler``."""

    name: str
    """As the framework's users write it; placeholders ``{like_this}`` where it is built at run time."""
    description: str = ""
    """The fact's own help text or documentation, unwrapped; empty when nobody wrote one."""


F = TypeVar("F", bound=Fact, covariant=True)


@dataclass(frozen=True, slots=True)
class Found(Generic[F]):
    """A fact with its evidence."""

    fact: F
    location: Location
    subject: str
    """Dotted name of the object the fact is about: ``shop.orders.Worker``."""
    rule: str
    """The rule that found it: ``module.function`` with dashes, ``stdlib_logging.rotating-file``."""

    @property
    def key(self) -> tuple[str, int, str, str, str]:
        """The order of facts everywhere: path, line, kind, name; the rule breaks ties."""
        return (self.location.path, self.location.line, self.fact.kind, self.fact.name, self.rule)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or object that could not be read: a value in the result, not a log line."""

    kind: ClassVar[str] = "skipped"

    location: Location
    reason: str
    """A cause and its detail: ``syntax: invalid syntax``, ``encoding: …``, ``too large: …``."""
    ops: bool = False
    """Of an ops file, which concerns the project as a whole."""


@dataclass(frozen=True, slots=True)
class Module:
    """A source file that was read, so that a subject without facts is told from a misspelt one."""

    kind: ClassVar[str] = "module"

    name: str
    """Dotted: ``shop.orders``."""
    path: str
    objects: tuple[str, ...] = ()
    """Names of the classes and functions at its top level."""
    libraries: tuple[str, ...] = ()
    """Top-level names of what it imports from outside the project and the standard library, sorted."""
