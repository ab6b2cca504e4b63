"""Health checks that Bottle applications serve: decorators of an application or of the module, calls with a callback, mounts."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.rules._rule import Facts, calls, decorates
from sphinx_ddd.rules._web.handlers import Handler, handlers
from sphinx_ddd.rules._web.health import Route, facts, is_candidate
from sphinx_ddd.rules._web.methods import methods_of
from sphinx_ddd.rules._web.paths import path_of
from sphinx_ddd.rules._web.routers import Family, Mounting, prefixes
from sphinx_ddd.source.uses import Arguments, Call, Decoration

FRAMEWORK: Final = "bottle"
FAMILY: Final = Family(
    name="bottle",
    apps=frozenset({"bottle.Bottle"}),
    routers={},
    mounts={"mount": Mounting((1, "app"), (0, "prefix")), "merge": Mounting((0, "routes"))},
)
RETURNS = {"bottle.default_app": "bottle.Bottle", "bottle.app": "bottle.Bottle"}
OF_MODULE: Final = ("bottle.route", "bottle.get")
OF_APP: Final = ("bottle.Bottle.route", "bottle.Bottle.get")


@decorates(*OF_MODULE, *OF_APP)
def route(use: Decoration) -> Facts:
    """A route that a decorator declares, whose path names a health check."""
    if isinstance(use.decorated, nodes.FunctionDef) and use.call is not None:
        yield from _facts(use, (Handler(use.decorated, use.context),), use.call)


@calls(*OF_MODULE, *OF_APP)
def added(use: Call) -> Facts:
    """A route that a call with a callback declares, whose path names a health check."""
    given = use.argument(2, "callback")
    if given is not None and is_candidate(path_of(use.argument(0, "path"), use.context)):
        yield from _facts(use, handlers(given, use.context), use.node)


def _facts(use: Arguments, found: tuple[Handler, ...], call: nodes.Call) -> Facts:
    path = path_of(use.argument(0, "path"), use.context)
    methods: Maybe[tuple[str, ...]] = ("GET",) if use.name.endswith(".get") else methods_of(use, 1, "method")
    if is_candidate(path, methods):
        of_app = use.name in OF_APP and isinstance(call.func, nodes.Attribute)
        above = prefixes(FAMILY, call.func.expr, use.context) if of_app else ("",)
        yield from facts(Route(FRAMEWORK, path, found, methods, node=use.node), above)
