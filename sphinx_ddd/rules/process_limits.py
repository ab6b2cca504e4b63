"""What a process allows itself: ``resource.setrlimit``, ``sys.setrecursionlimit``; and time limits of ``socket`` and ``asyncio``."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.rules._clients.bounds import as_number
from sphinx_ddd.rules._clients.options import held
from sphinx_ddd.rules._clients.places import home, is_aside
from sphinx_ddd.rules._clients.waits import defaults_set
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

UNITS: Final = {
    "RLIMIT_AS": "bytes", "RLIMIT_CORE": "bytes", "RLIMIT_CPU": "seconds", "RLIMIT_DATA": "bytes", "RLIMIT_FSIZE": "bytes",
    "RLIMIT_MEMLOCK": "bytes", "RLIMIT_NOFILE": "open files", "RLIMIT_NPROC": "processes", "RLIMIT_RSS": "bytes", "RLIMIT_STACK": "bytes",
    "RLIMIT_VMEM": "bytes",
}  # fmt: skip
MEMORY: Final = frozenset({"RLIMIT_AS", "RLIMIT_DATA", "RLIMIT_MEMLOCK", "RLIMIT_RSS", "RLIMIT_STACK", "RLIMIT_VMEM"})
WAITS: Final = {"asyncio.wait_for": 1, "asyncio.tasks.wait_for": 1, "asyncio.timeout": 0, "async_timeout.timeout": 0, "anyio.fail_after": 0,
                "anyio.move_on_after": 0, "trio.fail_after": 0, "trio.move_on_after": 0}  # fmt: skip
"""Position of the time limit."""
_NAMES: Final = {"asyncio.timeout": "delay"}


@calls("resource.setrlimit")
def rlimit(use: Call) -> Facts:
    """A limit of the operating system that the process sets for itself or its children."""
    name = next((n.rpartition(".")[2] for n in use.context.names(use.argument(0, "resource"))), "")
    if name not in UNITS or is_aside(use.context):
        return
    pair = use.value(1, "limits")
    value = as_number(pair[0]) if isinstance(pair, (tuple, list)) and pair else UNKNOWN
    option = held(use.argument(1, "limits"), use.context).name
    if value is not UNKNOWN or option:
        resource = "memory" if name in MEMORY else "size"
        yield Limit(name=name, resource=resource, via=use.name, value=value, unit=UNITS[name], per="process", option=option or None)


@calls("sys.setrecursionlimit")
def recursion(use: Call) -> Facts:
    """How deep functions may call each other before Python gives up."""
    value = use.number(0, "limit")
    if isinstance(value, (int, float)) and not is_aside(use.context):
        yield Limit(name="sys.setrecursionlimit", resource="size", via=use.name, value=value, unit="calls", per="process")


@calls("socket.setdefaulttimeout")
def sockets(use: Call) -> Facts:
    """How long any socket waits that is not told otherwise."""
    node = use.argument(0, "timeout")
    value, option = use.number(0, "timeout"), held(node, use.context).name
    if value is not None and (value is not UNKNOWN or option) and not is_aside(use.context):
        yield Limit(name="all sockets", resource="timeout", via=use.name, value=value, unit="seconds", per="process", option=option or None)


@calls("socket.create_connection")
def connection(use: Call) -> Facts:
    """A connection that is waited for without end."""
    if is_aside(use.context) or use.is_open(1) or use.argument(1, "timeout") is not None or defaults_set(use.context):
        return
    yield Limit(name=home(use.node, use.context), resource="timeout", via=use.name, unbounded=True)


@calls(*WAITS)
def wait(use: Call) -> Facts:
    """A time limit that an option or a constant holds, where something is waited for."""
    node = use.argument(WAITS[use.name], _NAMES.get(use.name, "timeout" if "wait_for" in use.name else "delay"))
    option = held(node, use.context).name
    value = _value(node, use.context) if node is not None else None
    if node is not None and option and value is not None and not is_aside(use.context):
        yield Limit(
            name=home(use.node, use.context), resource="timeout", via=use.name, value=as_number(value), unit="seconds", option=option
        )


def _value(node: nodes.NodeNG, context: Context) -> object:
    """What an expression is, or what all callers give the function around it."""
    value = context.value(node)
    if value is not UNKNOWN:
        return value
    values = [context.entered(entered).value(node) for entered in context.entries(node) if entered is not None]
    return values[0] if values and all(one == values[0] for one in values) else UNKNOWN
