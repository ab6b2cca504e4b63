"""Ways to change the level of a running program's logs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.logs import LevelSwitch
from sphinx_ddd.rules._log_handlers import level_name
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.project import decorators_of
from sphinx_ddd.source.uses import Call

DEFAULT_PORT: Final = 9030
SIGNALS: Final = {f"signal.{prefix}{name}": name for prefix in ("", "Signals.") for name in ("SIGHUP", "SIGUSR1", "SIGUSR2")}
HANDLING: Final = {
    "signal.signal": (0, 1), "asyncio.AbstractEventLoop.add_signal_handler": (0, 1), "asyncio.BaseEventLoop.add_signal_handler": (0, 1),
}  # fmt: skip
ROUTES: Final = frozenset(
    f"{owner}.{method}"
    for owner in (
        "flask.Flask",
        "flask.Blueprint",
        "fastapi.FastAPI",
        "fastapi.APIRouter",
        "starlette.applications.Starlette",
        "aiohttp.web.RouteTableDef",
    )
    for method in ("route", "get", "post", "put", "patch", "api_route")
)


@calls("logging.config.listen")
def listens(use: Call) -> Facts:
    """A port at which a program takes up another configuration of its logs."""
    port = use.integer(0, "port", DEFAULT_PORT)
    name = str(port) if isinstance(port, int) else use.template(0, "port")
    yield LevelSwitch(name=name, way="port", handler=use.name)


@calls("logging.Logger.setLevel", "logging.root.setLevel", "logging.RootLogger.setLevel")
def set_by_hand(use: Call) -> Facts:
    """A level that is set when a signal arrives or a route is called."""
    function = around(use.node)
    if function is None:
        return
    level = level_name(use.value(0, "level"))
    handler = use.context.subject(function)
    for signal in dict.fromkeys(_signals(function, use)):
        yield LevelSwitch(name=signal, way="signal", level=level, handler=handler)
    for route in dict.fromkeys(_routes(function, use)):
        yield LevelSwitch(name=route, way="route", level=level, handler=handler)


def _signals(function: nodes.FunctionDef, use: Call) -> Iterator[str]:
    """The signals for which the module registers a function."""
    for tail in ("signal", "add_signal_handler"):
        for call in use.context.module.calls_by_tail.get(tail, ()):
            if len(call.args) < 2 or not any(name in HANDLING for name in use.context.names(call.func)):
                continue
            if any(ref.origin is function for ref in use.context.refs(call.args[1])):
                yield from (SIGNALS[name] for name in use.context.names(call.args[0]) if name in SIGNALS)


def _routes(function: nodes.FunctionDef, use: Call) -> Iterator[str]:
    """The paths that a function answers, as its own decorators say."""
    for decorator in decorators_of(function):
        if isinstance(decorator, nodes.Call) and decorator.args and not ROUTES.isdisjoint(use.context.names(decorator.func)):
            yield use.context.template(decorator.args[0])
