"""Whether a function that runs at a signal ends the program: read from its body, and from the functions of the project that it calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import tail_of, walk

EXITS: Final = frozenset({"sys.exit", "builtins.exit", "builtins.quit", "os._exit", "os.abort"})
"""Functions that end the program there and then."""
KILLS: Final = frozenset({"os.kill", "os.killpg", "signal.raise_signal"})
_FLAGS: Final = frozenset(
    {
        "threading.Event.set", "multiprocessing.Event.set", "multiprocessing.synchronize.Event.set", "asyncio.Event.set",
        "asyncio.locks.Event.set", "eventlet.event.Event.send", "trio.Event.set", "anyio.Event.set", "gevent.event.Event.set",
    }
)  # fmt: skip
"""Events: a handler of a signal that asks for an end sets one to have others end."""
_STOPPING: Final = frozenset({"exit", "kill", "quit", "shutdown", "stop", "terminate", "graceful", "finish"})
"""Words of methods that end what they belong to: ``server.shutdown()``, ``self.stop_all()``."""
_DEEPEST: Final = 2


def exits(parts: Iterable[nodes.NodeNG], context: Context) -> bool:
    """Whether statements of a function end the program each time it runs, whatever signal it is for."""
    return any(exits_at(statement, context) for statement in parts)


def ends(parts: Iterable[nodes.NodeNG], function: nodes.FunctionDef, context: Context, depth: int = 0) -> bool:
    """Whether what runs at a signal that asks for an end does end the program: at once, or by a flag, an event, the stop of a loop."""
    return any(_ends(node, function, context, depth) for part in parts for node in walk(part))


def only_exits(parts: Iterable[nodes.NodeNG], context: Context) -> bool:
    """Whether all that statements do, but for a message, is to end the program there and then: nothing is brought to an end in order."""
    left = [s for s in parts if not isinstance(s, nodes.Expr) or not (isinstance(s.value, nodes.Const) or _only_says(s.value, context))]
    return bool(left) and all(exits_at(statement, context) for statement in left)


def _only_says(node: nodes.NodeNG, context: Context) -> bool:
    names = context.names(node.func) if isinstance(node, nodes.Call) else ()
    return any(name.startswith("logging.") or name == "builtins.print" for name in names)


def only_raises(function: nodes.FunctionDef) -> bool:
    """Whether all that a function does is to interrupt what its own program is doing."""
    body = [s for s in function.body if not (isinstance(s, nodes.Expr) and isinstance(s.value, nodes.Const))]
    return len(body) == 1 and isinstance(body[0], nodes.Raise | nodes.Pass | nodes.Return)


def exits_at(node: nodes.NodeNG, context: Context) -> bool:
    """Whether a statement ends the program."""
    match node:
        case nodes.Raise(exc=nodes.NodeNG() as raised):
            made = raised.func if isinstance(raised, nodes.Call) else raised
            return not {"builtins.SystemExit", "builtins.KeyboardInterrupt"}.isdisjoint(context.names(made))
        case nodes.Expr(value=nodes.Call(func=function)):
            return not EXITS.isdisjoint(context.names(function))
    return False


def _ends(node: nodes.NodeNG, function: nodes.FunctionDef, context: Context, depth: int) -> bool:
    match node:
        case nodes.Raise(exc=nodes.NodeNG()):
            return True
        case nodes.Assign(targets=[target], value=nodes.Const(value=bool())):
            return not isinstance(target, nodes.AssignName) or _is_outer(target.name, function)
        case nodes.Call(func=nodes.Attribute(attrname="close")) if isinstance(node.parent, nodes.Expr) and _is_all(node.parent, function):
            return True  # what else would a program close at once, and nothing else, when it is asked to end
        case nodes.Call(func=called):
            names = context.names(called)
            if not EXITS.isdisjoint(names) or not KILLS.isdisjoint(names) or not _FLAGS.isdisjoint(names):
                return True
            return _is_stop(called) or (
                depth < _DEEPEST and any(ends([inner], inner, where, depth + 1) for inner, where in _own(names, function, context))
            )
        case nodes.Attribute() if isinstance(node.parent, nodes.Keyword | nodes.Call):
            return _is_stop(node)  # handed on: Thread(target=server.shutdown), call_soon(loop.stop)
    return False


def _is_all(statement: nodes.NodeNG, function: nodes.FunctionDef) -> bool:
    """Whether a function consists of one statement."""
    return [s for s in function.body if not (isinstance(s, nodes.Expr) and isinstance(s.value, nodes.Const))] == [statement]


def _is_stop(called: nodes.NodeNG) -> bool:
    """Whether a method is one that ends the object it belongs to."""
    return isinstance(called, nodes.Attribute) and not _STOPPING.isdisjoint(tail_of(called).lower().split("_"))


def _is_outer(name: str, function: nodes.FunctionDef) -> bool:
    return any(isinstance(s, nodes.Global | nodes.Nonlocal) and name in s.names for s in walk(function))


def _own(names: tuple[str, ...], function: nodes.FunctionDef, context: Context) -> Iterator[tuple[nodes.FunctionDef, Context]]:
    """The functions of the project behind the names."""
    for name in names:
        defined = context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.FunctionDef) and defined[1] is not function:
            yield defined[1], defined[0]
