"""Ranges that guard clauses state: ``if not 0 < port <= 65535: raise ValueError``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from astroid import nodes

from sphinx_ddd.facts.base import JSON, Location, Maybe
from sphinx_ddd.facts.config import Limit
from sphinx_ddd.rules._settings.values import choices_of
from sphinx_ddd.source.context import Context

IsValue = Callable[[nodes.NodeNG], bool]
"""Whether an expression is the value that is guarded."""

_CONVERTERS = frozenset({"builtins.int", "builtins.float"})
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_DENIED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


@dataclass(frozen=True, slots=True)
class _Bound:
    """``value > 0``: what must hold."""

    op: str
    number: float


def ranges(block: Sequence[nodes.NodeNG], is_value: IsValue, context: Context) -> tuple[Limit, ...]:
    """The ranges outside of which a block of statements refuses a value, in the order of the text.

    Only refusals that depend on the value alone count: those inside of other conditions, and tests of two things at once, may not happen.

    :param is_value: asked of each side of a comparison, without the ``int`` or ``float`` around it.
    """
    found: list[Limit] = []
    for statement, bounds in _refusals(block, is_value, context):
        found += [one for one in _limits(bounds, context.location(statement)) if one not in found]
    return tuple(found)


def demanded(test: nodes.NodeNG, is_value: IsValue, context: Context, at: Location) -> tuple[Limit, ...]:
    """The ranges that a value must lie in so that a test, which finds what is wrong, does not hold."""
    return tuple(_limits(_required(test, is_value, context, holds=False), at))


def _limits(bounds: list[_Bound], at: Location) -> Iterator[Limit]:
    """The bounds of one clause as ranges: one, or two where only one of the limits is itself allowed."""
    for exclusive in (False, True):
        low = [b.number for b in bounds if b.op == (">" if exclusive else ">=")]
        high = [b.number for b in bounds if b.op == ("<" if exclusive else "<=")]
        if low or high:
            yield Limit(minimum=max(low, default=None), maximum=min(high, default=None), exclusive=exclusive, at=at)


def _refusals(block: Sequence[nodes.NodeNG], is_value: IsValue, context: Context) -> Iterator[tuple[nodes.NodeNG, list[_Bound]]]:
    """Statements that refuse a value, with what must hold for it to pass."""
    for statement in block:
        if _may_leave(statement, is_value) or _changes(statement, is_value, context):
            return
        match statement:
            case nodes.Assert(test=test):
                yield statement, _required(test, is_value, context, holds=True)
            case nodes.If(test=test, body=body, orelse=orelse):
                if _refuses(body):
                    yield statement, _required(test, is_value, context, holds=False)
                elif orelse and _refuses(orelse):
                    yield statement, _required(test, is_value, context, holds=True)
                elif _asks_for_any(test, is_value):
                    yield from _refusals(body, is_value, context)
                yield from _refusals(orelse, is_value, context) if _refuses(body) else ()
            case nodes.With(body=body):
                yield from _refusals(body, is_value, context)


def _may_leave(statement: nodes.NodeNG, is_value: IsValue) -> bool:
    """Whether a value may be let through here, on a condition that is not that there is none."""
    if not isinstance(statement, nodes.If) or _is_none(statement.test, is_value) or _asks_for_any(statement.test, is_value):
        return False
    if _refuses(statement.body) or _refuses(statement.orelse):
        return False
    return next(statement.nodes_of_class(nodes.Return), None) is not None


def _changes(statement: nodes.NodeNG, is_value: IsValue, context: Context) -> bool:
    """Whether what the name of the value stands for from here on is another number."""
    match statement:
        case nodes.Assign(targets=targets, value=value):
            return any(is_value(target) for target in targets) and not is_value(_plain(value, context))
        case nodes.AugAssign(target=target):
            return is_value(target)
    return False


def _refuses(block: Sequence[nodes.NodeNG]) -> bool:
    """Whether a branch always ends in an error."""
    return bool(block) and isinstance(block[-1], nodes.Raise)


def _asks_for_any(test: nodes.NodeNG, is_value: IsValue) -> bool:
    """``value is not None``: what follows holds for every value there is."""
    match test:
        case nodes.Compare(left=left, ops=[("is not", nodes.Const(value=None))]):
            return is_value(left)
    return False


def _required(test: nodes.NodeNG, is_value: IsValue, context: Context, *, holds: bool) -> list[_Bound]:
    """What a value that passes must be, where a test must hold, or must not."""
    match test:
        case nodes.UnaryOp(op="not", operand=inner):
            return _required(inner, is_value, context, holds=not holds)
        case nodes.BoolOp(op=op, values=parts) if (op == "and") is holds:
            return [bound for part in parts for bound in _required(part, is_value, context, holds=holds)]
        case nodes.BoolOp(values=parts):
            # None is no number: whether it is let through is no matter of the range.
            rest = [part for part in parts if not (_asks_for_any(part, is_value) or _is_none(part, is_value))]
            return _required(rest[0], is_value, context, holds=holds) if len(rest) == 1 else []
        case nodes.Compare():
            return _compared(test, is_value, context, holds=holds)
    return []


def _is_none(test: nodes.NodeNG, is_value: IsValue) -> bool:
    match test:
        case nodes.Compare(left=left, ops=[("is", nodes.Const(value=None))]):
            return is_value(left)
    return False


def _compared(test: nodes.Compare, is_value: IsValue, context: Context, *, holds: bool) -> list[_Bound]:
    sides = [test.left, *(side for _, side in test.ops)]
    found: list[_Bound] = []
    for (left, right), (op, _) in zip(pairwise(sides), test.ops, strict=True):
        bound = _bound(left, op, right, is_value, context) or _bound(right, _TURNED.get(op, ""), left, is_value, context)
        if bound is None:
            if not holds:
                return []
            continue
        found.append(bound)
    if holds:
        return found
    return [_Bound(_DENIED[found[0].op], found[0].number)] if len(found) == 1 else []


def _bound(value: nodes.NodeNG, op: str, other: nodes.NodeNG, is_value: IsValue, context: Context) -> _Bound | None:
    if op not in _DENIED or not is_value(_plain(value, context)):
        return None
    number = context.value(other)
    number = number.total_seconds() if isinstance(number, timedelta) else number
    return _Bound(op, number) if isinstance(number, (int, float)) and not isinstance(number, bool) else None


def _plain(node: nodes.NodeNG, context: Context) -> nodes.NodeNG:
    """``value`` of ``int(value)``, and of a time span that is compared in seconds."""
    match node:
        case nodes.Call(args=[inner], keywords=[]) if not _CONVERTERS.isdisjoint(context.names(node.func)):
            return inner
        case nodes.Call(func=nodes.Attribute(expr=inner, attrname="total_seconds"), args=[], keywords=[]):
            return inner
    return node


def allowed(block: Sequence[nodes.NodeNG], is_value: IsValue, context: Context) -> Maybe[tuple[JSON, ...]]:
    """The values beside which a block of statements refuses every other: ``if value not in LEVELS: raise``; ``None`` where it does not."""
    for statement in block:
        if _may_leave(statement, is_value) or _changes(statement, is_value, context):
            return None
        match statement:
            case nodes.Assert(test=test):
                found = _listed(test, is_value, context, holds=True)
            case nodes.If(test=test, body=body) if _refuses(body):
                found = _listed(test, is_value, context, holds=False)
            case nodes.If(test=test, body=body) if _asks_for_any(test, is_value):
                found = allowed(body, is_value, context)
            case _:
                continue
        if found is not None:
            return found
    return None


def _listed(test: nodes.NodeNG, is_value: IsValue, context: Context, *, holds: bool) -> Maybe[tuple[JSON, ...]]:
    match test:
        case nodes.UnaryOp(op="not", operand=inner):
            return _listed(inner, is_value, context, holds=not holds)
        case nodes.Compare(left=left, ops=[(op, values)]) if is_value(left) and op == ("in" if holds else "not in"):
            found = context.items(values)
            return choices_of(found) if isinstance(found, (list, tuple, set, frozenset, dict)) else None
        case nodes.BoolOp(op="and", values=[first, second]) if not holds and _asks_for_any(first, is_value):
            return _listed(second, is_value, context, holds=holds)
    return None


def variable(name: str) -> IsValue:
    """A name, read or assigned to."""
    return lambda node: isinstance(node, nodes.Name | nodes.AssignName) and node.name == name


def attribute(name: str, owner: str) -> IsValue:
    """An attribute of a name, read or assigned to: ``self.name``."""

    def is_it(node: nodes.NodeNG) -> bool:
        match node:
            case nodes.Attribute(expr=nodes.Name(name=of), attrname=own) | nodes.AssignAttr(expr=nodes.Name(name=of), attrname=own):
                return bool(own == name and of == owner)
        return False

    return is_it
