"""Health checks that the standard library's HTTP server answers in ``do_GET``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._rule import Facts, subclasses
from sphinx_ddd.rules._web.handlers import Handler
from sphinx_ddd.rules._web.health import Route, facts
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Subclass

HANDLER: Final = "http.server.BaseHTTPRequestHandler"
_PATH: Final = frozenset({f"{HANDLER}.path", "http.server.SimpleHTTPRequestHandler.path", "http.server.CGIHTTPRequestHandler.path"})


@subclasses(HANDLER, "http.server.SimpleHTTPRequestHandler")
def compared(use: Subclass) -> Facts:
    """A path that a request handler compares the asked one with, where it names a health check."""
    assert isinstance(use.node, nodes.ClassDef)
    for method in ("do_GET", "do_HEAD"):
        for function in use.node.locals.get(method, ()):
            for node, path in _compared(function, use.context):
                answers = (Handler(function, use.context),) if isinstance(function, nodes.FunctionDef) else ()
                yield from facts(Route("http.server", path, answers, (method.removeprefix("do_"),), node=node), ("",))


def _compared(function: nodes.NodeNG, context: Context) -> Iterator[tuple[nodes.NodeNG, str]]:
    for node in function.nodes_of_class(nodes.Compare):
        match node:
            case nodes.Compare(left=left, ops=[("==" | "in", right)]) if not _PATH.isdisjoint(context.names(left)):
                value = context.value(right)
                several = value if isinstance(value, list | tuple | set) else [value]
                yield from ((node, one) for one in several if isinstance(one, str) and one.startswith("/"))
            case nodes.Compare(left=left, ops=[("==", right)]) if not _PATH.isdisjoint(context.names(right)):
                value = context.value(left)
                yield from ((node, value),) if isinstance(value, str) and value.startswith("/") else ()
