"""Health checks that aiohttp applications serve: route tables, ``add_get``, lists of routes, sub-applications."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.rules._rule import Facts, calls, decorates
from sphinx_ddd.rules._web.handlers import Handler, handlers, of_class
from sphinx_ddd.rules._web.health import Route, facts, is_candidate
from sphinx_ddd.rules._web.listed import Takers, containers
from sphinx_ddd.rules._web.paths import path_of
from sphinx_ddd.rules._web.routers import Family, Mounting, prefixes
from sphinx_ddd.source.uses import Arguments, Call, Decoration

FRAMEWORK: Final = "aiohttp"
_APPS: Final = ("aiohttp.web.Application", "aiohttp.web_app.Application")
_TABLES: Final = ("aiohttp.web.RouteTableDef", "aiohttp.web_routedef.RouteTableDef")
FAMILY: Final = Family(
    name="aiohttp",
    apps=frozenset(_APPS),
    routers=dict.fromkeys(_TABLES, (None, None)),
    mounts={"add_routes": Mounting((0, "routes")), "add_subapp": Mounting((1, "subapp"), (0, "prefix"))},
    same=frozenset({"router"}),
)
_ROUTERS: Final = (*(f"{app}.router" for app in _APPS), "aiohttp.web.UrlDispatcher", "aiohttp.web_urldispatcher.UrlDispatcher")
DECORATORS: Final = tuple(f"{table}.{method}" for table in _TABLES for method in ("get", "head", "view"))
ROUTE: Final = tuple(f"{table}.route" for table in _TABLES)
ADDS: Final = tuple(f"{router}.{method}" for router in _ROUTERS for method in ("add_get", "add_head", "add_view"))
ADD_ROUTE: Final = tuple(f"{router}.add_route" for router in _ROUTERS)
LISTED: Final = tuple(f"{home}.{method}" for home in ("aiohttp.web", "aiohttp.web_routedef") for method in ("get", "head", "view"))
TAKERS: Final = Takers(
    frozenset({f"{owner}.add_routes" for owner in (*_APPS, *_ROUTERS)} | {"aiohttp.web.Application.router.add_routes"}), (0, "routes")
)
HANDED = frozenset({"add_get", "add_routes", "add_subapp"})


@decorates(*DECORATORS, *ROUTE)
def route(use: Decoration) -> Facts:
    """A route of a route table whose path names a health check."""
    is_long = use.name in ROUTE
    methods = _method(use) if is_long else ("GET",)
    found = (
        tuple(of_class(use.decorated, use.context)) if isinstance(use.decorated, nodes.ClassDef) else (Handler(use.decorated, use.context),)
    )
    yield from _facts(use, path_of(use.argument(1 if is_long else 0, "path"), use.context), found, methods, use.call)


@calls(*ADDS, *ADD_ROUTE)
def added(use: Call) -> Facts:
    """A route that is added to an application's router, whose path names a health check."""
    is_long = use.name in ADD_ROUTE
    path = path_of(use.argument(1 if is_long else 0, "path"), use.context)
    if is_candidate(path):
        found = handlers(use.argument(2 if is_long else 1, "handler"), use.context)
        yield from _facts(use, path, found, _method(use) if is_long else ("GET",), use.node)


@calls(*LISTED)
def listed(use: Call) -> Facts:
    """A route in a list that an application is given, whose path names a health check."""
    path = path_of(use.argument(0, "path"), use.context)
    if not is_candidate(path):
        return
    made = Route(FRAMEWORK, path, handlers(use.argument(1, "handler"), use.context), node=use.node)
    above = [prefix for call, where in containers(use.node, use.context, TAKERS) for prefix in prefixes(FAMILY, call.func.expr, where)]
    yield from facts(made, dict.fromkeys(above))


def _method(use: Arguments) -> tuple[str, ...]:
    method = use.text(0, "method")
    return ("GET",) if method == "*" or not isinstance(method, str) else (method.upper(),)


def _facts(use: Arguments, path: str, found: tuple[Handler, ...], methods: Maybe[tuple[str, ...]], call: nodes.Call | None) -> Facts:
    if call is not None and isinstance(call.func, nodes.Attribute) and is_candidate(path, methods):
        yield from facts(Route(FRAMEWORK, path, found, methods, node=use.node), prefixes(FAMILY, call.func.expr, use.context))
