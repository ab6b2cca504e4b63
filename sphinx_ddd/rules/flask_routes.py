"""Health checks that Flask and Quart applications serve: ``route``, ``add_url_rule``, blueprints, class views, FAB's ``expose``."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.rules._rule import Facts, calls, decorates
from sphinx_ddd.rules._web.handlers import Handler, handlers, of_class
from sphinx_ddd.rules._web.health import Route, facts, is_candidate
from sphinx_ddd.rules._web.methods import methods_of
from sphinx_ddd.rules._web.paths import OPEN, path_of
from sphinx_ddd.rules._web.routers import Family, Mounting, Parameter, prefixes
from sphinx_ddd.source.uses import Call, Decoration

_APPS: Final = ("flask.Flask", "flask.app.Flask", "quart.Quart", "quart.app.Quart", "flask_openapi3.OpenAPI", "apiflask.APIFlask")
_BLUEPRINTS: Final = (
    "flask.Blueprint", "flask.blueprints.Blueprint", "quart.Blueprint", "quart.blueprints.Blueprint", "flask_smorest.Blueprint",
    "flask_openapi3.APIBlueprint", "apiflask.APIBlueprint",
)  # fmt: skip
_BELOW: Final[Parameter] = (None, "url_prefix")
FAMILY: Final = Family(
    name="flask",
    apps=frozenset(_APPS),
    routers=dict.fromkeys(_BLUEPRINTS, _BELOW),
    mounts={
        "register_blueprint": Mounting((0, "blueprint"), _BELOW, replaces=True),
        "register_api": Mounting((0, "api"), _BELOW, replaces=True),
    },
)
_OWNERS: Final = (*_APPS, *_BLUEPRINTS)
ROUTES: Final = tuple(f"{owner}.route" for owner in _OWNERS)
SHORT: Final = {f"{owner}.{method}": method.upper() for owner in _OWNERS for method in ("get", "post", "put", "patch", "delete")}
ADDS: Final = tuple(f"{owner}.add_url_rule" for owner in _OWNERS)
EXPOSES: Final = (
    "flask_appbuilder.expose",
    "flask_appbuilder.baseviews.expose",
    "flask_appbuilder.api.expose",
    "flask_admin.expose",
    "flask_admin.base.expose",
)
RESTFUL: Final = tuple(f"{lib}.Api.add_resource" for lib in ("flask_restful", "flask_restx", "flask_restplus"))
DISPATCHERS: Final = ("werkzeug.middleware.dispatcher.DispatcherMiddleware", "werkzeug.wsgi.DispatcherMiddleware")
HANDED = frozenset({"add_url_rule", "register_blueprint"})


@decorates(*ROUTES, *SHORT)
def route(use: Decoration) -> Facts:
    """A route that a decorator of an application or blueprint declares, whose path names a health check."""
    path = path_of(use.argument(0, "rule"), use.context)
    methods = (SHORT[use.name],) if use.name in SHORT else methods_of(use, None, "methods")
    yield from _facts(use, path, methods, _decorated(use), use.call)


def _decorated(use: Decoration) -> tuple[Handler, ...]:
    if isinstance(use.decorated, nodes.ClassDef):
        return tuple(of_class(use.decorated, use.context))
    return (Handler(use.decorated, use.context),)


@calls(*ADDS)
def added(use: Call) -> Facts:
    """A route that ``add_url_rule`` declares, whose path names a health check."""
    path = path_of(use.argument(0, "rule"), use.context)
    view = use.argument(2, "view_func")
    if view is not None and is_candidate(path):
        yield from _facts(use, path, methods_of(use, None, "methods"), handlers(view, use.context), use.node)


@calls(*RESTFUL)
def resource(use: Call) -> Facts:
    """A resource of Flask-RESTful or Flask-RESTX whose path names a health check."""
    for node in use.node.args[1:]:
        path = path_of(node, use.context)
        if is_candidate(path):
            found = handlers(use.node.args[0], use.context)
            yield from facts(Route("flask", path, found, ("GET",), node=node), (OPEN,))


@decorates(*EXPOSES)
def exposed(use: Decoration) -> Facts:
    """A method of a view of Flask-AppBuilder or Flask-Admin whose path names a health check."""
    owner = use.decorated.parent.frame() if use.decorated.parent is not None else None
    path = path_of(use.argument(0, "url"), use.context)
    if not isinstance(owner, nodes.ClassDef) or not is_candidate(path, methods_of(use, 1, "methods")):
        return
    base = [n for name in ("route_base",) for n in owner.locals.get(name, ())]
    assigned = base[0].parent if base else None
    prefix = path_of(assigned.value, use.context) if isinstance(assigned, nodes.Assign | nodes.AnnAssign) else OPEN
    found = (Handler(use.decorated, use.context),) if isinstance(use.decorated, nodes.FunctionDef) else ()
    yield from facts(Route("flask", path, found, methods_of(use, 1, "methods"), node=use.node), (prefix,))


@calls(*DISPATCHERS)
def dispatched(use: Call) -> Facts:
    """An application that Werkzeug's dispatcher serves below a path that names a health check."""
    mounts = use.argument(1, "mounts")
    for key, value in mounts.items if isinstance(mounts, nodes.Dict) else ():
        path = path_of(key, use.context)
        if path and is_candidate(path):
            yield from facts(Route("werkzeug", path, handlers(value, use.context), node=key), ("",))


def _facts(
    use: Call | Decoration, path: str, methods: Maybe[tuple[str, ...]], found: tuple[Handler, ...], call: nodes.Call | None
) -> Facts:
    if call is None or not isinstance(call.func, nodes.Attribute) or not is_candidate(path, methods):
        return
    framework = "quart" if use.name.startswith("quart.") else "flask"
    made = Route(framework, path, found, methods, node=use.node)
    yield from facts(made, prefixes(FAMILY, call.func.expr, use.context))
