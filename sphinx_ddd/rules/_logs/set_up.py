"""Which of several calls sets up the root logger: ``basicConfig`` does nothing once that has a handler."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import SourceModule

BASIC: Final = "logging.basicConfig"
SETS_UP: Final = frozenset({BASIC, "logging.config.dictConfig", "logging.config.fileConfig"})
_DEEPEST: Final = 3
_ASKS_FOR_HANDLERS: Final = frozenset({"handlers", "hasHandlers"})


def is_done_before(call: nodes.Call, context: Context) -> bool:
    """Whether the root logger has its handlers before a call of ``basicConfig`` runs: from the module itself, or from each way to it."""
    if any(keyword.arg == "force" for keyword in call.keywords or ()):
        return False
    if any(_is_first(other, call, context) for other in context.module.calls_by_tail.get("basicConfig", ())):
        return True
    function = around(call)
    return isinstance(function, nodes.FunctionDef) and _all_ways(call, context, 0)


def is_for_debugging(node: nodes.NodeNG) -> bool:
    """Whether a place is behind a switch, rather than behind the question whether logging is set up already."""
    child, parent = node, node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.Module):
        if isinstance(parent, nodes.If) and child is not parent.test and not isinstance(parent.parent, nodes.Module):
            return not any(one.attrname in _ASKS_FOR_HANDLERS for one in parent.test.nodes_of_class(nodes.Attribute))
        child, parent = parent, parent.parent
    return False


def _is_first(other: nodes.Call, call: nodes.Call, context: Context) -> bool:
    """Whether another call runs for sure when the module is imported, before the call is reached."""
    if other is call or not isinstance(other.parent, nodes.Expr) or not isinstance(other.parent.parent, nodes.Module):
        return False
    return (around(call) is not None or other.lineno < call.lineno) and BASIC in context.names(other.func)


def _all_ways(call: nodes.Call, context: Context, depth: int) -> bool:
    """Whether logging is set up on each way to a call: before it in its function, or before each call of that function."""
    if any(_sets_up(before, context) for before in _before(call)):
        return True
    function = around(call)
    if not isinstance(function, nodes.FunctionDef) or depth == _DEEPEST:
        return False
    calls = context.reader.origins.callers(function, context.module)
    return bool(calls) and all(_all_ways(one.call, _in(one.module, context), depth + 1) for one in calls)


def _in(module: SourceModule, context: Context) -> Context:
    return context.reader.context(module)


def _before(call: nodes.Call) -> Iterator[nodes.Call]:
    """The calls that stand alone, before a call, in the blocks around it."""
    child, parent = call, call.parent
    while parent is not None:
        for name in ("body", "orelse", "finalbody"):
            block = getattr(parent, name, None)
            if isinstance(block, list) and any(one is child for one in block):
                before = block[: next(i for i, one in enumerate(block) if one is child)]
                yield from (one.value for one in before if isinstance(one, nodes.Expr) and isinstance(one.value, nodes.Call))
        if isinstance(parent, nodes.FunctionDef | nodes.Module):
            return
        child, parent = parent, parent.parent


def _sets_up(call: nodes.Call, context: Context) -> bool:
    """Whether a call is one that sets logging up, or of a function of the project that always makes one."""
    names = context.names(call.func)
    if not SETS_UP.isdisjoint(names):
        return True
    for name in names:
        found = context.definition(name)
        if found is not None and isinstance(found[1], nodes.FunctionDef):
            there, function = found
            return any(_is_set_up_call(statement, there) for statement in function.body)
    return False


def _is_set_up_call(statement: nodes.NodeNG, context: Context) -> bool:
    return (
        isinstance(statement, nodes.Expr)
        and isinstance(statement.value, nodes.Call)
        and not SETS_UP.isdisjoint(context.names(statement.value.func))
    )
