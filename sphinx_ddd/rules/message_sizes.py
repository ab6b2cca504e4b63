"""The largest message that servers of aiohttp, gRPC, Tornado and websockets take; how many calls gRPC answers at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.rules._clients.bounds import as_number, bound
from sphinx_ddd.rules._clients.options import held
from sphinx_ddd.rules._clients.places import home, is_aside, kept_as
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._web.listed import elements
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

SIZES: Final[dict[str, tuple[str, tuple[object, ...]]]] = {
    "aiohttp.web.Application": ("client_max_size", (0,)),
    "aiohttp.web_app.Application": ("client_max_size", (0,)),
    "tornado.httpserver.HTTPServer": ("max_body_size", ()),
    "tornado.web.Application.listen": ("max_body_size", ()),
    "websockets.serve": ("max_size", (None,)),
    "websockets.server.serve": ("max_size", (None,)),
    "websockets.asyncio.server.serve": ("max_size", (None,)),
    "websockets.sync.server.serve": ("max_size", (None,)),
    "websockets.legacy.server.serve": ("max_size", (None,)),
}
"""By what makes the server: the parameter, and the values that stand for no limit."""
SERVERS: Final = ("grpc.server", "grpc.aio.server")
CHANNELS: Final = ("grpc.insecure_channel", "grpc.secure_channel", "grpc.aio.insecure_channel", "grpc.aio.secure_channel")
_RECEIVED: Final = "grpc.max_receive_message_length"
_OPTIONS: Final = frozenset({_RECEIVED, "grpc.max_send_message_length"})
_BY_DEFAULT: Final = 4 * 1024 * 1024
"""Bytes that gRPC takes in one message; it sends any number."""
_ENDLESS: Final = -1


@calls(*SIZES)
def size(use: Call) -> Facts:
    """The largest body or message, where the code sets one."""
    parameter, endless = SIZES[use.name]
    if use.argument(None, parameter) is None or is_aside(use.context):
        return
    name = f"{kept_as(use.node, use.context) or home(use.node, use.context)}.{parameter}"
    found = bound(use, name=name, resource="request", via=use.name, position=None, parameter=parameter, unit="bytes", endless=endless)
    yield from [replace(found, per=None)] if found is not None else []  # however many processes: each message is one


@calls(*SERVERS)
def server(use: Call) -> Facts:
    """The largest message that a gRPC server takes, its own limit too, and how many calls it answers at once."""
    if is_aside(use.context):
        return
    found = dict(_sizes(use))
    yield from found.values()
    if use.argument(3, "options") is None and not use.is_open(3):
        yield _limit(use, _RECEIVED, value=_BY_DEFAULT, default=True)
    if use.argument(4, "maximum_concurrent_rpcs") is not None:
        name = f"{kept_as(use.node, use.context) or home(use.node, use.context)}.maximum_concurrent_rpcs"
        calls_ = bound(
            use, name=name, resource="concurrency", via=use.name, position=4, parameter="maximum_concurrent_rpcs", unit="calls",
            endless=(None,),
        )  # fmt: skip
        yield from [calls_] if calls_ is not None else []


@calls(*CHANNELS)
def channel(use: Call) -> Facts:
    """The largest message that a gRPC client takes or sends, where the code sets one."""
    if not is_aside(use.context):
        yield from dict(_sizes(use)).values()


def _sizes(use: Call) -> Iterator[tuple[str, Limit]]:
    position = 3 if use.name in SERVERS else 2 if use.name.endswith("secure_channel") and "insecure" not in use.name else 1
    for node, context in elements(use.argument(position, "options"), use.context):
        match node:
            case nodes.Tuple(elts=[key, value]) | nodes.List(elts=[key, value]):
                name = context.text(key)
                limit = _told(use, name, value, context) if isinstance(name, str) and name in _OPTIONS else None
                yield from [(str(name), limit)] if limit is not None else []


def _told(use: Call, name: str, node: nodes.NodeNG, context: Context) -> Limit | None:
    option = held(node, context).name or None
    value = context.value(node)
    if value == _ENDLESS:
        return _limit(use, name, unbounded=True, option=option)
    number = as_number(value)
    return _limit(use, name, value=number, option=option) if option or (number is not UNKNOWN and number is not None) else None


def _limit(use: Call, name: str, **fields: object) -> Limit:
    return Limit(name=name, resource="request", via=use.name, unit="bytes", **fields)  # type: ignore[arg-type]
