"""The health service of gRPC servers: which services are said to be serving."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

OVERALL: Final = "grpc.health.v1.Health"
SERVICERS: Final = (
    "grpc_health.v1.health.HealthServicer",
    "grpc_health.v1.health.aio.HealthServicer",
    "grpc_health.v1._async.HealthServicer",
)
ADDED: Final = "add_HealthServicer_to_server"
SERVING: Final = "SERVING"
RETURNS = {"grpc.server": "grpc.Server", "grpc.aio.server": "grpc.aio.Server"}
_PORTS: Final = ("add_insecure_port", "add_secure_port")


@calls(*(f"{servicer}.set" for servicer in SERVICERS))
def serving(use: Call) -> Facts:
    """A service that is set to serving; empty is the server as a whole."""
    if not _is_served(use.context):
        return
    for one, _ in use.variants():
        status = one.argument(1, "status")
        names = one.context.names(status)
        tail = names[0].rpartition(".")[2] if names else one.context.template(status).strip("{}") if status is not None else ""
        service = one.text(0, "service")
        if tail != SERVING or (not isinstance(service, str) and not one.template(0, "service")):
            continue
        name = service if isinstance(service, str) else one.template(0, "service")
        yield HealthCheck(
            name=name or OVERALL, framework="grpc", transport="grpc", probe="general", expected=SERVING, port=_port(use.context)
        )


def _is_served(context: Context) -> bool:
    """Whether the service is added to a server anywhere in the project."""
    return context.reader.project.once("whether gRPC health is served", lambda: any(context.reader.resolver.callers.modules_calling(ADDED)))


def _port(context: Context) -> int | None:
    """The port that the same module listens on, where it is the only one."""
    ports: set[int] = set()
    for tail in _PORTS:
        for call in context.module.calls_by_tail.get(tail, ()):
            address = context.value(call.args[0]) if call.args and isinstance(call.func, nodes.Attribute) else None
            port = address.rpartition(":")[2] if isinstance(address, str) else ""
            ports.update([int(port)] if port.isdecimal() else [])
    return ports.pop() if len(ports) == 1 else None
