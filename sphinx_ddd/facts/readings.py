"""What rules see of how options are used: the material of a verdict, not shown by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

from sphinx_ddd.facts.base import Fact, Location

Key: TypeAlias = tuple[str, ...]
"""What the code writes to read an option, as words: ``("api", "max_limit")``; a class of the project and one of its fields."""

USE: Final = "use"
"""Read when the function around it runs."""
LOOP: Final = "loop"
"""Read again each round of an endless loop."""
IMPORT: Final = "import"
"""Read once, when the module is imported."""
CONSTRUCTOR: Final = "constructor"
"""Kept in an object when that is made."""
TEST: Final = "test"
"""Looked at while an object is made, and not kept."""
DEFAULT_ARGUMENT: Final = "default_argument"
"""The default of a parameter: read once, when the function is defined."""
DECORATOR: Final = "decorator"
"""Given to a decorator: read once, when what it decorates is defined."""
POOL: Final = "pool"
"""Gives a pool or server its size when that is made."""
CACHED: Final = "cached"
"""In a function whose result is kept."""
KEPT: Final = "kept"
"""Kept in an attribute or a global by a function that may run again."""
START: Final = "start"
"""In a function that starts the program."""

CAPTURED: Final = frozenset({IMPORT, CONSTRUCTOR, DEFAULT_ARGUMENT, DECORATOR, POOL, CACHED})
"""Ways of reading after which a changed value is not seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace(Fact):
    """Seen by a rule for the sake of other facts."""

    kind: ClassVar[str] = "trace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Trace):
    """An option is read. Named by how the code writes it."""

    framework: str
    key: Key
    how: str
    """One of the words above."""
    into: str = ""
    """What keeps it: ``self.timeout``, the pool, the function."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Making(Trace):
    """An object that holds settings is made. Named by its class, qualified."""

    framework: str
    how: str
    """One of the words above."""
    into: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard(Trace):
    """A value outside a range is refused. Named by the test, as code."""

    framework: str
    key: Key
    minimum: float | None = None
    maximum: float | None = None
    exclusive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Trace):
    """One of several options between which a relation must hold. Named by the relation, as code: ``CONF.wait + 2 * retry <= CONF.ttl``."""

    framework: str
    key: Key
    how: str
    """``holds``: the comparison; ``requires``: the first needs the second; ``excludes``: not both; ``either``: at least one."""
    source: str
    """How the relation writes this option."""
    sources: tuple[str, ...]
    """How it writes all that are no numbers, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling(Trace):
    """A flag of a command line that sets an option declared elsewhere. Named by the flag: ``--port``."""

    framework: str
    key: Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace(Trace):
    """An option gives the interval of a schedule. Named as the schedule, and at its place."""

    framework: str
    """The option's."""
    keys: tuple[Key, ...]
    """The ways to name it."""
    scale: float = 1.0
    """Seconds that one unit of the option's value stands for."""
    instead: float | None = None
    """The interval in seconds where the option is 0; ``None`` where that is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update(Trace):
    """A metric of another module is changed, or given label values. Named by the method."""

    declared: Location
    """Where the metric's object is made."""
    values: tuple[tuple[str, str | None], ...] = ()
    """Label values: position or name of the label (``*``: any), and the value; ``None`` where it is only known at run time."""
    changes: bool = True
    """Whether the method changes the value; else it only gives labels."""
