"""Every expression that a variable, an attribute or a parameter may hold, by what is assigned and what callers give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._clients.options import MOST_CALLERS
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import passed

_DEEPEST: Final = 5


def alternatives(node: nodes.NodeNG | None, context: Context, depth: int = 0) -> Iterator[tuple[nodes.NodeNG, Context]]:
    """The expressions behind one, each with the module that it stands in; the expression itself where none is found."""
    if node is None or depth > _DEEPEST:
        return
    found = list(_behind(node, context))
    if not found:
        yield node, context
    for inner, where in found:
        yield from alternatives(inner, where, depth + 1)


def _behind(node: nodes.NodeNG, context: Context) -> Iterator[tuple[nodes.NodeNG, Context]]:
    match node:
        case nodes.Name() if (bound := binding(node)) is not None:
            for one in bound[1]:
                match one.parent:
                    case nodes.Arguments(parent=nodes.FunctionDef() as function):
                        yield from _given(node.name, function, context)
                    case nodes.Assign(value=value):
                        yield value, context
        case nodes.Attribute(expr=owner):
            for ref in context.refs(owner)[:1]:
                defined = context.definition(ref.name)
                if ref.instance and defined is not None and isinstance(defined[1], nodes.ClassDef):
                    where, made = defined
                    for target in context.reader.resolver.classes.attributes(made, where.module).get(node.attrname, ()):
                        if isinstance(target.parent, nodes.Assign):
                            yield target.parent.value, where


def _given(name: str, function: nodes.FunctionDef, context: Context) -> Iterator[tuple[nodes.NodeNG, Context]]:
    """What callers give for a parameter, where they are few."""
    positional = [one.name for one in (*(function.args.posonlyargs or ()), *(function.args.args or ()))]
    index = positional.index(name) - int(function.type in ("method", "classmethod")) if name in positional else None
    callers = context.reader.origins.callers(function, context.module)
    for call, module in callers if len(callers) <= MOST_CALLERS else ():
        if (value := passed(call, name, index)) is not None:
            yield value, context.reader.context(module)
