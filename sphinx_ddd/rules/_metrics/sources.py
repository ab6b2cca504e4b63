"""Where a value comes from: an option that is known as one, else the key that the code looks up: of ``settings["sentry_dsn"]`` the key."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.rules._clients.options import held
from sphinx_ddd.rules._metrics.given import Given
from sphinx_ddd.rules._metrics.measured import assigned
from sphinx_ddd.rules._metrics.option_names import CONVERTERS, option_of
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context

LOOKUPS: Final = frozenset({"get", "getint", "getfloat", "getboolean"})
"""Methods of mappings and of parsers of files that take a key, or a section and a key."""
URL_PARTS: Final = frozenset({"hostname", "host", "netloc", "port", "path"})
URL_PARSERS: Final = frozenset({"urllib.parse.urlparse", "urllib.parse.urlsplit", "yarl.URL", "furl.furl"})
LONGEST: Final = 80
DEEPEST: Final = 6


def sources_of(given: Given, *expressions: nodes.NodeNG | None) -> tuple[str, ...] | None:
    """What sets the values of several expressions, without repeats; ``None`` where that is not seen."""
    found = dict.fromkeys(_source(node, given.use.context, given) for node in expressions)
    return tuple(name for name in found if name) or None


def _source(node: nodes.NodeNG | None, context: Context, given: Given | None, depth: int = 0) -> str:
    if node is None or depth > DEEPEST:
        return ""
    option = option_of(node, context)
    if option:
        return _of_constant(node, context) or option
    match node:
        case nodes.Subscript(slice=nodes.Const(value=str())):
            return _looked_up(node, node.value, context)
        case nodes.Call(func=nodes.Attribute(attrname=name, expr=owner), args=[key, *_]) if name in LOOKUPS and _is_key(key):
            return _looked_up(node, owner, context)
        case nodes.Call(args=[inner, *_]) if _converts(node, context):
            return _source(inner, context, given, depth + 1)
        case nodes.Attribute(attrname=name, expr=nodes.Name() as url) if name in URL_PARTS:
            value = assigned(url, context)
            parses = isinstance(value, nodes.Call) and not URL_PARSERS.isdisjoint(context.names(value.func))
            return _source(value, context, given, depth + 1) if parses else ""
        case nodes.Name():
            value = assigned(node, context)
            if value is not None:
                return _source(value, context, given, depth + 1)
            handed = given.handed(node) if given is not None else None
            return _source(handed[1], handed[0], None, depth + 1) if handed is not None else ""
    return ""


def _of_constant(node: nodes.NodeNG, context: Context) -> str:
    """What a constant of the module is looked up with: ``read("monitor", "port")``. Who sets it needs that, not the constant's name."""
    match binding(node) if isinstance(node, nodes.Name) else None:
        case (nodes.Module(), [nodes.AssignName(parent=nodes.Assign(value=nodes.Call(args=[key, *_]) as value))]) if _is_key(key):
            is_plain = _converts(value, context) or option_of(value, context)
            return "" if is_plain else _looked_up(value, value.func, context)
    return ""


def _converts(call: nodes.Call, context: Context) -> bool:
    return (isinstance(call.func, nodes.Name) and call.func.name in CONVERTERS) or not URL_PARSERS.isdisjoint(context.names(call.func))


def _is_key(node: nodes.NodeNG) -> bool:
    """Whether an argument is literal: a key, or the keys down to a nested one."""
    match node:
        case nodes.Const(value=str()):
            return True
        case nodes.List(elts=[_, *_] as parts) | nodes.Tuple(elts=[_, *_] as parts):
            return all(isinstance(part, nodes.Const) and isinstance(part.value, str) for part in parts)
    return False


def _looked_up(node: nodes.NodeNG, owner: nodes.NodeNG, context: Context) -> str:
    """What is looked up; not in a mapping that the code itself states, nor with an address as its default: that may hold a key."""
    shown = context.code(node)
    if isinstance(node, nodes.Call):
        shown = f"{context.code(node.func)}({', '.join(map(context.code, node.args))})"
    if len(shown) > LONGEST or "://" in shown or isinstance(context.unset(owner), dict):
        return ""
    return held(node, context).option or _key(node) or shown


def _key(node: nodes.NodeNG) -> str:
    """The name of what is looked up, as whoever sets it writes it; empty where the code says it better.

    Of two words for ``get`` the second may be an option or a default: ``config.get("sentry", "dsn")``.
    """
    match node:
        case nodes.Subscript(slice=nodes.Const(value=str() as key)):
            return key
        case nodes.Call(func=nodes.Attribute(attrname=name), args=[nodes.Const(value=str() as key), *rest]) if name in LOOKUPS:
            texts = [one.value for one in rest if isinstance(one, nodes.Const) and isinstance(one.value, str)]
            if name != "get" and texts:
                return f"[{key}]{texts[0]}"
            return "" if texts else key
    return ""
