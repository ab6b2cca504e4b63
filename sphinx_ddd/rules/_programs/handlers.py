"""The functions that signals are answered with: through ``functools.partial``, and what of them is for one signal of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk

HANDLING: Final = (
    "signal.signal", "asyncio.AbstractEventLoop.add_signal_handler", "asyncio.BaseEventLoop.add_signal_handler",
    "oslo_service.service.SignalHandler.add_handler",
)  # fmt: skip
"""Functions that register a handler: the signal, then the function."""
_PARTIAL: Final = frozenset({"functools.partial", "functools.partialmethod"})
_KILLS: Final = frozenset({"os.kill", "os.killpg"})
_FORK: Final = frozenset({"os.fork", "os.forkpty"})


@dataclass(frozen=True, slots=True)
class Handler:
    """A function of the project that runs when a signal arrives."""

    name: str
    """Qualified."""
    function: nodes.FunctionDef
    context: Context
    """Of its module."""


def handler_of(node: nodes.NodeNG | None, context: Context) -> Handler | None:
    """The function of the project that an expression stands for; ``None`` for anything else."""
    node = without_partial(node, context)
    for name in context.names(node):
        defined = context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.FunctionDef):
            return Handler(name, defined[1], defined[0])
    return None


def without_partial(node: nodes.NodeNG | None, context: Context) -> nodes.NodeNG | None:
    """The function inside of ``functools.partial``, also where a variable holds it."""
    if isinstance(node, nodes.Call) and node.args and not _PARTIAL.isdisjoint(context.names(node.func)):
        return without_partial(node.args[0], context)
    if isinstance(node, nodes.Name):
        made = [o for o in context.origins(node) if isinstance(o.node, nodes.Call) and o.module is context.module]
        if len(made) == 1 and made[0].node.args and not _PARTIAL.isdisjoint(context.names(made[0].node.func)):
            return without_partial(made[0].node.args[0], context)
    return node


def signal_name(qualified: str) -> str:
    """``SIGHUP`` of ``signal.SIGHUP``; empty for anything else."""
    tail = qualified.rpartition(".")[2]
    return tail if qualified.startswith("signal.") and tail.startswith("SIG") else ""


def part_for(signal: str, handler: Handler) -> list[nodes.NodeNG]:
    """The statements of a handler that run for one signal: of a test of the signal's number only the branch for it."""
    return list(_part(handler.function.body, signal, _number(handler.function), handler.context))


def asks_which(parts: Sequence[nodes.NodeNG], handler: Handler) -> bool:
    """Whether statements use the number of the signal for more than a message."""
    number = _number(handler.function)
    uses = [node for part in parts for node in walk(part) if isinstance(node, nodes.Name) and node.name == number]
    return any(not _is_logged(node, handler.context) for node in uses)


def passes_on(parts: Sequence[nodes.NodeNG], signal: str, handler: Handler) -> bool:
    """Whether all that statements do is to send the signal on to other processes."""
    number, sent = _number(handler.function), False
    for node in (node for part in parts for node in walk(part) if isinstance(node, nodes.Call)):
        names = handler.context.names(node.func)
        if not _KILLS.isdisjoint(names) and len(node.args) == 2:
            same = isinstance(node.args[1], nodes.Name) and node.args[1].name == number
            if not same and signal not in map(signal_name, handler.context.names(node.args[1])):
                return False
            sent = True
        elif any(handler.context.definition(name) is not None for name in names):
            return False
    return sent


def sends_to_group(parts: Sequence[nodes.NodeNG], handler: Handler) -> bool:
    """Whether statements send a signal to a group of processes."""
    calls = (node for part in parts for node in walk(part) if isinstance(node, nodes.Call))
    return any("os.killpg" in handler.context.names(node.func) for node in calls)


def _number(function: nodes.FunctionDef) -> str:
    """The parameter that is given the signal's number; empty where there is none."""
    arguments = [a.name for a in (*(function.args.posonlyargs or ()), *(function.args.args or ()))]
    if isinstance(function.parent, nodes.ClassDef):
        arguments = arguments[1:]
    return arguments[0] if arguments else ""


def _is_logged(node: nodes.NodeNG, context: Context) -> bool:
    parent = node.parent
    while parent is not None and not parent.is_statement:
        names = context.names(parent.func) if isinstance(parent, nodes.Call) else ()
        if any(name.startswith("logging.") or name == "builtins.print" for name in names):
            return True
        parent = parent.parent
    return False


def _part(body: Sequence[nodes.NodeNG], signal: str, number: str, context: Context) -> Iterator[nodes.NodeNG]:
    for statement in body:
        asked = _asked(statement.test, number, context) if isinstance(statement, nodes.If) and number else frozenset()
        if not asked:
            yield statement
        else:
            yield from _part(statement.body if signal in asked else statement.orelse, signal, number, context)


def _asked(test: nodes.NodeNG, number: str, context: Context) -> frozenset[str]:
    """The signals that a test of the number asks for."""
    match test:
        case nodes.Compare(left=nodes.Name(name=name), ops=[("==" | "is", right)]) if name == number:
            wanted = [right]
        case nodes.Compare(
            left=nodes.Name(name=name), ops=[("in", nodes.Tuple(elts=wanted) | nodes.List(elts=wanted) | nodes.Set(elts=wanted))]
        ) if name == number:
            pass
        case _:
            return frozenset()
    return frozenset(name for one in wanted for qualified in context.names(one) if (name := signal_name(qualified)))


def reached(parts: Sequence[nodes.NodeNG], context: Context, depth: int) -> Iterator[tuple[nodes.NodeNG, Context]]:
    """The nodes of statements, and of the functions of the project that they call or hand on, each with the context to read it in.

    :param depth: functions that call each other.
    """
    seen: set[nodes.NodeNG] = set()
    queue = [(part, context, depth) for part in parts]
    while queue:
        root, where, left = queue.pop(0)
        for node in walk(root):
            yield node, where
            if not left or not isinstance(node, nodes.Name | nodes.Attribute):
                continue
            for name in where.names(node):
                defined = where.definition(name)
                if defined is not None and isinstance(defined[1], nodes.FunctionDef) and defined[1] not in seen:
                    seen.add(defined[1])
                    queue += [(statement, defined[0], left - 1) for statement in defined[1].body]


def is_in_forked_child(node: nodes.NodeNG, context: Context) -> bool:
    """Whether a line runs in the child alone: ``if os.fork() == 0``, ``pid = os.fork()`` and ``if not pid``."""
    child, parent = node, node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.Module):
        if isinstance(parent, nodes.If) and child in parent.body and _asks_for_child(parent.test, context):
            return True
        child, parent = parent, parent.parent
    return False


def is_in_started_child(node: nodes.NodeNG, context: Context) -> bool:
    """Whether a line runs in a process that the program starts for a function of its own: ``multiprocessing.Process(target=serve)``."""
    function = around(node)
    if function is None:
        return False
    name, callers = context.subject(function), context.reader.resolver.callers
    for module in callers.modules_calling("Process", context.module):
        where = context.reader.context(module)
        for call in module.calls_by_tail.get("Process", ()):
            targets = [one.value for one in call.keywords or () if one.arg == "target"]
            if any(name in where.names(without_partial(target, where)) for target in targets):
                return True
    return False


def _asks_for_child(test: nodes.NodeNG, context: Context) -> bool:
    match test:
        case nodes.Compare(left=number, ops=[("==", nodes.Const(value=0))]) | nodes.UnaryOp(op="not", operand=number):
            return any(isinstance(o.node, nodes.Call) and not _FORK.isdisjoint(context.names(o.node.func)) for o in context.origins(number))
    return False
