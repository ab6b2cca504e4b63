"""Functions that are collected first and called when a signal arrives: ``register_hook(f)``, and the loop over all hooks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import passed
from sphinx_ddd.source.project import chain_of

ADDING: Final = frozenset({"append", "add", "insert", "setdefault", "extend", "update", "appendleft"})
MOST_FUNCTIONS: Final = 24
"""Functions that a handler leads to, within its module."""


@dataclass(frozen=True, slots=True)
class Hook:
    """A function that was registered."""

    function: str
    """Qualified name."""
    call: nodes.Call
    """The call that registers it, and its module."""
    context: Context


def registered(handler: nodes.NodeNG | None, context: Context) -> Iterator[Hook]:
    """The functions of the project that a handler calls because they were registered with its module."""
    collections = {name for function in _reached(handler, context) for name in _looped(function)}
    for function in context.module.tree.body if collections else ():
        if isinstance(function, nodes.FunctionDef):
            for parameter in _collected(function, collections):
                yield from _given(function, parameter, context)


def _reached(handler: nodes.NodeNG | None, context: Context) -> list[nodes.FunctionDef]:
    """The functions of the module that a handler is, calls, or hands on."""
    found: dict[nodes.FunctionDef, None] = {}
    queue = [handler] if handler is not None else []
    while queue and len(found) < MOST_FUNCTIONS:
        node = queue.pop(0)
        for function in _functions(node, context):
            if function not in found:
                found[function] = None
                queue += [n for n in function.nodes_of_class(nodes.Name) if n.name != function.name]
    return list(found)


def _functions(node: nodes.NodeNG, context: Context) -> Iterator[nodes.FunctionDef]:
    if isinstance(node, nodes.Name):
        bound = binding(node)
        yield from (n for n in bound[1] if isinstance(n, nodes.FunctionDef)) if bound is not None else ()
        return
    for name in context.names(node):
        defined = context.definition(name)
        if defined is not None and defined[0].module is context.module and isinstance(defined[1], nodes.FunctionDef):
            yield defined[1]


def _looped(function: nodes.FunctionDef) -> Iterator[str]:
    """The globals over whose entries a function loops to call them."""
    for call in function.nodes_of_class(nodes.Call):
        if not isinstance(call.func, nodes.Name):
            continue
        loops = [parent for parent in call.node_ancestors() if isinstance(parent, nodes.For)]
        if any(_binds(loop.target, call.func.name) for loop in loops):
            yield from (root.name for loop in loops if isinstance(root := _root(loop.iter), nodes.Name))


def _root(node: nodes.NodeNG) -> nodes.NodeNG:
    """What a chain of attributes, items and calls begins with: the collection."""
    while True:
        root, _ = chain_of(node)
        if not isinstance(root, nodes.Call):
            return root
        node = root.args[0] if isinstance(root.func, nodes.Name) and root.args else root.func


def _binds(target: nodes.NodeNG, name: str) -> bool:
    return any(one.name == name for one in target.nodes_of_class(nodes.AssignName))


def _collected(function: nodes.FunctionDef, collections: set[str]) -> Iterator[str]:
    """The parameters of a function that it adds to a collection, themselves or wrapped in a function of its own."""
    parameters = {one.name for one in (*(function.args.posonlyargs or ()), *(function.args.args or ()), *(function.args.kwonlyargs or ()))}
    wrapped = {
        inner.name: {c.func.name for c in inner.nodes_of_class(nodes.Call) if isinstance(c.func, nodes.Name)} & parameters
        for inner in function.nodes_of_class(nodes.FunctionDef)
        if inner is not function
    }
    found: dict[str, None] = {}
    for added in _added(function, collections):
        for name in added.nodes_of_class(nodes.Name):
            for parameter in sorted(wrapped.get(name.name, {name.name} & parameters)):
                found[parameter] = None
    called = {parameter for names in wrapped.values() for parameter in names}
    yield from called & set(found) or found


def _added(function: nodes.FunctionDef, collections: set[str]) -> Iterator[nodes.NodeNG]:
    """What a function adds to a collection."""
    for call in function.nodes_of_class(nodes.Call):
        if isinstance(call.func, nodes.Attribute) and call.func.attrname in ADDING:
            root = _root(call.func)
            if isinstance(root, nodes.Name) and root.name in collections:
                yield from call.args
    for assign in function.nodes_of_class(nodes.Assign):
        target = assign.targets[0]
        if isinstance(target, nodes.Subscript) and isinstance(root := _root(target), nodes.Name) and root.name in collections:
            yield assign.value


def _given(function: nodes.FunctionDef, parameter: str, context: Context) -> Iterator[Hook]:
    names = [one.name for one in (*(function.args.posonlyargs or ()), *(function.args.args or ()))]
    index = names.index(parameter) if parameter in names else None
    for call, module in context.reader.origins.callers(function, context.module):
        where = context.reader.context(module)
        given = passed(call, parameter, index)
        for name in where.names(given)[:1]:
            yield Hook(name, call, where)
