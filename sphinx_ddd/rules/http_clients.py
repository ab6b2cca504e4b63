"""HTTP services that the code calls, and calls that may wait for ever: requests, httpx, aiohttp, urllib, urllib3 and API clients."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.facts.dependencies import Dependency
from sphinx_ddd.rules._clients.clients import client_name, dependencies, of_expression, seconds
from sphinx_ddd.rules._clients.http_names import CLIENT_METHODS, CLIENTS, REQUESTS, SESSIONS, Request
from sphinx_ddd.rules._clients.options import held, is_for_developers
from sphinx_ddd.rules._clients.places import home, is_aside, is_by_hand, is_only_tried
from sphinx_ddd.rules._clients.stated import NOBODY, Held
from sphinx_ddd.rules._clients.waits import defaults_set, is_wrapped
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

LOCAL_SCHEMES = ("file:", "data:", "mock:", "unix:")


@calls(*REQUESTS)
def request(use: Call) -> Facts:
    """A request to a host or an address that an option holds; and that it may wait for ever, where nothing limits it."""
    if is_aside(use.context) or _is_of_own_session(use):
        return
    form = REQUESTS[use.name]
    target = _target(use, form)
    if target is None:
        return
    name, option = target
    if is_by_hand(use.context) and not option:
        return
    limit = _waits(use, form)
    if not (name or option or limit) or is_only_tried(use.node, use.context):
        return
    if name or option:
        yield Dependency(
            name=name or option,
            service="http",
            client=client_name(use),
            option=option or None,
            timeout_seconds=limit.value if limit is not None else None,
            endless=True if limit is not None and limit.unbounded else None,
        )
    if limit is not None and not is_by_hand(use.context):
        yield limit


@calls(*CLIENT_METHODS)
def client_request(use: Call) -> Facts:
    """A request through a client that has a time limit of its own, to a host or an address that an option holds."""
    target = _target(use, CLIENT_METHODS[use.name]) if not is_aside(use.context) else None
    if target is not None and any(target) and (target[1] or not is_by_hand(use.context)):
        yield Dependency(name=target[0] or target[1], service="http", client=client_name(use), option=target[1] or None)


@calls(*CLIENTS)
def client(use: Call) -> Facts:
    """A client that is made for one service, with its time limit and retries."""
    if not _stays_on_machine(use):
        yield from dependencies(use, CLIENTS[use.name])


def _stays_on_machine(use: Call) -> bool:
    """Whether a class of the project connects to a Unix socket in its own way: the host that it is told is only a word."""
    made = use.context.names(use.node.func)
    if not made or made[0].removesuffix(".__init__") == client_name(use):
        owner = use.node.scope().parent  # ``super().__init__(…)`` of such a class
        made = (use.context.subject(owner),) if isinstance(owner, nodes.ClassDef) else ()
    defined = [use.context.definition(ancestor) for name in made for ancestor in use.context.ancestors(name.removesuffix(".__init__"))]
    return any(_connects_to_file(one[0], one[1]) for one in defined if one is not None)


def _connects_to_file(context: Context, owner: nodes.NodeNG) -> bool:
    own = [f for f in owner.locals.get("connect", ()) if isinstance(f, nodes.FunctionDef)] if isinstance(owner, nodes.ClassDef) else []
    attributes = (node for function in own for node in function.nodes_of_class(nodes.Attribute) if node.attrname == "AF_UNIX")
    return any("socket.AF_UNIX" in context.names(node) for node in attributes)


def _is_of_own_session(use: Call) -> bool:
    """Whether the method called is that of a class of the project that may set a time limit, or of a session that is told one."""
    owner = use.name.rpartition(".")[0]
    return owner in SESSIONS and isinstance(use.node.func, nodes.Attribute) and is_wrapped(use.node.func.expr, use.context)


def _target(use: Call, form: Request) -> tuple[str, str] | None:
    """Address and option; ``None`` for what is no service."""
    found = use.expression(form.url, "url")
    if found is None:
        return "", ""
    context, node = found
    if isinstance(node, nodes.Call) and any(n.endswith(("request.Request", "httpclient.HTTPRequest")) for n in context.names(node.func)):
        node = node.args[0] if node.args else node
    text = context.template(node)
    if text.startswith(LOCAL_SCHEMES):
        return None
    name, option = of_expression(node, context, bare=False)
    return None if is_for_developers(option) else (name, option)


def _waits(use: Call, form: Request) -> Limit | None:
    """The time limit of a call, where code states one; or that there is none."""
    given = use.argument(form.timeout, "timeout")
    if given is None and (use.is_open(form.timeout) or "timeout" in use.unpacked):
        return None
    if given is None and (not form.endless or (use.name.startswith("urllib.") and defaults_set(use.context))):
        return None
    value: Maybe[float] = seconds(use.value(form.timeout, "timeout"))
    source = _holder(given, value, use.context)
    # A constant that is not read is mostly the default of a parameter, which callers replace.
    if given is not None and value is UNKNOWN and not source.option:
        return None
    return Limit(
        name=home(use.node, use.context),
        resource="timeout",
        via=client_name(use),
        value=value,
        unit="seconds" if value is not None else None,
        unbounded=True if value is None else None,
        option=source.name or None,
    )


def _holder(node: nodes.NodeNG | None, value: Maybe[float], context: Context) -> Held:
    """What holds a time limit; of the limits of connecting and of reading what holds the longer, nothing where either may be."""
    if not isinstance(node, nodes.Tuple):
        return held(node, context)
    several = {held(one, context) for one in node.elts if seconds(context.value(one)) == value}
    return several.pop() if len(several) == 1 else NOBODY
