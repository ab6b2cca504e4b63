"""When a line of code runs: the tests around it up to the nearest handler, and the early ways out that were not taken before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.source.templates import code

_LONGEST: Final = 200
_MOST: Final = 3
"""Parts that are stated: more of them, nobody reads."""
_OPPOSITE: Final = {"==": "!=", "!=": "==", "is": "is not", "is not": "is", "in": "not in", "not in": "in"}
_LOOSE: Final = (nodes.BoolOp, nodes.IfExp, nodes.Lambda, nodes.NamedExpr)
"""Expressions that want brackets beside an ``and``."""


class _OtherWayError(Exception):
    """A way out that no test states: a return in a loop or in a ``try``."""


def condition(node: nodes.NodeNG) -> Maybe[str]:
    """What must hold for a node to run, as code; empty at the top of a function.

    Where there is more than anybody reads, the parts next to the node.
    """
    try:
        parts = _parts(node)[-_MOST:]
    except _OtherWayError:
        return UNKNOWN
    while len(parts) > 1 and len(" and ".join(parts)) > _LONGEST:
        parts = parts[1:]
    text = _alone(node, parts[0]) if len(parts) == 1 else " and ".join(parts)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _parts(node: nodes.NodeNG) -> list[str]:
    """What must hold, the outermost first: up to the first test around a node also the ways out before it, beyond it tests alone."""
    child, parent, parts, tested = node, node.parent, list[str](), False
    while parent is not None:
        if not tested and isinstance(parent, nodes.For | nodes.While) and any(child is one for one in parent.orelse):
            raise _OtherWayError  # no break in the loop: no test says so
        if not tested:
            parts = [*_passed(child, parent), *parts]
        around = _test_of(child, parent)
        parts = [*(part for part in around if part not in parts), *parts]
        tested = tested or bool(around)
        if isinstance(parent, nodes.FunctionDef | nodes.ClassDef | nodes.Module) or (around and isinstance(parent, nodes.ExceptHandler)):
            break
        child = _first_of(parent) if around and isinstance(parent, nodes.If) else parent
        parent = child.parent
    return parts


def _first_of(branch: nodes.If) -> nodes.If:
    """The ``if`` that a chain of ``elif`` begins with: what an ``elif`` asks is told without the tests before it."""
    while isinstance(branch.parent, nodes.If) and branch.parent.orelse == [branch]:
        branch = branch.parent
    return branch


def _alone(node: nodes.NodeNG, part: str) -> str:
    """A test that stands for itself needs no brackets."""
    child, parent = node, node.parent
    while parent is not None:
        match parent:
            case nodes.If(test=test, body=body) if _bracketed(test) == part and any(child is one for one in body):
                return code(test)
            case nodes.IfExp(test=test, body=body) if child is body and _bracketed(test) == part:
                return code(test)
        child, parent = parent, parent.parent
    return part


def _test_of(child: nodes.NodeNG, parent: nodes.NodeNG) -> list[str]:
    """What a node asks before the part of it that a child is."""
    match parent:
        case nodes.If(test=test, body=body) if child is not test:
            return [_bracketed(test)] if any(child is one for one in body) else _otherwise(parent)
        case nodes.IfExp(test=test, body=body) if child is not test:
            return [_bracketed(test)] if child is body else [negated(test)]
        case nodes.ExceptHandler(type=caught) if child is not caught:
            return [f"except {code(caught)}" if caught is not None else "except"]
    return []


def _otherwise(branch: nodes.If) -> list[str]:
    """The tests of a chain of ``if`` and ``elif`` that must all fail for its last part to run."""
    tests = [negated(branch.test)]
    while isinstance(branch.parent, nodes.If) and branch.parent.orelse == [branch]:
        branch = branch.parent
        tests.insert(0, negated(branch.test))
    return tests


def _passed(child: nodes.NodeNG, parent: nodes.NodeNG) -> Iterator[str]:
    """What the statements of the same block before a child say of it: those that may leave without an error did not."""
    for statement in _before(child, parent):
        match statement:
            case nodes.If():
                yield from _not_taken(statement)
            case nodes.For() | nodes.While() | nodes.Try() | nodes.With():
                if _may_return(statement.get_children()):
                    raise _OtherWayError


def _before(child: nodes.NodeNG, parent: nodes.NodeNG) -> Sequence[nodes.NodeNG]:
    for block in ("body", "orelse", "finalbody"):
        statements = getattr(parent, block, None)
        if isinstance(statements, list) and any(child is one for one in statements):
            return statements[: next(n for n, one in enumerate(statements) if one is child)]
    return ()


def _not_taken(branch: nodes.If) -> Iterator[str]:
    """The tests whose branch leaves, from the first on; a later one that leaves alone says nothing that can be told shortly."""
    while True:
        if not _leaves(branch.body):
            if _may_return([*branch.body, *branch.orelse]):
                raise _OtherWayError
            return
        if not isinstance(branch.body[-1], nodes.Raise):
            yield negated(branch.test)
        match branch.orelse:
            case [nodes.If() as following]:
                branch = following
            case rest:
                if _may_return(rest):
                    raise _OtherWayError
                return


def _leaves(block: Sequence[nodes.NodeNG]) -> bool:
    return bool(block) and isinstance(block[-1], nodes.Return | nodes.Continue | nodes.Break | nodes.Raise)


def _may_return(statements: Sequence[nodes.NodeNG] | Iterator[nodes.NodeNG]) -> bool:
    """Whether one of the statements holds a return, functions defined there left out."""
    stack = list(statements)
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.Return):
            return True
        if node.is_statement or isinstance(node, nodes.ExceptHandler | nodes.MatchCase):
            stack += [] if isinstance(node, nodes.FunctionDef | nodes.ClassDef) else node.get_children()
    return False


def negated(test: nodes.NodeNG) -> str:
    """The opposite of a test, as code."""
    match test:
        case nodes.UnaryOp(op="not", operand=operand):
            return _bracketed(operand)
        case nodes.Compare(left=left, ops=[(operator, right)]) if operator in _OPPOSITE:
            return f"{code(left)} {_OPPOSITE[operator]} {code(right)}"
    return f"not ({code(test)})"


def _bracketed(test: nodes.NodeNG) -> str:
    return f"({code(test)})" if isinstance(test, _LOOSE) else code(test)
