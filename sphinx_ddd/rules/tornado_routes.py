"""Health checks that Tornado applications serve: tables of patterns and handlers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._rule import Facts, modules
from sphinx_ddd.rules._web import words
from sphinx_ddd.rules._web.handlers import of_class
from sphinx_ddd.rules._web.health import Route, facts, is_candidate
from sphinx_ddd.rules._web.listed import Takers, containers
from sphinx_ddd.rules._web.paths import OPEN, pattern_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call, WholeModule

FRAMEWORK: Final = "tornado"
HANDLERS: Final = frozenset({"tornado.web.RequestHandler"})
SPECS: Final = frozenset({"tornado.web.url", "tornado.web.URLSpec", "tornado.routing.URLSpec", "tornado.routing.Rule"})
APPLICATIONS: Final = Takers(frozenset({"tornado.web.Application"}), (0, "handlers"))


@modules()
def entry(use: WholeModule) -> Facts:
    """An entry of a table of handlers whose pattern names a health check; where the table goes is not always known, nor then the prefix."""
    context = use.context
    if not any(word in context.module.text for word in words.NAMES) or not _mentions_tornado(context):
        return
    for node, pattern, handler in _entries(use.tree, context):
        path = pattern_of(pattern, context)
        if not is_candidate(path) or not words.segments(path):
            continue
        for ref in context.refs(handler):
            defined = context.definition(ref.name)
            if defined is None or not isinstance(defined[1], nodes.ClassDef) or HANDLERS.isdisjoint(context.ancestors(ref.name)):
                continue
            answers = tuple(of_class(defined[1], defined[0], ("get", "head")))
            if answers:
                above = ("",) if containers(node, context, APPLICATIONS) else (OPEN,)
                yield from facts(Route(FRAMEWORK, path, answers, node=node), above)


def _mentions_tornado(context: Context) -> bool:
    """Whether the project uses Tornado at all; a table of handlers itself need not name it."""
    project = context.reader.project
    return project.once("whether tornado is used", lambda: any("tornado" in str(project.text(name)) for name in project.files))


def _entries(tree: nodes.Module, context: Context) -> Iterator[tuple[nodes.NodeNG, nodes.NodeNG, nodes.NodeNG]]:
    """What looks like an entry: itself, its pattern, its handler."""
    for node in tree.nodes_of_class((nodes.Tuple, nodes.Call)):
        match node:
            case nodes.Tuple(elts=[nodes.Const(value=str()) | nodes.JoinedStr() | nodes.BinOp() as pattern, handler, *_]):
                yield node, pattern, handler
            case nodes.Call() if not SPECS.isdisjoint(context.names(node.func)):
                call = Call(node, context, ("",), node)
                pattern, handler = call.argument(0, "pattern"), call.argument(1, "handler")
                if pattern is not None and handler is not None:
                    yield node, pattern, handler
