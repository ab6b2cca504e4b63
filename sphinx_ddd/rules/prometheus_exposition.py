"""How the monitoring system gets at the metrics of ``prometheus_client``: endpoints, gateways, files that processes share."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.metrics import Telemetry
from sphinx_ddd.rules._metrics.given import Given, agreed, port
from sphinx_ddd.rules._metrics.sources import sources_of
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

FRAMEWORK: Final = "prometheus_client"
SERVERS: Final = ("start_http_server", "start_wsgi_server")
PUSHES: Final = ("push_to_gateway", "pushadd_to_gateway")
APPS: Final = ("make_wsgi_app", "make_asgi_app")
MODULES: Final = ("prometheus_client", "prometheus_client.exposition", "prometheus_client.asgi", "prometheus_client.aiohttp")
MOUNTS: Final = {"mount": (0, "path"), "Mount": (0, "path"), "DispatcherMiddleware": (None, "mounts")}
"""Calls that put an application under a path, and where that is given."""
SERVING: Final = {"wsgiref.simple_server.make_server": ((0, "host"), (1, "port"))}
"""Functions that serve an application at a port, with where host and port are given."""


def _in(*names: str) -> tuple[str, ...]:
    return tuple(f"{module}.{name}" for module in MODULES for name in names)


@calls(*_in(*SERVERS))
def endpoint(use: Call) -> Facts:
    """A port on which the program answers with its metrics."""
    made = agreed([_endpoint(given) for given in Given.of(use)])
    if made.port is not UNKNOWN or made.options:
        yield made


def _endpoint(given: Given) -> Telemetry:
    return Telemetry(
        name=given.use.name.rpartition(".")[2],
        framework=FRAMEWORK,
        how="scrape",
        port=port(given.value(0, "port")),
        address=given.text(1, "addr") or None,
        path="/metrics",
        options=sources_of(given, given.use.argument(0, "port"), given.use.argument(1, "addr")),
    )


@calls(*_in(*APPS))
def application(use: Call) -> Facts:
    """An application that answers with the metrics, where the path or the port is seen at which it is served."""
    made = Telemetry(name=use.name.rpartition(".")[2], framework=FRAMEWORK, how="scrape", path=_mounted(use))
    made = replace(made, **_served(use)) if made.path is None else made
    if made.says_where:
        yield made


def _served(use: Call) -> dict[str, Any]:
    """Port, address and options of the server that an application is handed to; empty where none is seen."""
    for name, (host, at) in SERVING.items():
        for call in use.context.module.calls_by_tail.get(name.rpartition(".")[2], ()):
            if name not in use.context.names(call.func) or not _is_handed(use, call):
                continue
            given = next(Given.of(Call(call, use.context, (name,), call)))
            return {
                "port": port(given.value(*at)),
                "address": given.text(*host) or None,
                "options": sources_of(given, given.use.argument(*host), given.use.argument(*at)),
            }
    return {}


def _is_handed(use: Call, call: nodes.Call) -> bool:
    given = (*call.args, *(k.value for k in call.keywords or ()))
    return any(node is use.node or any(ref.origin is use.node for ref in use.context.refs(node)) for node in given)


def _mounted(use: Call) -> str | None:
    """The path of the call that the application is given to; ``None`` where that is not seen."""
    inside = _mount_around(use.node, use.context)
    if inside is not None:
        return inside
    target = use.target()
    if not target:
        return None
    for tail in MOUNTS:
        for call in use.context.module.calls_by_tail.get(tail, ()):
            if _is_handed(use, call):
                return _path_of(call, tail, use.context)
    return None


def _mount_around(node: nodes.NodeNG, context: Context) -> str | None:
    key, parent = node, node.parent
    while isinstance(parent, nodes.Dict | nodes.Keyword | nodes.Call):
        if isinstance(parent, nodes.Dict):
            path = next((context.text(k) for k, v in parent.items if v is key), None)
            return path if isinstance(path, str) and path.startswith("/") else None
        if isinstance(parent, nodes.Call):
            tail = getattr(parent.func, "attrname", getattr(parent.func, "name", ""))
            return _path_of(parent, tail, context) if tail in MOUNTS else None
        key, parent = parent, parent.parent
    return None


def _path_of(call: nodes.Call, tail: str, context: Context) -> str | None:
    position, name = MOUNTS[tail]
    given = next((k.value for k in call.keywords or () if k.arg == name), None)
    if given is None and position is not None and len(call.args) > position:
        given = call.args[position]
    path = context.text(given) if given is not None else None
    return path if isinstance(path, str) and path.startswith("/") else None


@calls(*_in(*PUSHES))
def push(use: Call) -> Facts:
    """A gateway to which the program sends its metrics, as batch jobs do, where the gateway or its setting is seen."""
    given = next(Given.of(use))
    made = Telemetry(
        name=use.name.rpartition(".")[2],
        framework=FRAMEWORK,
        how="push",
        address=given.text(0, "gateway"),
        options=sources_of(given, use.argument(0, "gateway")),
    )
    if made.says_where:
        yield made


@calls("prometheus_client.multiprocess.MultiProcessCollector")
def shared(use: Call) -> Facts:
    """A folder in which the processes of a server keep their metrics; it has to be emptied before the server starts."""
    given = next(Given.of(use))
    yield Telemetry(
        name="MultiProcessCollector",
        framework=FRAMEWORK,
        how="shared",
        address=given.text(1, "path"),
        options=sources_of(given, use.argument(1, "path")) or ("PROMETHEUS_MULTIPROC_DIR",),
    )
