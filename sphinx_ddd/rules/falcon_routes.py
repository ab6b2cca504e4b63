"""Health checks that Falcon applications serve: ``add_route`` with a resource that answers GET."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._web.handlers import handlers
from sphinx_ddd.rules._web.health import Route, facts, is_candidate
from sphinx_ddd.rules._web.paths import path_of
from sphinx_ddd.source.uses import Call

FRAMEWORK: Final = "falcon"
APPS: Final = ("falcon.App", "falcon.API", "falcon.app.App", "falcon.asgi.App", "falcon.asgi.app.App")
HANDED = frozenset({"add_route"})


@calls(*(f"{app}.add_route" for app in APPS))
def added(use: Call) -> Facts:
    """A route whose path names a health check, with the resource that answers it."""
    suffix = use.text(None, "suffix")
    ending = f"_{suffix}" if isinstance(suffix, str) and suffix else ""
    for one in use.rounds():
        path = path_of(one.argument(0, "uri_template"), one.context)
        found = handlers(one.argument(1, "resource"), one.context, (f"on_get{ending}", f"on_head{ending}"))
        if is_candidate(path) and found:
            yield from facts(Route(FRAMEWORK, path, found, node=one.node), ("",))
