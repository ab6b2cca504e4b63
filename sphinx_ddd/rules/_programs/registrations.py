"""Where handlers of signals are set: which of them hold while the program runs, and whether that is one that stays up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._cli.services import keeps_running
from sphinx_ddd.rules._programs.handlers import HANDLING, handler_of, reached, signal_name
from sphinx_ddd.source import flow
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context

_SHELLS: Final = frozenset({"cmd.Cmd", "code.InteractiveConsole", "code.InteractiveInterpreter"})
"""Classes of programs that somebody types into."""
_QUESTIONS: Final = frozenset({"builtins.input", "getpass.getpass", "click.prompt", "click.confirm", "typer.prompt", "typer.confirm"})
_TAILS: Final = ("signal", "add_signal_handler", "add_handler")
_ALWAYS: Final = (nodes.For, nodes.Try)
"""What is entered in any case, but for an empty list or a failure."""


def signals_of(given: nodes.NodeNG | None, context: Context) -> tuple[str, ...]:
    """The signals that the first argument of a registration may be, also for each round of a loop over a list."""
    found = [signal_name(name) for name in context.names(given)]
    if isinstance(given, nodes.Name):
        found += [signal_name(name) for node in _looped(given, context) for name in context.names(node)]
    text = context.value(given)
    if not any(found) and isinstance(text, str):
        found = [signal_name(f"signal.{text}")]
    return tuple(dict.fromkeys(name for name in found if name))


def beside(node: nodes.NodeNG, context: Context) -> set[str]:
    """The signals for which the function around a registration sets any handler of the project."""
    return {name for call in _others(node, context) for name in signals_of(call.args[0], context)}


def is_replaced(signal: str, node: nodes.NodeNG, context: Context) -> bool:
    """Whether the same function sets another handler later, whatever way is taken: what stands first holds for the start alone."""
    here = flow.branches(node, node.scope())
    for call in _others(node, context):
        if call.lineno > node.lineno and signal in signals_of(call.args[0], context):
            unsure = flow.conditional(flow.branches(call, call.scope()), here)
            if all(isinstance(branch.owner, _ALWAYS) for branch in unsure):
                return True
    return False


def is_for_one_user(node: nodes.NodeNG, context: Context) -> bool:
    """Whether somebody sits before the program: a shell with a prompt, or a script that asks and ends."""
    function = around(node)
    if function is None:
        return False
    owner = function.parent
    if isinstance(owner, nodes.ClassDef) and not _SHELLS.isdisjoint(context.ancestors(context.subject(owner))):
        return True
    calls = ((inner, where) for inner, where in reached(function.body, context, 1) if isinstance(inner, nodes.Call))
    asks = any(not _QUESTIONS.isdisjoint(where.names(inner.func)) for inner, where in calls)
    return asks and not keeps_running(function, context)


def _others(node: nodes.NodeNG, context: Context) -> Iterator[nodes.Call]:
    """The calls of the same function that set handlers of the project."""
    for tail in _TAILS:
        for call in context.module.calls_by_tail.get(tail, ()):
            is_here = call is not node and len(call.args) >= 2 and call.scope() is node.scope()
            if is_here and not set(HANDLING).isdisjoint(context.names(call.func)) and handler_of(call.args[1], context) is not None:
                yield call


def _looped(name: nodes.Name, context: Context) -> list[nodes.NodeNG]:
    """The expressions that the loop around a node goes over: ``for name in (a, b)``, or over a list that is filled before."""
    parent = name.parent
    while parent is not None:
        match parent:
            case nodes.For(target=nodes.AssignName(name=target), iter=over) if target == name.name:
                return _entries(over, context)
        parent = parent.parent
    return []


def _entries(over: nodes.NodeNG, context: Context) -> list[nodes.NodeNG]:
    match over:
        case nodes.Tuple(elts=elements) | nodes.List(elts=elements):
            return list(elements)
        case nodes.Name(name=name):
            out: list[nodes.NodeNG] = []
            for event in flow.events_of(over.scope(), context.module).get(name, ()):
                match event:
                    case nodes.AssignName(parent=nodes.Assign(value=value) | nodes.AnnAssign(value=value)) if value is not None:
                        out += _entries(value, context) if isinstance(value, nodes.Tuple | nodes.List) else []
                    case nodes.Call(func=nodes.Attribute(attrname="append"), args=[one]):
                        out.append(one)
            return out
    return []
