"""The ways in which the program gets to a line: with which arguments, and as a method of which object.

:mod:`origins` follows one object back to what made it. This goes the other way round, for calls that stand in a wrapper or in
the method of an object: each way gives the parameters of the function around the line, and the attributes of its object.
Where the project itself calls a function or makes an object nowhere, the defaults of its parameters are the one way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from astroid import nodes

from sphinx_ddd.source.bindings import is_static
from sphinx_ddd.source.callers import CallIn, around, own_name
from sphinx_ddd.source.constructed import attributes, fields
from sphinx_ddd.source.frames import OBJECT, Frame
from sphinx_ddd.source.project import SourceModule, qualified_scope, walk

if TYPE_CHECKING:
    from sphinx_ddd.source.values import Evaluator

DEEPEST = 5
"""Calls followed one inside the other."""
MOST_WAYS = 256
MOST_STEPS = 500
"""Functions looked into for one line; what lies beyond is taken as if nobody called it."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way into a function."""

    frame: Frame
    """Parameters of the function, and attributes of its object."""
    calls: tuple[CallIn, ...] = ()
    """The calls that lead there, innermost first; the one that made the object last. None where only defaults are known."""


class Ways:
    """Ways over a project."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._resolver = evaluator.resolver
        self._left = 0

    def to(self, node: nodes.NodeNG, module: SourceModule) -> list[Way]:
        """The ways to a node, in each round of the loops around it."""
        function = around(node)
        self._left = MOST_STEPS
        ways = self._into(function, module, 0) if function is not None and _depends(node, function) else [Way(Frame())]
        rounds = (Way(frame, way.calls) for way in ways for frame in self._evaluator.rounds(node, module, way.frame))
        return _first(rounds, MOST_WAYS)

    def _into(self, function: nodes.FunctionDef, module: SourceModule, depth: int) -> list[Way]:
        key = ("ways", function)
        known = module.names.get(key)
        if known is not None:
            return known  # type: ignore[return-value]
        default = Way(self._evaluator.unentered(function, module))
        self._left -= 1
        if depth > DEEPEST or self._left <= 0:
            return [default]
        module.names[key] = [default]  # a function that leads back to itself
        found = _first(self._called(function, module, depth), MOST_WAYS) or [
            Way(Frame(default.frame.variables | made.frame.variables), made.calls) for made in self._objects(function, module, depth)
        ]
        if depth == 0:
            module.names[key] = found
        else:
            del module.names[key]
        return found

    def _called(self, function: nodes.FunctionDef, module: SourceModule, depth: int) -> Iterator[Way]:
        """The ways by the calls that the project makes."""
        for call in {call.call: call for call in self._resolver.callers.of(function, module)}.values():
            outside = around(call.call)
            if outside is function:
                continue
            outers = self._into(outside, call.module, depth + 1) if outside is not None else [Way(Frame())]
            for outer in outers:
                for frame in self._evaluator.rounds(call.call, call.module, outer.frame):
                    inner = self._evaluator.entered(call.call, call.module, frame, function, module)
                    if inner is not None:
                        yield from self._with_object(Way(inner, (call, *outer.calls)), outer, function, module, depth)

    def _with_object(self, way: Way, outer: Way, function: nodes.FunctionDef, module: SourceModule, depth: int) -> Iterator[Way]:
        owner = _owner(function)
        call = way.calls[0]
        if owner is None:
            yield way
        elif function.name == "__init__":
            own = attributes(owner, function, module, way.frame, self._evaluator, self._class_of(way.calls))
            yield Way(Frame(_own(outer.frame) | way.frame.variables | own), way.calls)
        elif _on_own_object(call.call):
            yield Way(Frame(_own(outer.frame) | way.frame.variables), way.calls)
        else:
            objects = self._objects(function, module, depth)
            if len(objects) > 1:
                receiver = call.call.func.expr if isinstance(call.call.func, nodes.Attribute) else None
                origins = [ref.origin for ref in self._resolver.refs(receiver, call.module)]
                objects = [o for o in objects if o.calls and any(o.calls[0].call is origin for origin in origins)]
            for one in objects or [Way(Frame())]:
                yield Way(Frame(_own(one.frame) | way.frame.variables), (*way.calls, *one.calls))

    def _objects(self, function: nodes.FunctionDef, module: SourceModule, depth: int) -> list[Way]:
        """The objects whose method a function is, as ways that give their attributes."""
        owner = _owner(function)
        if owner is None or function.name == "__init__":
            made = attributes(owner, function, module, self._evaluator.unentered(function, module), self._evaluator) if owner else {}
            return [Way(Frame(dict(made)))]
        initialiser = self._initialiser(owner, module)
        if initialiser is not None:
            return [Way(Frame(_own(way.frame)), way.calls) for way in self._into(*initialiser, depth + 1)]
        constructed = _first(self._constructed(owner, module, depth), MOST_WAYS)
        return constructed or [Way(Frame())]

    def _initialiser(self, owner: nodes.ClassDef, module: SourceModule) -> tuple[nodes.FunctionDef, SourceModule] | None:
        for name in self._resolver.classes.ancestors(qualified_scope(module, owner)):
            defined = self._resolver.project.definition(name)
            initialiser = defined[1].locals.get("__init__", [None])[-1] if defined is not None else None
            if defined is not None and isinstance(initialiser, nodes.FunctionDef):
                return initialiser, defined[0]
        return None

    def _constructed(self, owner: nodes.ClassDef, module: SourceModule, depth: int) -> Iterator[Way]:
        """The objects of a class whose ``__init__`` is made for it: a dataclass, a class of attrs."""
        name = qualified_scope(module, owner)
        for call, where in self._resolver.callers.seeming(owner.name, module):
            if name not in self._resolver.names(call.func, where):
                continue
            outside = around(call)
            outers = self._into(outside, where, depth + 1) if outside is not None and outside.parent is not owner else [Way(Frame())]
            for outer in outers:
                for frame in self._evaluator.rounds(call, where, outer.frame):
                    given = fields(owner, call, where, module, frame, self._evaluator)
                    yield Way(Frame(dict(given)), (CallIn(call, where), *outer.calls))

    def _class_of(self, calls: tuple[CallIn, ...]) -> str:
        """The class of the object that is made, where ``__init__`` of derived classes calls that of their bases."""
        for call in calls:
            names = self._resolver.names(call.call.func, call.module)
            if not any(name.endswith(".__init__") for name in names):
                return names[0] if names else ""
        return ""


def _depends(node: nodes.NodeNG, function: nodes.FunctionDef) -> bool:
    """Whether what a call is given may differ with the way to it: it names something of the function around it."""
    given = [*node.args, *(k.value for k in node.keywords or ())] if isinstance(node, nodes.Call) else [node]
    return any(isinstance(n, nodes.Name) and n.name in function.locals for one in given for n in walk(one))


def _first(ways: Iterator[Way], most: int) -> list[Way]:
    return [way for _, way in zip(range(most), ways, strict=False)]


def _own(frame: Frame) -> dict[tuple[object, str], object]:
    return {key: value for key, value in frame.variables.items() if key[0] is OBJECT}


def _owner(function: nodes.FunctionDef) -> nodes.ClassDef | None:
    """The class of whose objects a function is a method."""
    owner = function.parent.frame() if function.parent is not None else None
    return owner if isinstance(owner, nodes.ClassDef) and not is_static(function) else None


def _on_own_object(call: nodes.Call) -> bool:
    """Whether a method calls another of the same object."""
    match call.func:
        case nodes.Attribute(expr=nodes.Name(name=name)):
            return bool(name) and name == own_name(call)
        case nodes.Attribute(expr=nodes.Call(func=nodes.Name(name="super"))):
            return True
    return False
