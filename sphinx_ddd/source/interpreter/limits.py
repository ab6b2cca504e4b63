"""How a followed program ends: at the call that was looked for, or where it is longer than is worth following."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.source.literals import Mapping
from sphinx_ddd.source.project import SourceModule

MOST_STEPS: Final = 300_000
"""Statements and expressions followed in one program."""
DEEPEST: Final = 40
"""Calls followed one inside the other."""
MOST_NESTED: Final = 14
"""Calls of one function followed inside itself."""
MOST_ROUNDS: Final = 3_000
"""Rounds of one loop."""


@dataclass(frozen=True, slots=True)
class Reached:
    """The call that was looked for."""

    arguments: Mapping
    """By name; positional ones by the machine's ``parameters``."""
    calls: tuple[tuple[SourceModule, nodes.Call], ...]
    """The calls that lead to it, outermost first."""


class Arrived(Exception):  # noqa: N818 - it ends a search that succeeded
    """Ends the program at the call that was looked for."""

    def __init__(self, reached: Reached) -> None:
        super().__init__()
        self.reached = reached


class Exhausted(Exception):  # noqa: N818 - a limit, not a mistake
    """The program is longer than is worth following."""


class Failed(Exception):  # noqa: N818 - the failure is the followed program's, and one that it waits for
    """A key is looked up that is known not to be there, where the program catches that."""
