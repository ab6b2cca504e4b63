"""The option, variable or constant that an expression takes its value from, as the code writes it."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.environment import ENVIRONMENT, ENVIRONMENT_READS

SETTINGS: Final = ("django.conf.settings.", "flask.current_app.config.", "oslo_config.cfg.CONF.")
"""Objects whose attributes are options; what follows is the option's name."""
CONVERTERS: Final = frozenset({"int", "float", "str", "bool", "timedelta"})
DEEPEST: Final = 6


def option_of(node: nodes.NodeNG | None, context: Context, depth: int = 0) -> str:
    """The name of the option an expression is; a constant of a module by its own name; empty for anything else."""
    if node is None or depth > DEEPEST:
        return ""
    match node:
        case nodes.Call(args=[key, *_]) if not ENVIRONMENT_READS.isdisjoint(context.names(node.func)):
            return _text(key, context)
        case nodes.Subscript(value=value, slice=key) if not ENVIRONMENT.isdisjoint(context.names(value)):
            return _text(key, context)
        case nodes.Call(func=nodes.Name(name=name), args=[inner, *_]) if name in CONVERTERS:
            return option_of(inner, context, depth + 1)
        case nodes.BoolOp(values=values):
            return next((found for one in values if (found := option_of(one, context, depth + 1))), "")
        case nodes.IfExp(body=body, orelse=orelse):
            return option_of(body, context, depth + 1) or option_of(orelse, context, depth + 1)
        case nodes.Call(func=nodes.Name(name="getattr"), args=[owner, key, *_]) if f"{'.'.join(context.names(owner)[:1])}." in SETTINGS:
            return _text(key, context)
        case nodes.Attribute() | nodes.Name():
            return _named(node, context, depth)
    return ""


def _named(node: nodes.Attribute | nodes.Name, context: Context, depth: int) -> str:
    for name in context.names(node):
        for prefix in SETTINGS:
            if name.startswith(prefix):
                return name.removeprefix(prefix)
    if isinstance(node, nodes.Attribute):
        return node.attrname if node.attrname.isupper() else ""
    bound = binding(node)
    match bound:
        case (scope, [nodes.AssignName(parent=nodes.Assign(value=value) | nodes.AnnAssign(value=value))]) if value is not None:
            inner = option_of(value, context, depth + 1)
            return inner or (node.name if isinstance(scope, nodes.Module) and node.name.isupper() else "")
    return node.name if node.name.isupper() else ""


def _text(node: nodes.NodeNG, context: Context) -> str:
    text = context.text(node)
    return text if isinstance(text, str) else ""
