"""Environment variables inside the default of an option: ``os.environ.get("SHOP_PORT", 8000)``."""

from __future__ import annotations

from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._settings.env_reads import through
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value

FRAMEWORK = "environment"
"""What options are of that no framework reads."""

_GETTERS = ("os.environ.get", "os.getenv")
_CONVERTERS = {"builtins.int": int, "builtins.float": float, "builtins.str": str, "builtins.bool": bool}
_DEEPEST = 8
_COMPUTED = (
    nodes.Call, nodes.Attribute, nodes.Compare, nodes.BoolOp, nodes.BinOp, nodes.UnaryOp, nodes.IfExp, nodes.JoinedStr,
    nodes.FormattedValue, nodes.List, nodes.Tuple, nodes.Set, nodes.Subscript, nodes.ListComp, nodes.SetComp, nodes.GeneratorExp,
    nodes.Comprehension,
)  # fmt: skip
"""Expressions that are computed from those in them."""


@dataclass(frozen=True, slots=True)
class FromEnvironment:
    """What an expression reads from the environment."""

    names: tuple[str, ...]
    fallback: Value
    """Its value when none of them is set; ``None`` for none."""


def environment(node: nodes.NodeNG | None, context: Context, depth: int = 0) -> FromEnvironment | None:
    """The environment variables whose value an expression takes; ``None`` where it takes none."""
    if node is None or depth > _DEEPEST:
        return None
    match node:
        case nodes.Call(args=[name, *rest]) if _is_getter(node, context):
            keyword = next((k.value for k in node.keywords or () if k.arg == "default"), None)
            return _read(name, rest[0] if rest else keyword, context, depth)
        case nodes.Call() if names := through(node, context):
            return FromEnvironment(names, context.unset(node))
        case nodes.Subscript(value=mapping, slice=name) if "os.environ" in context.names(mapping):
            return _read(name, None, context, depth, is_required=True)
        case nodes.Call(args=[inner, *_]) if (read := environment(inner, context, depth + 1)) is not None:
            return _converted(node, read, context)
        case nodes.BoolOp(op="or", values=[first, *rest]):
            return _either(environment(first, context, depth + 1), rest, context, depth)
        case nodes.Lambda(args=arguments, body=body) if not arguments.args:
            return environment(body, context, depth + 1)
        case nodes.Name():
            return environment(_assigned(node), context, depth + 1)
        case _ if isinstance(node, _COMPUTED):
            return _within(node, context, depth)
    return None


def _within(node: nodes.NodeNG, context: Context, depth: int) -> FromEnvironment | None:
    """What is read anywhere in an expression: ``os.environ.get("LOUD", "no").lower() in ("yes", "1")``."""
    found = [read for child in node.get_children() if (read := environment(child, context, depth + 1)) is not None]
    names = tuple(dict.fromkeys(name for read in found for name in read.names))
    return FromEnvironment(names, context.unset(node)) if names else None


def _is_getter(node: nodes.Call, context: Context) -> bool:
    return any(name in _GETTERS for name in context.names(node.func))


def _read(
    name: nodes.NodeNG, default: nodes.NodeNG | None, context: Context, depth: int, *, is_required: bool = False
) -> FromEnvironment | None:
    variable = context.text(name)
    if not isinstance(variable, str) or not variable:
        return None
    inner = environment(default, context, depth + 1)
    if inner is not None:
        return FromEnvironment((variable, *inner.names), inner.fallback)
    return FromEnvironment((variable,), UNKNOWN if is_required else context.value(default))


def _converted(node: nodes.Call, inner: FromEnvironment | None, context: Context) -> FromEnvironment | None:
    """``int(os.environ.get(…))`` and other functions of what was read."""
    if inner is None:
        return None
    convert = next((_CONVERTERS[name] for name in context.names(node.func) if name in _CONVERTERS), None)
    if convert is None or inner.fallback is UNKNOWN or not isinstance(inner.fallback, (str, int, float)):
        return FromEnvironment(inner.names, UNKNOWN)
    try:
        return FromEnvironment(inner.names, convert(inner.fallback))
    except (ValueError, OverflowError):
        return FromEnvironment(inner.names, UNKNOWN)


def _either(first: FromEnvironment | None, rest: list[nodes.NodeNG], context: Context, depth: int) -> FromEnvironment | None:
    if first is None:
        return None
    names, fallback = list(first.names), first.fallback
    for one in rest:
        other = environment(one, context, depth + 1)
        names += other.names if other is not None else ()
        if fallback is not UNKNOWN and not fallback:
            fallback = other.fallback if other is not None else context.value(one)
    return FromEnvironment(tuple(dict.fromkeys(names)), fallback)


def _assigned(node: nodes.Name) -> nodes.NodeNG | None:
    """What the only assignment of a variable gives it."""
    match binding(node):
        case (_, [nodes.AssignName(parent=nodes.Assign(value=value) | nodes.AnnAssign(value=value))]):
            return value
    return None
