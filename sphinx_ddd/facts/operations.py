"""Commands, the programs they start, and what they do to the system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_ddd.facts.base import Fact, Maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class Command(Fact):
    """A command line the project offers. Named by the full command: ``shopctl orders prune``."""

    kind: ClassVar[str] = "command"

    framework: str
    purpose: str = "other"
    """check backup restore upgrade migrate cleanup rotate report run other."""
    options: Maybe[tuple[str, ...]] = None
    """First long flag of each option."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalCommand(Fact):
    """A program that the code starts. Named by the program."""

    kind: ClassVar[str] = "external_command"

    argv: Maybe[tuple[str, ...]] = None
    """Arguments, as templates."""
    mutates: Maybe[bool] = None
    """``True`` when program and arguments are known to change the system, ``False`` when known to only read."""
    checked: Maybe[bool] = None
    """A failing exit status is noticed."""
    timeout_seconds: Maybe[float] = None
    platform: Maybe[str] = None
    """Operating system the surrounding class or branch is for, as the code names it, or ``platform.system()``: ``Darwin``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Fact):
    """A signal that a running program answers with code of its own. Named by the signal: ``SIGTERM``."""

    kind: ClassVar[str] = "signal"

    handler: Maybe[str] = None
    """Qualified name of the function that runs; ``UNKNOWN`` where it is made at run time."""
    does: Maybe[str] = None
    """``stop``: it has the program end; ``exit``: it ends the program at once, with nothing done before; ``ignore``: the signal does
    nothing; ``forward``: it is passed on to other processes; ``None``: what it does is the handler's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock(Fact):
    """Something that only one process may hold at a time, so that another one waits or refuses. Named by the file or key."""

    kind: ClassVar[str] = "lock"

    tool: Maybe[str] = None
    """What takes it, qualified: ``fcntl.flock``."""
    waits: Maybe[bool] = None
    """``False`` when a second process is refused at once."""
    timeout_seconds: Maybe[float] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One thing an operation does, with the line that proves it."""

    effect: str
    """writes_file deletes moves runs_program changes_unit changes_package changes_account …: a verb of the catalog."""
    path: str
    line: int
    via: str = ""
    """The call that does it, qualified: ``shutil.rmtree``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Fact):
    """Something an operator starts, and what it does. An Ansible module is named by its FQCN."""

    kind: ClassVar[str] = "operation"

    framework: str
    because: Maybe[tuple[Effect, ...]] = None
    """Effects seen; ``UNKNOWN`` when a call that could write cannot be judged; ``()`` when it only reads."""
    reversible: Maybe[bool] = None
    dry_run: Maybe[bool] = None
    prechecks: Maybe[tuple[str, ...]] = None
    postchecks: Maybe[tuple[str, ...]] = None
    declared_impact: Maybe[str] = None
