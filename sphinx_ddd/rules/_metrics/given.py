"""What a call that makes a metric is given, in each way the program gets to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Fact, Maybe
from sphinx_ddd.facts.metrics import Metric
from sphinx_ddd.rules._rule import At
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.origins import passed
from sphinx_ddd.source.templates import has_words
from sphinx_ddd.source.uses import Call
from sphinx_ddd.source.ways import Way

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Given:
    """A call, and one way to get to it."""

    use: Call
    way: Way

    @classmethod
    def of(cls, use: Call) -> Iterator[Given]:
        for context, way in use.context.ways(use.node):
            yield cls(replace(use, context=context), way)

    def value(self, position: int | None, name: str | None = None, default: Value = None) -> Value:
        """As :meth:`Call.value`, where the environment and the settings of a library say nothing."""
        found = self.use.expression(position, name)
        if found is not None:
            return found[0].unset(found[1])
        return self.use.value(position, name, default)

    def template(self, position: int | None, name: str | None = None) -> str:
        """The text of an argument; ``{name}`` where a part of it is only known at run time."""
        value = self.value(position, name)
        return value if isinstance(value, str) else self.use.template(position, name)

    def text(self, position: int | None, name: str | None = None) -> Maybe[str]:
        value = self.value(position, name)
        return value if value is None or isinstance(value, str) else UNKNOWN

    def texts(self, position: int | None, name: str | None = None) -> Maybe[tuple[str, ...]]:
        value = self.value(position, name)
        if isinstance(value, str):
            return (value,)
        if value is None:
            return None
        if not isinstance(value, (list, tuple, dict)):
            return UNKNOWN
        return tuple(map(str, value)) if all(isinstance(v, str) for v in value) else UNKNOWN

    def named(self, position: int | None, name: str | None = None) -> bool:
        """Whether the name that is given says anything, here or where the function around the call is called."""
        node = self.use.argument(position, name)
        if node is None:
            return False
        value = self.value(position, name)
        if isinstance(value, str):
            return bool(value)
        return not handed_in(node) and has_words(self.use.template(position, name))

    def passes(self, node: nodes.NodeNG) -> tuple[str, ...]:
        """The qualified names of what a function was handed for a parameter; of anything else, what it stands for."""
        handed = self.handed(node)
        return handed[0].names(handed[1]) if handed is not None else self.use.context.names(node)

    def handed(self, node: nodes.NodeNG) -> tuple[Context, nodes.NodeNG] | None:
        """What the function around the call was handed for a parameter, with the context to read it in; ``None`` for anything else."""
        function = around(self.use.node)
        call = self.way.calls[0] if self.way.calls else None
        if not isinstance(node, nodes.Name) or call is None or function is None:
            return None
        names = [a.name for a in (*(function.args.posonlyargs or ()), *(function.args.args or ()))]
        if node.name not in names:
            return None
        bound = isinstance(function.parent, nodes.ClassDef) and function.type != "staticmethod"
        given = passed(call.call, node.name, names.index(node.name) - bound)
        return (self.use.context.reader.context(call.module), given) if given is not None else None


def handed_in(node: nodes.NodeNG) -> bool:
    """Whether an expression is a parameter of the function around it, or an attribute of its object."""
    function = node.scope()
    if not isinstance(function, nodes.FunctionDef):
        return False
    name = node.expr if isinstance(node, nodes.Attribute) else node
    return isinstance(name, nodes.Name) and any(isinstance(one.parent, nodes.Arguments) for one in function.locals.get(name.name, ()))


def each_name(use: Call, read: Callable[[Given], Metric | None], *, at_object: bool = False) -> Iterator[At]:
    """The metrics that a call makes, one for each name; where ways differ in a field, that field is unknown.

    :param at_object: place a metric where the object is made whose method computes it.
    """
    found: dict[tuple[str, nodes.NodeNG | None], tuple[Metric, Given]] = {}
    for given in Given.of(use):
        metric = read(given)
        if metric is None:
            continue
        if handed_over(use, given) and not at_object:
            # What is done with the object concerns all that are made there.
            metric = replace(metric, updated_at=None, label_values=None, open_labels=None)
        place = given.way.calls[-1].call if at_object and given.way.calls and handed_over(use, given) else None
        key = (metric.name, place)
        found[key] = (agreed([found[key][0], metric]), found[key][1]) if key in found else (metric, given)
    for (_, place), (metric, given) in found.items():
        call = given.way.calls[0] if given.way.calls and handed_over(use, given) else None
        reader = use.context.reader
        subject = reader.context(call.module).subject(call.call) if call is not None else ""
        made = next((c for c in given.way.calls if c.call is place), None)
        location = reader.context(made.module).location(made.call) if made is not None else None
        elsewhere = location is not None and location.path != use.context.path
        yield At(replace(metric, updated_at=None) if elsewhere else metric, location=location, subject=subject)


def each_sent(use: Call, read: Callable[[Given], Metric | None]) -> Iterator[At]:
    """The metrics that a call sends, one for each name; they are sent there, wherever a part of the name comes from."""
    found: dict[str, Metric] = {}
    for given in Given.of(use):
        metric = read(given)
        if metric is not None:
            found[metric.name] = agreed([found[metric.name], metric]) if metric.name in found else metric
    yield from map(At, found.values())


def handed_over(use: Call, given: Given) -> bool:
    """Whether the name of a metric comes from the callers of the function around it."""
    node = use.argument(0, "name")
    return node is not None and use.context.unset(node) is UNKNOWN and bool(given.way.calls)


def agreed(facts: Sequence[F]) -> F:
    """Of several ways to make the same thing, what they have in common; where they differ it is unknown."""
    first = facts[0]
    for other in facts[1:]:
        differing = [f for f in first.__dataclass_fields__ if getattr(first, f) != getattr(other, f)]
        changes: dict[str, Any] = {f: "" if f == "description" else UNKNOWN for f in differing}
        first = replace(first, **changes) if changes else first
    return first


def port(value: Value) -> Maybe[int]:
    """A port, also where the text of a variable gives it; one that the system chooses is unknown."""
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value else UNKNOWN
