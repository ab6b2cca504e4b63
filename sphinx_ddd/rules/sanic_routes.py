"""Health checks that Sanic applications serve: decorators, ``add_route``, blueprints."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.rules._rule import Facts, calls, decorates
from sphinx_ddd.rules._web.handlers import Handler, handlers
from sphinx_ddd.rules._web.health import Route, facts, is_candidate
from sphinx_ddd.rules._web.methods import methods_of
from sphinx_ddd.rules._web.paths import path_of
from sphinx_ddd.rules._web.routers import Family, Mounting, Parameter, prefixes
from sphinx_ddd.source.uses import Call, Decoration

FRAMEWORK: Final = "sanic"
_APPS: Final = ("sanic.Sanic", "sanic.app.Sanic")
_BELOW: Final[Parameter] = (1, "url_prefix")
_BLUEPRINTS: Final = ("sanic.Blueprint", "sanic.blueprints.Blueprint")
FAMILY: Final = Family(
    name="sanic",
    apps=frozenset(_APPS),
    routers=dict.fromkeys(_BLUEPRINTS, _BELOW),
    mounts={"blueprint": Mounting((0, "blueprint"), (None, "url_prefix"), replaces=True)},
)
_OWNERS: Final = (*_APPS, *_BLUEPRINTS)
SHORT: Final = tuple(f"{owner}.{method}" for owner in _OWNERS for method in ("get", "head"))
LONG: Final = tuple(f"{owner}.route" for owner in _OWNERS)
ADDS: Final = tuple(f"{owner}.add_route" for owner in _OWNERS)


@decorates(*SHORT, *LONG)
def route(use: Decoration) -> Facts:
    """A route that a decorator of an application or blueprint declares, whose path names a health check."""
    path = path_of(use.argument(0, "uri"), use.context)
    methods = methods_of(use, 1, "methods") if use.name in LONG else ("GET",)
    is_function = isinstance(use.decorated, nodes.FunctionDef) and use.call is not None and isinstance(use.call.func, nodes.Attribute)
    if is_function and use.call is not None and is_candidate(path, methods):
        made = Route(FRAMEWORK, path, (Handler(use.decorated, use.context),), methods, node=use.node)
        yield from facts(made, prefixes(FAMILY, use.call.func.expr, use.context))


@calls(*ADDS)
def added(use: Call) -> Facts:
    """A route that ``add_route`` declares, whose path names a health check."""
    path = path_of(use.argument(1, "uri"), use.context)
    methods = methods_of(use, 2, "methods")
    if is_candidate(path, methods) and isinstance(use.node, nodes.Call) and isinstance(use.node.func, nodes.Attribute):
        made = Route(FRAMEWORK, path, handlers(use.argument(0, "handler"), use.context), methods, node=use.node)
        yield from facts(made, prefixes(FAMILY, use.node.func.expr, use.context))
