"""The paths that a request handler of the standard library answers, and the code that answers each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._web.answers import status_of
from sphinx_ddd.rules._web.handlers import Handler, handlers
from sphinx_ddd.rules._web.words import NAMES
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context

HANDLER: Final = "http.server.BaseHTTPRequestHandler"
_OWNERS: Final = (HANDLER, "http.server.SimpleHTTPRequestHandler", "http.server.CGIHTTPRequestHandler")
PATH: Final = frozenset(f"{owner}.path" for owner in _OWNERS)
_SENDS: Final = frozenset(f"{owner}.{method}" for owner in _OWNERS for method in ("send_response", "send_error", "send_response_only"))
_ATTRIBUTES: Final = frozenset({"getattr", "builtins.getattr", "hasattr", "builtins.hasattr"})
_NOT_OK: Final = 400
DEEPEST: Final = 3
"""Variables through which the path goes."""


@dataclass(frozen=True)
class Answered:
    """A path, and what answers it: statements of the method that was asked, or a method of its own."""

    path: str
    node: nodes.NodeNG
    block: tuple[nodes.NodeNG, ...] = ()
    handlers: tuple[Handler, ...] = ()


def compared(function: nodes.FunctionDef, context: Context) -> Iterator[Answered]:
    """The paths that a method compares the asked one with, or finds in a dict."""
    for node in function.nodes_of_class((nodes.Compare, nodes.Match, nodes.Subscript, nodes.Call)):
        match node:
            case nodes.Compare(left=left, ops=[("==", right)]):
                asked, other = (left, right) if is_path(left, context) else (right, left)
                if is_path(asked, context):
                    yield from _each(context.value(other), node, _block(node))
            case nodes.Compare(left=left, ops=[("in", right)]) if is_path(left, context):
                yield from _each(context.value(right), node, _block(node))
            case nodes.Compare(left=left, ops=[("in", right)]) if is_path(right, context):
                word = context.value(left)
                if isinstance(word, str) and word in NAMES:  # any path with the word in it, the word itself too
                    yield Answered(f"/{word}", node, _block(node))
            case nodes.Match(subject=subject, cases=cases) if is_path(subject, context):
                for one in cases:
                    yield from (Answered(path, one.pattern, tuple(one.body)) for path in _matched(one.pattern, context))
            case nodes.Subscript(value=table, slice=key) if is_path(key, context):
                yield from _listed(table, context)
            case nodes.Call(func=nodes.Attribute(expr=table, attrname="get"), args=[key, *_]) if is_path(key, context):
                yield from _listed(table, context)


def by_name(owner: nodes.ClassDef, context: Context) -> Iterator[Answered]:
    """The methods of a class that are found by the path: ``getattr(self, "do_GET_" + path)``."""
    starts = {start for one in _methods(owner) for start in _looked_up(one, context)}
    for one in _methods(owner) if starts else ():
        rest = next((one.name.removeprefix(start) for start in sorted(starts) if one.name.startswith(start)), "")
        for method in ("GET_", "get_"):
            if rest.startswith(method) or any(start.endswith(method) for start in starts):
                name = rest.removeprefix(method)
                yield from (Answered(f"/{name}", one, handlers=(Handler(one, context),)),) if name else ()
                break


def sent(block: tuple[nodes.NodeNG, ...], context: Context) -> tuple[int | None, ...]:
    """The statuses that statements send; ``None`` for one that cannot be read."""
    calls = (call for statement in block for call in statement.nodes_of_class(nodes.Call) if call.args)
    return tuple(status_of(call.args[0], context) for call in calls if not _SENDS.isdisjoint(context.names(call.func)))


def good(statuses: tuple[int | None, ...]) -> int | None:
    """The one good status among some."""
    found = {status for status in statuses if status is None or status < _NOT_OK}
    return found.pop() if len(found) == 1 else None


def is_path(node: nodes.NodeNG, context: Context, depth: int = 0) -> bool:
    """Whether an expression is the asked path, or made of it: ``urlparse(self.path).path``, ``self.path.split("?")[0]``."""
    for inner in node.nodes_of_class((nodes.Attribute, nodes.Name)):
        if isinstance(inner, nodes.Attribute) and _is_asked(inner, context):
            return True
        if isinstance(inner, nodes.Name) and depth < DEEPEST:
            bound = binding(inner)
            values = [getattr(one.parent, "value", None) for one in bound[1] if isinstance(one, nodes.AssignName)] if bound else []
            if any(value is not None and value is not node and is_path(value, context, depth + 1) for value in values):
                return True
    return False


def _is_asked(node: nodes.Attribute, context: Context) -> bool:
    """Whether an attribute is the path of the handler that a method belongs to; also where the class sets it anew, shortened."""
    if node.attrname != "path":
        return False
    if not PATH.isdisjoint(context.names(node)):
        return True
    function = node.scope()
    is_own = isinstance(function, nodes.FunctionDef) and isinstance(node.expr, nodes.Name) and function.argnames()[:1] == [node.expr.name]
    owner = function.parent if is_own else None
    return isinstance(owner, nodes.ClassDef) and not PATH.isdisjoint(f"{one}.path" for one in context.ancestors(context.subject(owner)))


def _each(value: object, node: nodes.NodeNG, block: tuple[nodes.NodeNG, ...]) -> Iterator[Answered]:
    several = value if isinstance(value, list | tuple | set | frozenset) else [value]
    yield from (Answered(one, node, block) for one in several if isinstance(one, str) and one.startswith("/"))


def _block(node: nodes.NodeNG) -> tuple[nodes.NodeNG, ...]:
    """What runs where a comparison holds; nothing where it is no test of its own."""
    parent = node.parent
    while isinstance(parent, nodes.BoolOp):
        parent = parent.parent
    return tuple(parent.body) if isinstance(parent, nodes.If) and (parent.test is node or parent.test.parent_of(node)) else ()


def _matched(pattern: nodes.NodeNG, context: Context) -> Iterator[str]:
    match pattern:
        case nodes.MatchValue(value=value):
            yield from (one for one in [context.value(value)] if isinstance(one, str) and one.startswith("/"))
        case nodes.MatchOr(patterns=several):
            for one in several:
                yield from _matched(one, context)


def _listed(table: nodes.NodeNG, context: Context) -> Iterator[Answered]:
    """The entries of a dict from paths to what answers them."""
    mapping = context.value(table)
    for path in mapping if isinstance(mapping, dict) else ():
        written = context.entry(mapping, path) if isinstance(path, str) and path.startswith("/") else None
        if written is not None:
            found = handlers(written[1], written[0])
            yield from (Answered(path, written[1], handlers=found),) if found else ()


def _methods(owner: nodes.ClassDef) -> Iterator[nodes.FunctionDef]:
    yield from (one for one in owner.body if isinstance(one, nodes.FunctionDef))


def _looked_up(function: nodes.FunctionDef, context: Context) -> Iterator[str]:
    """How the names begin by which a method looks for others of its object, where it knows the path."""
    found = [
        context.template(call.args[1]).partition("{")[0]
        for call in function.nodes_of_class(nodes.Call)
        if len(call.args) > 1
        and isinstance(call.args[0], nodes.Name)
        and call.args[0].name == "self"
        and not _ATTRIBUTES.isdisjoint(context.names(call.func))
    ]
    if found and any(_is_asked(one, context) for one in function.nodes_of_class(nodes.Attribute)):
        yield from (start for start in found if start)
