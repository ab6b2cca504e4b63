"""Under which paths the views of a Django project are served."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._web.django_urls import LIST, PATTERNS, PLAIN, prefixes, route_of
from sphinx_ddd.rules._web.paths import OPEN, joined
from sphinx_ddd.source.context import Context

_ROUTES: Final = frozenset({*PLAIN, *PATTERNS})
_TAILS: Final = tuple(dict.fromkeys(name.rpartition(".")[2] for name in sorted(_ROUTES)))
_MOST_WRAPPERS: Final = 4
ELSEWHERE: Final = "…"
"""Stands for the beginning of a path that the site chooses which includes the routes."""


def served_at(view: str, context: Context) -> tuple[str, ...]:
    """The paths that lead to a view, by its qualified name; none where no route of the project names it."""
    known: Mapping[str, list[str]] = context.reader.project.once("paths of Django's views", lambda: _read(context))
    return tuple(dict.fromkeys(known.get(view, ())))


def _read(context: Context) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for module in context.reader.project.mentioning(LIST):
        where = context.reader.context(module)
        for call in (call for tail in _TAILS for call in module.calls_by_tail.get(tail, ())):
            if _ROUTES.isdisjoint(where.names(call.func)):
                continue
            paths = [joined(prefix, route_of(call, where)).replace(OPEN, ELSEWHERE) for prefix in prefixes(call, where)]
            for view in _views(call, where):
                out.setdefault(view, []).extend(paths)
    return out


def _views(route: nodes.Call, context: Context) -> Iterator[str]:
    """The view of a route, through ``as_view()`` and what wraps it."""
    given = [k.value for k in route.keywords or () if k.arg == "view"]
    node: nodes.NodeNG | None = given[0] if given else route.args[1] if len(route.args) > 1 else None
    for _ in range(_MOST_WRAPPERS):
        match node:
            case nodes.Call(func=nodes.Attribute(expr=owner, attrname="as_view")):
                node = owner
            case nodes.Call(args=[first, *_]):
                node = first
            case _:
                break
    yield from (name for name in context.names(node)[:1] if context.definition(name) is not None)
