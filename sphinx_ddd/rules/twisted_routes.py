"""Health checks that Twisted's web server answers: resources below a path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._rule import At, Facts, calls, subclasses
from sphinx_ddd.rules._web import words
from sphinx_ddd.rules._web.handlers import of_class
from sphinx_ddd.rules._web.health import Route, facts, is_candidate
from sphinx_ddd.rules._web.paths import OPEN, path_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call, Subclass

FRAMEWORK: Final = "twisted"
RESOURCES: Final = ("twisted.web.resource.Resource", "twisted.web.resource.IResource")
_METHODS: Final = ("render_GET", "render_HEAD", "render", "_async_render_GET")


@calls(*(f"{resource}.putChild" for resource in RESOURCES))
def child(use: Call) -> Facts:
    """A resource that is put below a path that names a health check."""
    path = path_of(use.argument(0, "path"), use.context)
    if path and is_candidate(path):
        yield from _facts(path, use.argument(1, "child"), use.node, use.context)


@subclasses(*RESOURCES)
def mapped(use: Subclass) -> Facts:
    """A resource in a table of paths, under one that names a health check."""
    assert isinstance(use.node, nodes.ClassDef)
    name = use.context.subject(use.node)
    for module in use.context.reader.resolver.callers.modules_calling(use.node.name, use.context.module):
        where = use.context.reader.context(module)
        for call in module.calls_by_tail.get(use.node.name, ()):
            if not isinstance(call.parent, nodes.Dict) or name not in where.names(call.func):
                continue
            for key, value in call.parent.items:
                path = path_of(key, where) if value is call else ""
                if path and is_candidate(path):
                    for one in _facts(path, call, call, where):
                        yield At(one.fact, location=where.location(key), subject=where.subject(call))


def _facts(path: str, resource: nodes.NodeNG | None, node: nodes.NodeNG, context: Context) -> Iterator[At]:
    for ref in context.refs(resource):
        defined = context.definition(ref.name)
        if defined is not None and isinstance(defined[1], nodes.ClassDef) and words.segments(path):
            answers = tuple(of_class(defined[1], defined[0], _METHODS))
            yield from facts(Route(FRAMEWORK, path, answers, node=node), ("",) if path.startswith("/") else (OPEN,))
