"""The methods of a class that speak for its traits: ``@default``, ``@validate``, ``@observe``."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import decorators_of


def methods(decorators: frozenset[str], name: str, owner: nodes.ClassDef, context: Context) -> Iterator[nodes.FunctionDef]:
    """The methods of a class body that one of the decorators registers for a trait."""
    for bound in owner.locals.values():
        for node in bound:
            if isinstance(node, nodes.FunctionDef) and name in traits_of(decorators, node, context):
                yield node


def traits_of(decorators: frozenset[str], method: nodes.FunctionDef, context: Context) -> list[str]:
    """The traits that one of the decorators registers a method for."""
    found: list[str] = []
    for decorator in decorators_of(method):
        if not isinstance(decorator, nodes.Call) or decorators.isdisjoint(context.names(decorator.func)):
            continue
        given = [*decorator.args, *(k.value for k in decorator.keywords or () if k.arg in ("name", "names"))]
        for argument in given:
            value = context.value(argument.value if isinstance(argument, nodes.Starred) else argument)
            found += (
                [value] if isinstance(value, str) else [v for v in value if isinstance(v, str)] if isinstance(value, (list, tuple)) else []
            )
    return found
