"""What a rule is: a function from a use of a name to facts, and the decorators that say which names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from astroid import nodes

from sphinx_ddd.facts.base import Fact, Location
from sphinx_ddd.source.uses import Assignment, Call, Decoration, Raise, Read, Subclass, Use, WholeModule

U = TypeVar("U", bound=Use)


@dataclass(frozen=True, slots=True)
class At:
    """A fact with a place or subject of its own; a bare fact is placed where the use is."""

    fact: Fact
    node: nodes.NodeNG | None = None
    line: int = 0
    """Line in the file of the use, where no node stands for it: inside a documentation block."""
    location: Location | None = None
    """A place in another file: what a class takes over from one of another module."""
    subject: str = ""


Facts: TypeAlias = Iterable[Fact | At]


@dataclass(frozen=True)
class Rule:
    """A function of the catalog."""

    use: type[Use]
    """The view it is given."""
    names: tuple[str, ...]
    """The qualified names it asks for; empty: every use of that kind."""
    find: Callable[[Any], Facts]

    @property
    def id(self) -> str:
        """``stdlib_logging.rotating-file``: module and function."""
        return f"{self.find.__module__.rpartition('.')[2]}.{self.find.__name__.replace('_', '-')}"

    @property
    def doc(self) -> str:
        """What it finds, in one line."""
        return (self.find.__doc__ or "").strip().split("\n", 1)[0]


def _declares(use: type[U], names: tuple[str, ...]) -> Callable[[Callable[[U], Facts]], Callable[[U], Facts]]:
    def declare(find: Callable[[U], Facts]) -> Callable[[U], Facts]:
        rules: list[Rule] = find.__dict__.setdefault("rules", [])
        rules.append(Rule(use, names, find))
        return find

    return declare


def calls(*names: str) -> Callable[[Callable[[Call], Facts]], Callable[[Call], Facts]]:
    """Asks for calls of these functions, methods and classes (``logging.Logger.error``)."""
    return _declares(Call, names)


def decorates(*names: str) -> Callable[[Callable[[Decoration], Facts]], Callable[[Decoration], Facts]]:
    """Asks for functions and classes decorated with these, with or without brackets."""
    return _declares(Decoration, names)


def subclasses(*names: str) -> Callable[[Callable[[Subclass], Facts]], Callable[[Subclass], Facts]]:
    """Asks for classes that have one of these among their ancestors, however far."""
    return _declares(Subclass, names)


def assigns(*names: str) -> Callable[[Callable[[Assignment], Facts]], Callable[[Assignment], Facts]]:
    """Asks for assignments to these attributes (``ssl.SSLContext.minimum_version``), or to globals: ``*.LOGGING``."""
    return _declares(Assignment, names)


def raises(*names: str) -> Callable[[Callable[[Raise], Facts]], Callable[[Raise], Facts]]:
    """Asks for raised exceptions that are or inherit from one of these; without names, for all."""
    return _declares(Raise, names)


def reads(*names: str) -> Callable[[Callable[[Read], Facts]], Callable[[Read], Facts]]:
    """Asks for attributes and items of these objects (``oslo_config.cfg.CONF``), and of instances of these classes, however derived."""
    return _declares(Read, names)


def modules() -> Callable[[Callable[[WholeModule], Facts]], Callable[[WholeModule], Facts]]:
    """Asks for every module."""
    return _declares(WholeModule, ())


def rules_in(namespace: Iterable[object]) -> Iterator[Rule]:
    """The rules that a module's functions declare, in the order of the text."""
    for value in namespace:
        yield from getattr(value, "rules", ()) if callable(value) else ()
