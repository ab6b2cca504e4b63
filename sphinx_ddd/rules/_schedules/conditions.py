"""Under which condition a job is registered, or runs."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.rules._schedules.options import held
from sphinx_ddd.source.context import Context

_NO_CONDITIONS: Final = frozenset({"typing.TYPE_CHECKING", "typing_extensions.TYPE_CHECKING"})


def condition_of(node: nodes.NodeNG, context: Context) -> str | None:
    """The tests around a line up to its function, or of the class and module that it stands in, as code; ``None`` where there are none."""
    found: list[str] = []
    child, parent = node, node.parent
    while parent is not None and not _is_entered(parent, child):
        match parent:
            case nodes.If(test=test) if child is not test and not _says_nothing(test, context):
                found.append(context.code(test) if child in parent.body else f"not ({context.code(test)})")
            case nodes.IfExp(test=test) if child is not test:
                found.append(context.code(test) if child is parent.body else f"not ({context.code(test)})")
        child, parent = parent, parent.parent
    return " and ".join(reversed(found)) or None


def _is_entered(parent: nodes.NodeNG, child: nodes.NodeNG) -> bool:
    """Whether a node is the function that a line runs in; a decorator runs outside of what it decorates."""
    if isinstance(parent, nodes.FunctionDef):
        return child is not parent.decorators
    return isinstance(parent, nodes.Lambda)


def _says_nothing(test: nodes.NodeNG, context: Context) -> bool:
    """Whether a test is of how the module is read: ``if __name__ == "__main__"``."""
    match test:
        case nodes.Compare(left=nodes.Name(name="__name__")):
            return True
    return not _NO_CONDITIONS.isdisjoint(context.names(test))


def guard_of(function: nodes.NodeNG, context: Context) -> str | None:
    """The tests of options at the head of a function that end it before it does anything, turned round: ``if CONF.x <= 0: return``."""
    found: list[str] = []
    for statement in function.body if isinstance(function, nodes.FunctionDef) else ():
        match statement:
            case nodes.If(test=test, body=[nodes.Return(value=None)], orelse=[]) if _is_of_options(test, context):
                found.append(_turned_round(test, context))
            case _:
                break
    return " and ".join(found) or None


def _turned_round(test: nodes.NodeNG, context: Context) -> str:
    if isinstance(test, nodes.UnaryOp) and test.op == "not":
        return context.code(test.operand)
    return f"not ({context.code(test)})"


def _is_of_options(test: nodes.NodeNG, context: Context) -> bool:
    """Whether a test asks for nothing but an option."""
    match test:
        case nodes.UnaryOp(op="not", operand=inner):
            return _is_of_options(inner, context)
        case nodes.Compare(left=inner, ops=[(_, nodes.Const())]):
            return held(inner, context) is not None
        case nodes.BoolOp(values=values):
            return all(_is_of_options(value, context) for value in values)
    return held(test, context) is not None


def switched(enabled: nodes.NodeNG | None, context: Context) -> tuple[Maybe[bool], str | None]:
    """What ``enabled=`` says: ``True`` or ``False``, else the condition as code."""
    if enabled is None:
        return None, None
    value = context.value(enabled)
    if isinstance(value, bool):
        return value, None
    return None, context.code(enabled)
