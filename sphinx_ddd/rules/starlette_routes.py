"""Health checks that Starlette and FastAPI applications serve: decorators, ``add_api_route``, routers, mounts, lists of routes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.rules._rule import At, Facts, calls, decorates, subclasses
from sphinx_ddd.rules._web.answers import status_of
from sphinx_ddd.rules._web.handlers import Handler, handlers
from sphinx_ddd.rules._web.health import Route, facts, is_candidate
from sphinx_ddd.rules._web.listed import Takers, containers
from sphinx_ddd.rules._web.methods import methods_of
from sphinx_ddd.rules._web.paths import joined, path_of
from sphinx_ddd.rules._web.routers import DEEPEST, prefixes
from sphinx_ddd.rules._web.starlette_family import APPS, FAMILY, MOUNTS, OWNERS, ROUTERS, SHORT
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Arguments, Call, Decoration, Subclass

LONG: Final = tuple(f"{owner}.{method}" for owner in OWNERS for method in ("api_route", "route", "custom_route"))
ADDS: Final = tuple(f"{owner}.{method}" for owner in OWNERS for method in ("add_api_route", "add_route"))
ROUTES: Final = ("starlette.routing.Route", "fastapi.routing.APIRoute")
HOLDERS: Final = Takers(frozenset({*APPS, *ROUTERS, *MOUNTS}), (None, "routes"))
HANDED = frozenset({"add_api_route", "include_router", "api_route"})


@decorates(*SHORT, *LONG)
def route(use: Decoration) -> Facts:
    """A route that a decorator of an application or router declares, whose path names a health check."""
    methods = (SHORT[use.name],) if use.name in SHORT else methods_of(use, 1 if use.name.endswith(".custom_route") else None, "methods")
    if isinstance(use.decorated, nodes.FunctionDef):
        yield from _facts(use, methods, (Handler(use.decorated, use.context),), use.call)


@calls(*ADDS)
def added(use: Call) -> Facts:
    """A route that ``add_api_route`` or ``add_route`` declares, whose path names a health check."""
    if is_candidate(path_of(use.argument(0, "path"), use.context)):
        found = handlers(use.argument(1, "endpoint") or use.argument(1, "route"), use.context)
        yield from _facts(use, methods_of(use, None, "methods"), found, use.node)


@calls(*SHORT)
def called(use: Call) -> Facts:
    """A route that a decorator declares where it is called by hand, ``app.get("/health")(check)``."""
    outer = use.node.parent
    if isinstance(outer, nodes.Call) and outer.func is use.node and outer.args:
        yield from _facts(use, (SHORT[use.name],), handlers(outer.args[0], use.context), use.node)


@calls(*ROUTES)
def listed(use: Call) -> Facts:
    """A route in the list that an application, router or mount is made with, whose path names a health check."""
    yield from _listed(use)


@subclasses(*ROUTES)
def derived(use: Subclass) -> Facts:
    """As ``listed``, of a class of the project that is derived from a framework's route and made in its own way."""
    assert isinstance(use.node, nodes.ClassDef)
    name = use.context.subject(use.node)
    if any(one in ROUTES for one in use.context.reader.resolver.classes.constructed(name)):
        return  # the framework's own ``__init__`` runs, so that ``listed`` sees it
    for module in use.context.reader.resolver.callers.modules_calling(use.node.name, use.context.module):
        where = use.context.reader.context(module)
        for call in module.calls_by_tail.get(use.node.name, ()):
            if name in where.names(call.func):
                for one in _listed(Call(call, where, (use.name,), call)):
                    yield replace(one, node=None, location=where.location(call), subject=where.subject(call))


def _listed(use: Call) -> Iterator[At]:
    path = path_of(use.argument(0, "path"), use.context)
    methods = methods_of(use, None, "methods")
    if is_candidate(path, methods):
        found = handlers(use.argument(1, "endpoint"), use.context)
        made = Route(_framework(use), path, found, methods, node=use.node)
        yield from facts(made, dict.fromkeys(_above(use.node, use.context)))


def _above(element: nodes.Call, context: Context, depth: int = 0) -> Iterator[str]:
    """The prefixes under which the lists are served that an element stands in."""
    if depth > DEEPEST:
        return
    for holder, where in containers(element, context, HOLDERS):
        use = Call(holder, where, where.called(holder) or ("",), holder)
        if any(name in MOUNTS for name in use.names):
            path = path_of(use.argument(0, "path"), where)
            yield from (joined(above, path) for above in _above(holder, where, depth + 1))
        else:
            yield from prefixes(FAMILY, holder, where)


def _facts(use: Arguments, methods: Maybe[tuple[str, ...]], found: tuple[Handler, ...], call: nodes.Call | None) -> Facts:
    path = path_of(use.argument(0, "path"), use.context)
    if call is None or not isinstance(call.func, nodes.Attribute) or not is_candidate(path, methods):
        return
    status = status_of(use.argument(None, "status_code"), use.context)
    made = Route(_framework(use), path, found, methods, status, node=use.node)
    yield from facts(made, prefixes(FAMILY, call.func.expr, use.context))


def _framework(use: Arguments) -> str:
    return use.name.partition(".")[0]
