"""Ranges that ``@validate`` methods hold a trait to."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.facts.config import Limit
from sphinx_ddd.rules._settings import guards
from sphinx_ddd.rules._traitlets import handlers
from sphinx_ddd.rules._traitlets.kinds import VALIDATORS
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context

_CONVERTERS = frozenset({"builtins.int", "builtins.float"})


def limits_of(name: str, owner: nodes.ClassDef, context: Context) -> tuple[Limit, ...]:
    """The ranges that the validators of a trait in its own class refuse to leave."""
    found: dict[Limit, None] = {}
    for method in handlers.methods(VALIDATORS, name, owner, context):
        if not _only_for(name, method, context) or len(method.args.args) < 2:
            continue
        proposal = method.args.args[1].name
        found |= dict.fromkeys(guards.ranges(method.body, lambda node, p=proposal: _is_proposed(node, p, context), context))  # type: ignore[misc]
    return tuple(found)


def _only_for(name: str, method: nodes.FunctionDef, context: Context) -> bool:
    """Whether a validator serves one trait: one for several may tell them apart inside."""
    return handlers.traits_of(VALIDATORS, method, context) == [name]


def _is_proposed(node: nodes.NodeNG, proposal: str, context: Context) -> bool:
    """``proposal["value"]``, ``proposal.value``, or a variable that was only given that."""
    match node:
        case nodes.Subscript(value=nodes.Name(name=name), slice=nodes.Const(value="value")):
            return bool(name == proposal)
        case nodes.Attribute(expr=nodes.Name(name=name), attrname="value"):
            return bool(name == proposal)
        case nodes.Call(func=nodes.Attribute(expr=nodes.Name(name=name), attrname="get"), args=[nodes.Const(value="value"), *_]):
            return bool(name == proposal)
        case nodes.Call(args=[inner], keywords=[]) if not _CONVERTERS.isdisjoint(context.names(node.func)):
            return _is_proposed(inner, proposal, context)
        case nodes.Name():
            match binding(node):
                case (nodes.FunctionDef(), [nodes.AssignName(parent=nodes.Assign(value=value))]):
                    return _is_proposed(value, proposal, context)
    return False
