"""How the monitoring system gets at the metrics of ``prometheus_client``: endpoints, gateways, files that processes share."""

from __future__ import annotations

from typing import Final

from astroid import nodes

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


def _in(*names: str) -> tuple[str, ...]:
    return tuple(f"{module}.{name}" for module in MODULES for name in names)


@calls(*_in(*SERVERS))
def endpoint(use: Call) -> Facts:
    """A port on which the program answers with its metrics."""
    yield agreed([_endpoint(given) for given in Given.of(use)])


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
    """An application that answers with the metrics, and the path it is put under."""
    yield Telemetry(name=use.name.rpartition(".")[2], framework=FRAMEWORK, how="scrape", path=_mounted(use))


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
            for node in (*call.args, *(k.value for k in call.keywords or ())):
                if any(ref.origin is use.node for ref in use.context.refs(node)):
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
    """A gateway to which the program sends its metrics, as batch jobs do."""
    given = next(Given.of(use))
    yield Telemetry(
        name=use.name.rpartition(".")[2],
        framework=FRAMEWORK,
        how="push",
        address=given.text(0, "gateway"),
        options=sources_of(given, use.argument(0, "gateway")),
    )


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
