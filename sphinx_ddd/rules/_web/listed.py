"""Lists of routes: which application is made with the list that a route stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.rules._web.routers import Key, Parameter, key_of
from sphinx_ddd.source.bindings import absolute, binding, real_name
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.flow import returns_of
from sphinx_ddd.source.project import tail_of
from sphinx_ddd.source.uses import Call

DEEPEST = 12
"""Names, sums and functions that a list is made of; an import counts as two."""
_ADDING = ("append", "extend", "insert")


@dataclass(frozen=True)
class Takers:
    """The functions and classes that take a list of routes, by qualified name, and the argument that is the list."""

    names: frozenset[str]
    argument: Parameter


def containers(element: nodes.NodeNG, context: Context, takers: Takers) -> tuple[tuple[nodes.Call, Context], ...]:
    """The calls that are given a list in which an element stands."""
    table = context.reader.project.once(f"lists of routes: {sorted(takers.names)}", lambda: _table(context, takers))
    return tuple(table.get(key_of(element), ()))


def _table(context: Context, takers: Takers) -> dict[Key, list[tuple[nodes.Call, Context]]]:
    table: dict[Key, list[tuple[nodes.Call, Context]]] = {}
    callers = context.reader.resolver.callers
    for tail in sorted({name.rpartition(".")[2] for name in takers.names} | {"__init__"}):
        for module in callers.modules_calling(tail):
            where = context.reader.context(module)
            for call in module.calls_by_tail.get(tail, ()):
                called = where.called(call)
                given = Call(call, where, called, call).argument(*takers.argument) if not takers.names.isdisjoint(called) else None
                for node, _ in elements(given, where):
                    table.setdefault(key_of(node), []).append((call, where))
    return table


def elements(node: nodes.NodeNG | None, context: Context, depth: int = 0) -> Iterator[tuple[nodes.NodeNG, Context]]:
    """What stands in a list, through names, sums, ``*others``, functions that return one, and what is added to it later."""
    if depth > DEEPEST:
        return
    match node:
        case nodes.List(elts=items) | nodes.Tuple(elts=items):
            for item in items:
                if isinstance(item, nodes.Starred):
                    yield from elements(item.value, context, depth + 1)
                else:
                    yield item, context
        case nodes.BinOp(op="+", left=left, right=right):
            yield from _each((left, right), context, depth)
        case nodes.BoolOp(values=values):
            yield from _each(values, context, depth)
        case nodes.IfExp(body=body, orelse=orelse):
            yield from _each((body, orelse), context, depth)
        case nodes.Name():
            bound = binding(node)
            for one in bound[1] if bound is not None else ():
                yield from _bound(node.name, one, context, depth)
        case nodes.Attribute():
            for name in context.names(node):
                yield from _global(name, context, depth)
        case nodes.Call():
            yield from _returned(node, context, depth)


def _each(several: Iterable[nodes.NodeNG], context: Context, depth: int) -> Iterator[tuple[nodes.NodeNG, Context]]:
    for one in several:
        yield from elements(one, context, depth + 1)


def _returned(call: nodes.Call, context: Context, depth: int) -> Iterator[tuple[nodes.NodeNG, Context]]:
    for name in context.names(call.func):
        defined = context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.FunctionDef):
            yield from _each((r.value for r in returns_of(defined[1]) if r.value is not None), defined[0], depth)


def _global(name: str, context: Context, depth: int) -> Iterator[tuple[nodes.NodeNG, Context]]:
    module_name, _, variable = name.rpartition(".")
    module = context.reader.project.module(module_name)
    for one in module.tree.locals.get(variable, ()) if module is not None else ():
        yield from _bound(variable, one, context.reader.context(module), depth + 1)  # type: ignore[arg-type]


def _bound(name: str, one: nodes.NodeNG, context: Context, depth: int) -> Iterator[tuple[nodes.NodeNG, Context]]:
    match one:
        case nodes.ImportFrom():
            yield from _global(f"{absolute(one, context.module)}.{real_name(one, name)}", context, depth)
        case nodes.AssignName(parent=nodes.Assign(value=value) | nodes.AnnAssign(value=nodes.NodeNG() as value)):
            yield from elements(value, context, depth + 1)
            yield from _added(name, one.scope(), context, depth)
        case nodes.AssignName(parent=nodes.AugAssign(op="+=", value=value)):
            yield from elements(value, context, depth + 1)


def _added(name: str, scope: nodes.NodeNG, context: Context, depth: int) -> Iterator[tuple[nodes.NodeNG, Context]]:
    """What is added to a list after it was made."""
    for method in _ADDING:
        for call in context.module.calls_by_tail.get(method, ()):
            func = call.func
            if isinstance(func, nodes.Attribute) and tail_of(func.expr) == name and call.scope() is scope and call.args:
                if method == "extend":
                    yield from elements(call.args[0], context, depth + 1)
                else:
                    yield call.args[-1], context
