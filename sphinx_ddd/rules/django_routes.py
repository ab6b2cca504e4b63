"""Health checks that Django projects serve: ``path`` and ``re_path``, through ``include``."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._web.django_urls import INCLUDES, PATTERNS, PLAIN, prefixes, route_of
from sphinx_ddd.rules._web.handlers import handlers
from sphinx_ddd.rules._web.health import Route, facts, is_candidate
from sphinx_ddd.source.uses import Call

FRAMEWORK: Final = "django"


@calls(*PLAIN, *PATTERNS)
def route(use: Call) -> Facts:
    """A route whose path names a health check, with the view that answers it."""
    path = route_of(use.call, use.context) if use.call is not None else ""
    view = use.argument(1, "view")
    if view is None or use.call is None or not is_candidate(path) or _is_other(use, view):
        return
    yield from facts(Route(FRAMEWORK, path, handlers(view, use.context), node=use.node), prefixes(use.call, use.context))


def _is_other(use: Call, view: object) -> bool:
    """Whether the route includes others, or is one that a rule of its own reads."""
    func = getattr(view, "func", None)
    names = use.context.names(func)
    return not INCLUDES.isdisjoint(names) or any(name.startswith("health_check.") for name in names)
