"""A call that makes a client, as the service that it connects to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.dependencies import Dependency
from sphinx_ddd.rules._clients.addresses import is_host, number_of, text_of, url_name
from sphinx_ddd.rules._clients.options import held, is_address, is_for_developers
from sphinx_ddd.rules._clients.places import is_aside, is_only_tried
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

MOST_VARIANTS: Final = 4
"""Ways to reach a call whose addresses are told apart; a call reached in more ways is a wrapper."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a client. ``position`` is ``None`` where it is given by name only."""

    name: str
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """What is known of a client: where its arguments stand, and what the library does without them."""

    service: str
    url: tuple[Parameter, ...] = ()
    """Parameters that take a URL, or ``host:port``; a list of them counts by its first."""
    host: Parameter | None = None
    port: Parameter | None = None
    database: Parameter | None = None
    """Named beside the host."""
    file: Parameter | None = None
    """A path, for a database in a file."""
    default: str = ""
    """The address without arguments; also the name of a service that needs none."""
    option: str = ""
    """The option the library itself reads the address from."""
    timeout: tuple[Parameter, ...] = ()
    """The first that is given counts."""
    milliseconds: bool = False
    default_timeout: float | None = None
    endless: bool = False
    """The library itself waits for ever where no time limit is given."""
    default_varies: bool = False
    """What applies where none is given differs between the library's current versions."""
    options_in_url: bool = False
    """A time limit may stand in the URL."""
    retries: tuple[Parameter, ...] = ()
    default_retries: int | None = None
    given: tuple[str, ...] = ()
    """Keywords with which the call connects to nothing of its own: it takes over a pool."""


def dependencies(use: Call, client: Client) -> Iterator[Dependency]:
    """The services that a call connects to, one for each address it is reached with."""
    if is_aside(use.context) or any(_names(use, Parameter(name)) for name in client.given):
        return
    ways = [one for one, _ in use.variants()]
    for one in ways if len(ways) <= MOST_VARIANTS else [use]:
        found = dependency(one, client)
        if found is not None and not is_only_tried(use.node, use.context):
            yield found


def dependency(use: Call, client: Client) -> Dependency | None:
    """The service that a call connects to; ``None`` for a database in memory."""
    name, option = address(use, client)
    if name == IN_MEMORY or ((client.service in ANYWHERE or client.file is not None) and not (name or option)):
        return None
    if client.service == "http" and (name in OWN or is_for_developers(option)):
        return None
    timeout, endless = waiting(use, client)
    return Dependency(
        name=name or option or client_name(use),
        service=client.service,
        client=client_name(use),
        option=option or None,
        timeout_seconds=timeout,
        endless=endless,
        retries=_retries(use, client),
    )


IN_MEMORY: Final = ":memory:"
ANYWHERE: Final = frozenset({"http", "ssh"})
"""Kinds of which a program may call any number: one whose address is not known is none that an operator would recognise.
Of databases in a file too: without the file there is nothing to look at."""
OWN: Final = frozenset({"http://localhost", "http://127.0.0.1", "http://[::1]"})
"""Without a port that is known: what the program itself started, most of all."""


def client_name(use: Call) -> str:
    return use.name.removesuffix(".__init__")


def address(use: Call, client: Client) -> tuple[str, str]:
    """What is known of the address: as text, and as the option that holds it."""
    if client.file is not None:
        return _file(use, client.file)
    for parameter in client.url:
        found = use.expression(parameter.position, parameter.name)
        if found is None:
            continue
        text, option = of_expression(_only(found[1]), found[0], bare=client.service != "http")
        if text or option:
            return text, option
    if client.host is not None:
        found = use.expression(client.host.position, client.host.name)
        if found is not None:
            return _of_host(use, client, found)
        if _is_initialising(use) or use.is_open(client.host.position) or any(_names(use, p) for p in (client.host, *client.url)):
            return "", client.option
    is_default = not _is_given(use, client) and not _is_initialising(use)
    return client.default if is_default else "", client.option


def _is_initialising(use: Call) -> bool:
    """Whether a class of the project initialises its base: what it is to connect to, it may be told later."""
    return isinstance(use.node.func, nodes.Attribute) and use.node.func.attrname == "__init__"


def _is_given(use: Call, client: Client) -> bool:
    return any(_names(use, p) or use.is_open(p.position) for p in client.url)


def _names(use: Call, parameter: Parameter) -> bool:
    """Whether a call gives a parameter, itself or in a ``**mapping``, whatever the value."""
    return use.argument(parameter.position, parameter.name) is not None or parameter.name in use.unpacked


def _only(node: nodes.NodeNG) -> nodes.NodeNG:
    """The first of a list of addresses."""
    return _only(node.elts[0]) if isinstance(node, nodes.List | nodes.Tuple) and node.elts else node


def of_expression(node: nodes.NodeNG, context: Context, *, bare: bool = True) -> tuple[str, str]:
    """What is known of an expression that gives a URL: the address, and the option that holds it.

    :param bare: a host without a scheme will do.
    """
    stated = held(node, context)
    if stated.option and is_address(stated.option):
        return "", stated.option
    text = text_of(node, context)
    if text in ("", "sqlite://", "sqlite:///:memory:"):
        return (IN_MEMORY if text else ""), ""
    if "://" in text:
        return url_name(text), ""
    host = text.partition("/")[0].rpartition("@")[2] if bare else ""
    return (host if is_host(host.partition(":")[0]) and "=" not in host else ""), ""


def _of_host(use: Call, client: Client, found: tuple[Context, nodes.NodeNG]) -> tuple[str, str]:
    context, node = found[0], _only(found[1])
    option = held(node, context).option
    if option and is_address(option):
        return "", option
    text = text_of(node, context)
    if "://" in text:
        return url_name(text), ""
    if not is_host(text.partition(":")[0]):
        return "", ""
    port = use.expression(client.port.position, client.port.name) if client.port is not None else None
    number = number_of(port[1], port[0]) if port is not None else None
    name = f"{text}:{number}" if number is not None and ":" not in text else text
    database = use.expression(client.database.position, client.database.name) if client.database is not None else None
    known = text_of(database[1], database[0]) if database is not None else ""
    return f"{name}/{known}" if known and "{" not in known else name, ""


def _file(use: Call, parameter: Parameter) -> tuple[str, str]:
    found = use.expression(parameter.position, parameter.name)
    if found is None:
        return "", ""
    option = held(found[1], found[0]).option
    text = text_of(found[1], found[0])
    if text == IN_MEMORY or ("mode=memory" in text):
        return IN_MEMORY, ""
    return ("" if option or not _says_where(text) else text), option


def _says_where(path: str) -> bool:
    """Whether the last part of a path is known: ``{state_dir}/jobs.sqlite``."""
    return bool(path) and "{" not in path.rpartition("/")[2]


def waiting(use: Call, client: Client) -> tuple[Maybe[float], Maybe[bool]]:
    """The time limit, and whether there is none."""
    for parameter in client.timeout:
        if not _names(use, parameter):
            continue
        value = seconds(use.value(parameter.position, parameter.name))
        if value is None:
            return None, True if client.endless else None
        known = isinstance(value, (int, float))
        return (value / 1000 if client.milliseconds and known else value), None  # type: ignore[operator]
    if client.options_in_url and any(_may_say_how_long(use, parameter) for parameter in client.url):
        return None, None
    if not client.timeout or use.is_open():
        return (UNKNOWN, None) if client.timeout else _without(client)
    return _without(client)


def _may_say_how_long(use: Call, parameter: Parameter) -> bool:
    """Whether a URL is given that states a time limit, or that is not known."""
    text = use.value(parameter.position, parameter.name)
    return text is not None and not (isinstance(text, str) and "timeout" not in text)


def _without(client: Client) -> tuple[float | None, bool | None]:
    """What the library does where nothing is given."""
    if client.default_varies:
        return None, None
    return client.default_timeout, True if client.endless and client.default_timeout is None else None


def seconds(value: object) -> Maybe[float]:
    """A time limit as libraries take it: a number, the longest of several, a time span."""
    match value:
        case None:
            return None
        case bool():
            return UNKNOWN
        case int() | float():
            return value
        case tuple() | list():
            numbers = [v for v in value if isinstance(v, (int, float)) and not isinstance(v, bool)]
            return None if None in value else max(numbers) if numbers and len(numbers) == len(value) else UNKNOWN
    span = getattr(value, "total_seconds", None)
    return float(span()) if callable(span) else UNKNOWN


def _retries(use: Call, client: Client) -> Maybe[int]:
    for parameter in client.retries:
        if _names(use, parameter):
            return use.integer(parameter.position, parameter.name)
    return UNKNOWN if client.retries and use.is_open() else client.default_retries
