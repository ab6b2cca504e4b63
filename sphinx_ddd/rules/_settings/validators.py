"""What a function that checks a value lets through: ``def positive(value): if value < 0: raise ValueError``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN
from sphinx_ddd.facts.config import Limit
from sphinx_ddd.rules._settings.guards import IsValue, ranges
from sphinx_ddd.rules._settings.values import choices_of
from sphinx_ddd.source.context import Context

_DEEPEST: Final = 5


@dataclass(frozen=True, slots=True)
class Checked:
    """What a value that passed the checks is."""

    minimum: float | None = None
    maximum: float | None = None
    exclusive: bool = False
    choices: tuple[JSON, ...] | None = None
    limits: tuple[Limit, ...] = ()
    """All the ranges, where one pair of numbers does not say them."""


@dataclass
class _Found:
    limits: list[Limit] = field(default_factory=list)
    choices: tuple[JSON, ...] | None = None


def checked(node: nodes.NodeNG | None, context: Context) -> Checked:
    """What the function that an expression names lets through, by its guard clauses and those of functions it calls with the value."""
    found = _Found()
    _follow(node, context, found, 0)
    limits = found.limits
    if len({one.exclusive for one in limits}) > 1:
        return Checked(choices=found.choices, limits=tuple(limits))
    low = [one.minimum for one in limits if one.minimum is not None]
    high = [one.maximum for one in limits if one.maximum is not None]
    return Checked(max(low, default=None), min(high, default=None), bool(limits) and limits[0].exclusive, found.choices)


def _follow(node: nodes.NodeNG | None, context: Context, found: _Found, depth: int) -> None:
    for name in context.names(node) if node is not None and depth <= _DEEPEST else ():
        defined = context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.FunctionDef) and defined[1].args.args:
            _read(defined[1], defined[0], found, depth)


def _read(function: nodes.FunctionDef, context: Context, found: _Found, depth: int) -> None:
    value = function.args.args[-1 if len(function.args.args) == 2 else 0].name  # ``(self, value)`` or ``(_, value)``

    def is_value(node: nodes.NodeNG) -> bool:
        return isinstance(node, nodes.Name) and bool(node.name == value)

    found.limits += [one for one in ranges(function.body, is_value, context) if one not in found.limits]
    for statement in function.body:
        match statement:
            case nodes.If(test=test, body=body) if (among := _choices(test, body, function, is_value)) is not None:
                choices = choices_of(context.items(among))
                found.choices = choices if choices is not UNKNOWN and choices else found.choices
            case nodes.Assign(value=nodes.Call(args=[given]) as call) | nodes.Return(value=nodes.Call(args=[given]) as call):
                if is_value(given):
                    _follow(call.func, context, found, depth + 1)


def _choices(test: nodes.NodeNG, body: list[nodes.NodeNG], function: nodes.FunctionDef, is_value: IsValue) -> nodes.NodeNG | None:
    """What a value has to be one of: any other raises at once, or where the function ends."""
    match test, body:
        case nodes.Compare(left=left, ops=[("not in", among)]), [*_, nodes.Raise()] if is_value(left):
            return among
        case nodes.UnaryOp(op="not", operand=nodes.Compare(left=left, ops=[("in", among)])), [*_, nodes.Raise()] if is_value(left):
            return among
        case nodes.Compare(left=left, ops=[("in", among)]), [nodes.Return(value=result)] if is_value(left) and is_value(result):
            return among if isinstance(function.body[-1], nodes.Raise) else None
    return None
