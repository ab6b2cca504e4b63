"""What a reader of a format is given and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from sphinx_ddd.facts.base import Fact, Found, Location, Skipped


@dataclass(frozen=True, slots=True)
class OpsText:
    """An ops file as text."""

    path: str
    """As in facts: POSIX, relative to the project's folder."""
    text: str
    subject: str
    """What its facts are about: the project's package, or empty for the project as a whole."""
    beside: tuple[tuple[str, str], ...] = ()
    """Names and texts of files that belong to it."""

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def folder(self) -> str:
        """Empty for the project's own."""
        return self.path.rpartition("/")[0]

    def found(self, fact: Fact, rule: str, line: int, end_line: int = 0) -> Found[Fact]:
        return Found(fact, Location(self.path, line, end_line), self.subject, rule)

    def skipped(self, line: int, reason: str) -> Skipped:
        return Skipped(Location(self.path, line), reason, ops=True)


Item: TypeAlias = Found[Fact] | Skipped
Reader: TypeAlias = Callable[[OpsText], Iterator[Item]]


def unwrapped(text: str) -> str:
    """A text that was wrapped to a width, as one line."""
    return " ".join(text.split())
