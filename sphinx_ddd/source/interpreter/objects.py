"""What a followed program handles beside plain values: functions, classes, instances, and things of other libraries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source.literals import Mapping, Value
from sphinx_ddd.source.project import SourceModule


class Opaque:
    """A value that is no literal; copying a structure does not copy it."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Opaque:
        return self


@dataclass(frozen=True)
class Symbol(Opaque):
    """Something of a library that is not in the project, by its qualified name."""

    name: str
    instance: bool = False
    """What calling it gives rather than the thing itself."""


@dataclass(frozen=True)
class FromEnvironment(Symbol):
    """What is read from an environment variable, or computed from that. No branch is certain because of it."""

    unset: Value = field(default=None, compare=False)
    """What it is when the variable is not set."""
    variable: str = ""
    """Empty where its name is not known."""


def unset(value: Value) -> Value:
    """A value when no environment variable is set."""
    return value.unset if isinstance(value, FromEnvironment) else value


def computed(value: Value, *operands: Value) -> Value:
    """A value that was computed from operands as they are when no environment variable is set."""
    read = next((one for one in operands if isinstance(one, FromEnvironment)), None)
    return (
        value if read is None or value is UNKNOWN else FromEnvironment(read.name, instance=True, unset=unset(value), variable=read.variable)
    )


@dataclass(frozen=True)
class ModuleObject(Opaque):
    """A module or package of the project."""

    name: str


@dataclass(frozen=True)
class Pending(Opaque):
    """A name that was imported and is looked up when it is used."""

    module: str
    name: str


@dataclass(eq=False)
class Scope:
    """Variables, and where to look for the others."""

    module: SourceModule
    variables: dict[str, Value] = field(default_factory=dict)
    parent: Scope | None = None
    is_class: bool = False
    """The body of a class, which its methods do not see."""
    outer: frozenset[str] = frozenset()
    """Names declared ``global`` or ``nonlocal``."""
    returned: list[Value] = field(default_factory=list)
    """What returns that may or may not have run would have given."""
    yielded: list[Value] = field(default_factory=list)
    defining: ClassObject | None = None
    """The class whose method runs, for ``super()``."""
    this: Value = None
    """The first argument of the method that runs."""


@dataclass(eq=False)
class Function(Opaque):
    """A function of the project, with the scope that it was defined in."""

    node: nodes.FunctionDef | nodes.Lambda
    scope: Scope
    name: str
    """Qualified."""
    defaults: dict[str, Value] = field(default_factory=dict)
    kind: str = "function"
    """function, property, classmethod or staticmethod."""
    owner: ClassObject | None = None


@dataclass(eq=False)
class Bound(Opaque):
    """A method with its object."""

    function: Function
    this: Value
    name: str = ""


@dataclass(eq=False)
class Method(Opaque):
    """A method of a plain value: ``spec.update``."""

    owner: Value
    name: str


@dataclass(eq=False)
class ClassObject(Opaque):
    """A class of the project."""

    name: str
    module: SourceModule
    bases: list[Value]
    attributes: dict[str, Value]

    def lineage(self) -> Iterator[ClassObject | Symbol]:
        """The class and its ancestors, nearest first; a base of another library as its symbol."""
        seen: set[int] = set()
        queue: list[Value] = [self]
        while queue:
            current = queue.pop(0)
            if isinstance(current, Symbol):
                yield current
            elif isinstance(current, ClassObject) and id(current) not in seen:
                seen.add(id(current))
                yield current
                queue = [*current.bases, *queue]


@dataclass(eq=False)
class Instance(Opaque):
    """An object of a class of the project."""

    made_of: ClassObject
    attributes: dict[str, Value] = field(default_factory=dict)


@dataclass(eq=False)
class Super(Opaque):
    """``super()``: what comes after a class in the lineage of an object."""

    after: ClassObject
    this: Value


def plain(value: Value) -> bool:
    """Whether a value is a literal through and through."""
    if value is UNKNOWN or isinstance(value, Opaque):
        return False
    if isinstance(value, dict):
        return all(plain(k) and plain(v) for k, v in value.items())
    return all(map(plain, value)) if isinstance(value, (list, tuple, set, frozenset)) else True


def truth(value: Value) -> bool | None:
    """Whether a value counts as true; ``None`` when that is not known."""
    if value is UNKNOWN or isinstance(value, Symbol):
        return None
    if isinstance(value, Opaque):
        return True
    if isinstance(value, dict) and UNKNOWN in value:
        return True if len(value) > 1 else None
    return bool(value)


def joined(first: Value, second: Value) -> Value:
    """What is known when a value is either of two."""
    if first is second:
        return first
    if isinstance(first, dict) and isinstance(second, dict):
        out = Mapping(first, getattr(first, "where", None))
        for key, value in second.items():
            out.put(key, joined(out[key], value) if key in out else value, getattr(second, "where", {}).get(key))
        return out
    if isinstance(first, Opaque) or isinstance(second, Opaque):
        return first if first == second else UNKNOWN
    same = type(first) is type(second) and first == second
    return first if same else UNKNOWN
