"""A route that tells whether the program is well, as a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.rules._rule import At
from sphinx_ddd.rules._web import words
from sphinx_ddd.rules._web.answers import expected, hides_failure, never_good
from sphinx_ddd.rules._web.handlers import Handler, documentation
from sphinx_ddd.rules._web.paths import joined
from sphinx_ddd.rules._web.touches import Asked, asked_by

ASKS = frozenset({"GET", "HEAD"})


@dataclass(frozen=True)
class Route:
    """A route as a framework is told of it."""

    framework: str
    path: str
    """Below the application or router; parameters as ``<name>``."""
    handlers: tuple[Handler, ...] = ()
    methods: Maybe[tuple[str, ...]] = ("GET",)
    """``UNKNOWN`` where they are stated and cannot be read."""
    status: int | None = None
    """The status that the route itself states."""
    description: str = ""
    touches: Maybe[tuple[str, ...]] = None
    """Where the framework says what is asked; else it is what the handlers ask."""
    asks_more: Maybe[bool] = None
    is_check: bool = False
    """Whether a library makes it a health check, whatever its path."""
    probe: str | None = None
    """Where the library says it."""
    node: nodes.NodeNG | None = field(default=None, compare=False)


def is_candidate(path: str, methods: Maybe[tuple[str, ...]] = None) -> bool:
    """Whether a route may be a health check, before anybody follows where it is included."""
    return words.may_be_health(path) and (not isinstance(methods, tuple) or not ASKS.isdisjoint(methods))


def facts(route: Route, prefixes: Iterable[str]) -> Iterator[At]:
    """A fact for each prefix under which the route is a health check."""
    if any(never_good(handler, route.status) for handler in route.handlers):
        return
    paths = [joined(prefix, route.path) for prefix in prefixes]
    known = [path for path in paths if "{" not in path]
    for path in dict.fromkeys(known or paths):
        if route.is_check or (words.is_health(path) and is_candidate(route.path, route.methods)):
            yield At(_fact(route, path), route.node)


def _fact(route: Route, path: str) -> HealthCheck:
    asked = Asked(route.touches, route.asks_more) if route.touches is not None else asked_by(route.handlers)
    hiding = [why for handler in route.handlers for why in [hides_failure(handler)] if why]
    answers = {expected(handler, route.status) for handler in route.handlers} or {str(route.status) if route.status else None}
    return HealthCheck(
        name=path,
        framework=route.framework,
        transport="http",
        methods=_methods(route),
        probe=route.probe or words.probe_of(path) or probe_by(asked.touches),
        expected=answers.pop() if len(answers) == 1 else None,
        touches=asked.touches,
        asks_more=asked.more,
        hides_failure=hiding[0] if hiding else None,
        handler=_handler(route),
        description=route.description or next((d for h in route.handlers for d in [documentation(h)] if d), ""),
    )


def _handler(route: Route) -> str | None:
    """The name of what answers, where the route is stated elsewhere than on it."""
    if len(route.handlers) != 1 or not isinstance(route.node, nodes.Call) or isinstance(route.node.parent, nodes.Decorators):
        return None
    handler = route.handlers[0]
    answers = handler.owner or handler.function
    return handler.context.subject(answers) if isinstance(answers, nodes.FunctionDef | nodes.ClassDef) else None


def _methods(route: Route) -> Maybe[tuple[str, ...]]:
    if not isinstance(route.methods, tuple):
        return route.methods
    return tuple(sorted(ASKS.intersection(route.methods)))


def probe_by(touches: Maybe[tuple[str, ...]]) -> str:
    """What asks nobody tells only that the process answers; what asks others tells whether it can work."""
    if touches is UNKNOWN or touches is None:
        return "general"
    return "readiness" if touches else "liveness"
