"""What made the object that an expression stands for: through parameters to their callers, through results to what returns them.

Where :mod:`names` says *what* an expression is, this says *which one*: the call ``argparse.ArgumentParser(…)`` behind a
``parser`` that was handed through three functions of two modules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astroid import nodes

from sphinx_ddd.source.bindings import absolute, binding, is_static, real_name
from sphinx_ddd.source.callers import CallIn, around
from sphinx_ddd.source.elements import elements
from sphinx_ddd.source.flow import returns_of
from sphinx_ddd.source.frames import Frame
from sphinx_ddd.source.project import SourceModule

if TYPE_CHECKING:
    from sphinx_ddd.source.values import Evaluator

DEEPEST = 24
"""Functions, names and results followed one after the other."""
MOST_ORIGINS = 64


@dataclass(frozen=True, slots=True)
class Entered:
    """A function of the project that was entered by a known call."""

    function: nodes.FunctionDef
    call: nodes.Call
    module: SourceModule
    """Where the call stands."""
    outer: Entered | None = None
    """How the function around the call was entered."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A call that made an object, or the definition that is one."""

    node: nodes.NodeNG
    """A call, or a function or class of the project."""
    module: SourceModule
    entered: Entered | None = None
    """The calls by which the function around the node was entered, where that is known."""
    owner: str = ""
    """The class whose object holds it in an attribute; a base of that class may hold the node."""
    method: nodes.FunctionDef | None = None
    """Of a class: the method whose object is meant, where it is ``self``; then ``entered`` tells the call of that method."""


class Origins:
    """Origins over a project."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._resolver = evaluator.resolver
        self._callers = evaluator.resolver.callers

    def of(self, node: nodes.NodeNG | None, module: SourceModule, entered: Entered | None = None) -> tuple[Origin, ...]:
        """The origins of an expression, without repeats."""
        if node is None:
            return ()
        found: dict[Origin, None] = {}
        for origin in self._of(node, module, entered, 0):
            found[origin] = None
            if len(found) >= MOST_ORIGINS:
                break
        return tuple(found)

    def of_global(self, module_name: str, dotted: str) -> tuple[Origin, ...]:
        """The origins of a name in a module of the project, ``main`` or ``App.main``, through imports."""
        name, _, rest = dotted.partition(".")
        found = dict.fromkeys(self._global(module_name, name, 0))
        for part in rest.split(".") if rest else ():
            inner = ((o, n) for o in found if isinstance(o.node, nodes.ClassDef) for n in o.node.locals.get(part, ()))
            found = dict.fromkeys(Origin(n, o.module) for o, n in inner)
        return tuple(found)

    def _of(self, node: nodes.NodeNG, module: SourceModule, entered: Entered | None, depth: int) -> Iterator[Origin]:
        if depth > DEEPEST:
            return
        match node:
            case nodes.Name():
                yield from self._name(node, module, entered, depth)
            case nodes.Attribute():
                yield from self._attribute(node, module, depth)
            case nodes.Call():
                yield from self._call(node, module, entered, depth)
            case nodes.Await(value=value) | nodes.NamedExpr(value=value):
                yield from self._of(value, module, entered, depth + 1)
            case nodes.IfExp(body=body, orelse=orelse):
                yield from self._all((body, orelse), module, entered, depth)
            case nodes.BoolOp(values=values):
                yield from self._all(values, module, entered, depth)
            case nodes.ClassDef() | nodes.FunctionDef():
                yield Origin(node, module, entered)

    def _all(self, several: Iterable[nodes.NodeNG], module: SourceModule, entered: Entered | None, depth: int) -> Iterator[Origin]:
        for one in several:
            yield from self._of(one, module, entered, depth + 1)

    # Names

    def _name(self, node: nodes.Name, module: SourceModule, entered: Entered | None, depth: int) -> Iterator[Origin]:
        bound = binding(node)
        for one in bound[1] if bound is not None else ():
            yield from self._bound(node.name, one, module, entered, depth)

    def _bound(self, name: str, one: nodes.NodeNG, module: SourceModule, entered: Entered | None, depth: int) -> Iterator[Origin]:
        match one:
            case nodes.ImportFrom():
                yield from self._global(absolute(one, module), real_name(one, name), depth)
            case nodes.ClassDef() | nodes.FunctionDef():
                yield Origin(one, module)
            case nodes.AssignName(parent=nodes.Arguments(parent=function)):
                yield from self._parameter(one, function, module, entered, depth)
            case nodes.AssignName() | nodes.AssignAttr():
                yield from self._assigned(one, module, entered, depth)

    def _global(self, module_name: str, name: str, depth: int) -> Iterator[Origin]:
        module = self._resolver.project.module(module_name)
        for one in module.tree.locals.get(name, ()) if module is not None and depth <= DEEPEST else ():
            yield from self._bound(name, one, module, None, depth + 1)  # type: ignore[arg-type]

    def _assigned(
        self, node: nodes.AssignName | nodes.AssignAttr, module: SourceModule, entered: Entered | None, depth: int
    ) -> Iterator[Origin]:
        match node.parent:
            case nodes.Assign(value=value) | nodes.NamedExpr(value=value) | nodes.AnnAssign(value=value) if value is not None:
                yield from self._of(value, module, entered, depth + 1)
            case nodes.With(items=items):
                yield from self._all((c for c, target in items if target is node), module, entered, depth)
            case nodes.For(iter=iterated):
                items, where = elements(iterated, module, self._resolver.project)
                yield from self._all(items, where, entered if where is module else None, depth)
            case nodes.Tuple(elts=targets, parent=nodes.Assign(value=nodes.Tuple(elts=values))) if len(targets) == len(values):
                yield from self._of(values[targets.index(node)], module, entered, depth + 1)
            case nodes.Tuple(elts=targets, parent=nodes.Assign(value=nodes.Call() as call)):
                yield from self._part(call, targets.index(node), len(targets), module, entered, depth)

    def _part(self, call: nodes.Call, index: int, size: int, module: SourceModule, entered: Entered | None, depth: int) -> Iterator[Origin]:
        """One of several things that a function gives back: ``parser, group = create()``."""
        for function, where in self._functions(call, module):
            inner = Entered(function, call, module, entered)
            for result in returns_of(function):
                if isinstance(result.value, nodes.Tuple) and len(result.value.elts) == size:
                    yield from self._of(result.value.elts[index], where, inner, depth + 1)

    # Parameters

    def _parameter(
        self, node: nodes.AssignName, function: nodes.NodeNG, module: SourceModule, entered: Entered | None, depth: int
    ) -> Iterator[Origin]:
        if not isinstance(function, nodes.FunctionDef):
            return
        step = entered
        while step is not None and step.function is not function:
            step = step.outer
        index = _position(node.name, function)
        owner = function.parent.frame() if function.parent is not None else None
        if isinstance(owner, nodes.ClassDef) and not is_static(function):
            if index == 0:
                yield Origin(owner, module, step, method=function)
                return
            index = index - 1 if index is not None else None
        calls = [Entered(function, step.call, step.module, step.outer)] if step is not None else self._entries(function, module)
        for one in calls:
            given = passed(one.call, node.name, index)
            if given is not None:
                yield from self._of(given, one.module, one.outer, depth + 1)

    def _entries(self, function: nodes.FunctionDef, module: SourceModule) -> list[Entered]:
        return [Entered(function, call, where) for call, where in self._callers.of(function, module)]

    # Attributes and results

    def _attribute(self, node: nodes.Attribute, module: SourceModule, depth: int) -> Iterator[Origin]:
        for base in self._resolver.refs(node.expr, module):
            if not base.instance and self._resolver.project.owns(base.name):
                yield from self._global(base.name, node.attrname, depth)
                continue
            for ancestor in self._resolver.classes.ancestors(base.name):
                defined = self._resolver.project.definition(ancestor)
                if defined is None or not isinstance(defined[1], nodes.ClassDef):
                    continue
                where, owner = defined
                bound = [*owner.locals.get(node.attrname, ()), *self._resolver.classes.attributes(owner, where).get(node.attrname, ())]
                for one in bound:
                    for origin in self._bound(node.attrname, one, where, None, depth + 1):
                        yield origin if origin.owner else replace(origin, owner=base.name)
                if bound:
                    break

    def _call(self, node: nodes.Call, module: SourceModule, entered: Entered | None, depth: int) -> Iterator[Origin]:
        functions = list(self._functions(node, module))
        if not functions:
            yield Origin(node, module, entered)
        for function, where in functions:
            inner = Entered(function, node, module, entered)
            for result in returns_of(function):
                if result.value is not None and not isinstance(result.value, nodes.Const):
                    yield from self._of(result.value, where, inner, depth + 1)

    def _functions(self, node: nodes.Call, module: SourceModule) -> Iterator[tuple[nodes.FunctionDef, SourceModule]]:
        """The functions of the project that a call enters and whose result is what they return."""
        for ref in self._resolver.refs(node.func, module):
            defined = self._resolver.project.definition(ref.name) if not ref.instance else None
            if ref.name not in self._resolver.knowledge.returns and defined is not None and isinstance(defined[1], nodes.FunctionDef):
                yield defined[1], defined[0]

    # Values

    def frame(self, entered: Entered | None) -> Frame:
        """The variables that the calls through which a function was entered give its parameters."""
        if entered is None:
            return Frame()
        outer = self.frame(entered.outer)
        inner = self._evaluator.entered(entered.call, entered.module, outer, entered.function, self._home(entered.function))
        return Frame(outer.variables | inner.variables) if inner is not None else outer

    def _home(self, function: nodes.FunctionDef) -> SourceModule:
        module = self._resolver.project.module(function.root().name)
        assert module is not None  # it was parsed as one of the project's
        return module

    def entries(self, node: nodes.NodeNG, module: SourceModule) -> list[Entered]:
        """The calls that enter the function around a node."""
        function = around(node)
        return self._entries(function, module) if function is not None else []

    def callers(self, function: nodes.FunctionDef, module: SourceModule) -> list[CallIn]:
        """The calls of a function of the project."""
        return self._callers.of(function, module)


def passed(call: nodes.Call, name: str, index: int | None) -> nodes.NodeNG | None:
    """What a call gives for the parameter of that name and position, ``self`` not counted."""
    for keyword in call.keywords or ():
        if keyword.arg == name:
            return keyword.value
    if index is None or any(isinstance(a, nodes.Starred) for a in call.args[: index + 1]):
        return None
    return call.args[index] if 0 <= index < len(call.args) else None


def _position(name: str, function: nodes.FunctionDef) -> int | None:
    positional = [*(function.args.posonlyargs or ()), *(function.args.args or ())]
    return next((n for n, parameter in enumerate(positional) if parameter.name == name), None)
