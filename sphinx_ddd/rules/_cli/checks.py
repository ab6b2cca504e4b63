"""What a function of the project's demands of a value of the command line: ``type=`` of argparse, ``callback=`` of click."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from astroid import nodes

from sphinx_ddd.facts.config import Limit
from sphinx_ddd.rules._settings import guards
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.flow import returns_of
from sphinx_ddd.source.project import walk

_NUMBERS = {"builtins.int": "integer", "builtins.float": "number"}


class Demand(NamedTuple):
    """What a function demands, and what it makes of the text."""

    option_type: str | None = None
    """``None`` where its text does not say."""
    limits: tuple[Limit, ...] = ()


def demand(node: nodes.NodeNG, context: Context, position: int = 0) -> Demand:
    """What the function of the project that an expression names demands of its parameter at a position."""
    for name in context.names(node):
        defined = context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.FunctionDef):
            return _of(defined[1], defined[0], position)
    return Demand()


def _of(function: nodes.FunctionDef, home: Context, position: int) -> Demand:
    parameters = [*(function.args.posonlyargs or ()), *(function.args.args or ())]
    if len(parameters) <= position:
        return Demand()
    given = parameters[position].name
    converted = dict(_converted(function, given, home))

    def is_value(node: nodes.NodeNG) -> bool:
        return isinstance(node, nodes.Name | nodes.AssignName) and (node.name == given or node.name in converted)

    kinds = {_kind(one.value, converted, given, home) for one in returns_of(function)}
    return Demand(kinds.pop() if len(kinds) == 1 else None, guards.ranges(function.body, is_value, home))


def _converted(function: nodes.FunctionDef, given: str, home: Context) -> Iterator[tuple[str, str]]:
    """Variables that hold the number that the text is: ``number = int(value)``."""
    for node in walk(function):
        match node:
            case nodes.Assign(targets=[nodes.AssignName(name=name)], value=value):
                kind = _number(value, given, home)
                if kind is not None:
                    yield name, kind


def _number(node: nodes.NodeNG | None, given: str, home: Context) -> str | None:
    match node:
        case nodes.Call(args=[nodes.Name(name=name)], keywords=[]) if name == given:
            return next((_NUMBERS[n] for n in home.names(node.func) if n in _NUMBERS), None)
    return None


def _kind(returned: nodes.NodeNG | None, converted: dict[str, str], given: str, home: Context) -> str | None:
    if isinstance(returned, nodes.Name):
        return converted.get(returned.name)
    return _number(returned, given, home)
