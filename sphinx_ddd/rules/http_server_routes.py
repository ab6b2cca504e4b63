"""Health checks that the standard library's HTTP server answers: by what ``do_GET`` compares, or by methods found by the path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._rule import At, Facts, subclasses
from sphinx_ddd.rules._web import asked_path
from sphinx_ddd.rules._web.asked_path import Answered
from sphinx_ddd.rules._web.health import Route, facts
from sphinx_ddd.rules._web.touches import Asked, asked_in
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Subclass

FRAMEWORK: Final = "http.server"
NOT_GOOD: Final = 300
_SERVERS: Final = (asked_path.HANDLER, "http.server.SimpleHTTPRequestHandler")


@subclasses(*_SERVERS)
def compared(use: Subclass) -> Facts:
    """A path that a request handler compares the asked one with, where it names a health check."""
    assert isinstance(use.node, nodes.ClassDef)
    for method in ("do_GET", "do_HEAD"):
        for function in use.node.locals.get(method, ()):
            for one in asked_path.compared(function, use.context) if isinstance(function, nodes.FunctionDef) else ():
                yield from _facts(one, method.removeprefix("do_"), use.context)


@subclasses(*_SERVERS)
def found(use: Subclass) -> Facts:
    """A method that a request handler looks up by the path: ``do_GET_health`` of ``getattr(self, "do_GET_" + path)``."""
    assert isinstance(use.node, nodes.ClassDef)
    for one in asked_path.by_name(use.node, use.context):
        yield from _facts(one, "GET", use.context)


def _facts(one: Answered, method: str, context: Context) -> Iterator[At]:
    handler = one.handlers[0] if one.handlers else None
    block = tuple(handler.function.body) if handler is not None and isinstance(handler.function, nodes.FunctionDef) else one.block
    statuses = asked_path.sent(block, handler.context if handler is not None else context)
    if statuses and all(status is not None and status >= NOT_GOOD for status in statuses):
        return
    status = asked_path.good(statuses)
    asked = Asked(None) if one.handlers else asked_in(one.block, context)
    route = Route(FRAMEWORK, one.path, one.handlers, (method,), status, touches=asked.touches, asks_more=asked.more, node=one.node)
    yield from facts(route, ("",))
