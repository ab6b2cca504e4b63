"""The views of the code that a rule is given: something is called, decorates, is subclassed, assigned, raised, read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Location, Maybe, Unknown
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Mapping, Value
from sphinx_ddd.source.origins import Entered
from sphinx_ddd.source.project import Definition

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Use:
    """A place where the code uses a name of the catalog."""

    node: nodes.NodeNG
    context: Context
    names: tuple[str, ...]
    """The qualified names used here, likeliest first."""

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def location(self) -> Location:
        return self.context.location(self.node)

    @property
    def subject(self) -> str:
        return self.context.subject(self.node)

    @property
    def condition(self) -> Maybe[str]:
        """The nearest test or handler this place depends on, with the early ways out before it."""
        return self.context.condition(self.node)


@dataclass(frozen=True, slots=True)
class Arguments(Use):
    """A use with arguments. Positions count from 0; a name or a position may be ``None`` where there is none."""

    call: nodes.Call | None
    """``None`` for a decorator without brackets."""

    def argument(self, position: int | None, name: str | None = None) -> nodes.NodeNG | None:
        """The expression given for a parameter, or ``None`` when it is not given by that position or keyword."""
        if self.call is None:
            return None
        for keyword in self.call.keywords or ():
            if name is not None and keyword.arg == name:
                return keyword.value
        before = self.call.args[: position + 1] if position is not None else []
        if position is None or len(before) <= position or any(isinstance(a, nodes.Starred) for a in before):
            return None
        return before[position]

    def expression(self, position: int | None, name: str | None = None) -> tuple[Context, nodes.NodeNG] | None:
        """As :meth:`argument`, through ``**mapping`` arguments too, with the context in which to read it."""
        node = self.argument(position, name)
        if node is not None or name is None or name not in self.unpacked:
            return (self.context, node) if node is not None else None
        found = self.context.entry(self.unpacked, name)
        return (replace(found[0], frame=self.context.frame), found[1]) if found is not None else None

    def value(self, position: int | None, name: str | None = None, default: Value = None) -> Value:
        """The literal given for a parameter; ``default`` when it is not given; ``UNKNOWN`` when it cannot be read."""
        node = self.argument(position, name)
        if node is not None:
            return self.context.value(node)
        if name is not None and name in self.unpacked:
            return self.unpacked[name]
        return UNKNOWN if self.is_open(position) else default

    @property
    def unpacked(self) -> Mapping:
        """The entries of ``**mapping`` arguments; a key ``UNKNOWN`` where they cannot all be read."""
        out = Mapping()
        for keyword in (self.call.keywords or ()) if self.call is not None else ():
            if keyword.arg is None:
                out.merge(self.context.value(keyword.value))
        return out

    def is_open(self, position: int | None = None) -> bool:
        """Whether a parameter that is not seen may be given all the same, by ``*args`` or ``**kwargs`` that cannot be read."""
        if self.call is None:
            return False
        starred = position is not None and any(isinstance(a, nodes.Starred) for a in self.call.args)
        return starred or UNKNOWN in self.unpacked

    def _typed(self, kinds: tuple[type, ...], position: int | None, name: str | None, default: Any) -> Any:
        value = self.value(position, name, default)
        if value is None or value is UNKNOWN or (isinstance(value, kinds) and not (isinstance(value, bool) and bool not in kinds)):
            return value
        return UNKNOWN

    def text(self, position: int | None, name: str | None = None, default: str | None = None) -> Maybe[str]:
        value: str | Unknown | None = self._typed((str,), position, name, default)
        return value

    def number(self, position: int | None, name: str | None = None, default: float | None = None) -> Maybe[float]:
        value: float | Unknown | None = self._typed((int, float), position, name, default)
        return value

    def integer(self, position: int | None, name: str | None = None, default: int | None = None) -> Maybe[int]:
        value: int | Unknown | None = self._typed((int,), position, name, default)
        return value

    def flag(self, position: int | None, name: str | None = None, default: Maybe[bool] = None) -> Maybe[bool]:
        value: bool | Unknown | None = self._typed((bool,), position, name, default)
        return value

    def texts(self, position: int | None, name: str | None = None) -> Maybe[tuple[str, ...]]:
        """A sequence of texts; one text counts as a sequence of one."""
        value = self.value(position, name)
        if isinstance(value, str):
            return (value,)
        if value is None:
            return None
        return tuple(value) if isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value) else UNKNOWN

    def template(self, position: int | None, name: str | None = None) -> str:
        """The text given for a parameter, with ``{placeholders}``; empty when it is not given."""
        found = self.expression(position, name)
        return found[0].template(found[1]) if found is not None else ""


@dataclass(frozen=True, slots=True)
class Call(Arguments):
    """``name(…)``."""

    def rounds(self) -> Iterator[Call]:
        """The call in each round of the loops over literals around it; itself where there is no such loop."""
        for context in self.context.rounds(self.node):
            yield replace(self, context=context)

    def variants(self) -> Iterator[tuple[Call, Entered | None]]:
        """The call once for each way it is reached: each call of the function around it, each round of the loops around it."""
        for entered in self.context.entries(self.node):
            for context in self.context.entered(entered).rounds(self.node):
                yield replace(self, context=context), entered

    def target(self) -> str:
        """The variable or attribute the result is assigned to; empty when it is not."""
        parent = self.node.parent
        target = parent.targets[0] if isinstance(parent, nodes.Assign) else getattr(parent, "target", None)
        if isinstance(target, nodes.AssignName):
            return str(target.name)
        return str(target.attrname) if isinstance(target, nodes.AssignAttr) else ""


@dataclass(frozen=True, slots=True)
class Decoration(Arguments):
    """``@name`` or ``@name(…)`` on a function or class."""

    decorated: Definition

    @property
    def subject(self) -> str:
        return self.context.subject(self.decorated)


@dataclass(frozen=True, slots=True)
class Subclass(Use):
    """A class with ``name`` among its ancestors; ``node`` is the class."""


@dataclass(frozen=True, slots=True)
class Assignment(Use):
    """``name = …``, where the name is an attribute of something of the catalog, or a global of a module."""

    assigned: nodes.NodeNG

    def value(self) -> Value:
        return self.context.value(self.assigned)


@dataclass(frozen=True, slots=True)
class Raise(Use):
    """``raise name`` or ``raise name(…)``; ``names`` are the exception's class and its ancestors."""

    exception: nodes.NodeNG

    def messages(self) -> Iterator[str]:
        """Templates of the message given to the exception; nothing when it has none."""
        if isinstance(self.exception, nodes.Call) and self.exception.args and not isinstance(self.exception.args[0], nodes.Starred):
            yield from self.context.messages(self.exception.args[0])


@dataclass(frozen=True, slots=True)
class Read(Use):
    """``name.a.b``, ``name["a"]``, ``getattr(name, "a")``, and the same of an instance of a class; as long as the chain is written."""

    steps: tuple[str | nodes.NodeNG, ...]
    """What follows the name: attributes by name, keys by their expression."""
    owner: str = ""
    """The object's own qualified name; of an instance, that of its class in the project, which may be derived from ``name``."""

    @property
    def path(self) -> tuple[str, ...]:
        """What follows the name as words, up to the first that cannot be read."""
        words: list[str] = []
        for step in self.steps:
            word = step if isinstance(step, str) else self.context.text(step)
            if not isinstance(word, str):
                break
            words.append(word)
        return tuple(words)


@dataclass(frozen=True, slots=True)
class WholeModule(Use):
    """A module as such: its docstring, its documentation blocks, its place in the project."""

    @property
    def tree(self) -> nodes.Module:
        return self.context.module.tree
