"""Ranges and choices that validators state with guard clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.facts.base import JSON, Maybe
from sphinx_ddd.facts.config import Limit
from sphinx_ddd.rules._pydantic import names
from sphinx_ddd.rules._pydantic.config import lineage
from sphinx_ddd.rules._pydantic.fields import Field
from sphinx_ddd.rules._settings.guards import IsValue, allowed, attribute, ranges, variable
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import decorators_of

_AFTER = "after"


@dataclass(frozen=True, slots=True)
class Guarded:
    """A function that is given a field's value, and what it refuses."""

    function: nodes.FunctionDef
    is_value: IsValue
    context: Context

    def ranges(self) -> tuple[Limit, ...]:
        return ranges(self.function.body, self.is_value, self.context)

    def choices(self) -> Maybe[tuple[JSON, ...]]:
        return allowed(self.function.body, self.is_value, self.context)


def of_field(field: Field, node: nodes.ClassDef, context: Context) -> Iterator[Guarded]:
    """The validators of a field: in the class, in its ancestors, and in the field's own annotation."""
    for home, one in lineage(node, context):
        for function in one.body:
            if isinstance(function, nodes.FunctionDef):
                yield from _of_validator(function, field.name, home)
    for home, said in field.annotation.metadata:
        if isinstance(said, nodes.Call) and any(name in names.AFTER_VALIDATORS for name in home.names(said.func)) and said.args:
            yield from _of_function(said.args[0], home)


def _of_validator(function: nodes.FunctionDef, field: str, context: Context) -> Iterator[Guarded]:
    arguments = [a.name for a in function.args.args or ()]
    for call in decorators_of(function):
        called = context.names(call.func) if isinstance(call, nodes.Call) else ()
        stated = {k.arg: context.value(k.value) for k in call.keywords or ()} if isinstance(call, nodes.Call) else {}
        if any(name in names.VALIDATORS for name in called) and len(arguments) > 1:
            if not stated.get("each_item") and field in [context.value(argument) for argument in call.args]:
                yield Guarded(function, variable(arguments[1]), context)
        elif any(name in names.MODEL_VALIDATORS for name in called) and arguments and stated.get("mode") == _AFTER:
            yield Guarded(function, attribute(field, arguments[0]), context)


def _of_function(node: nodes.NodeNG, context: Context) -> Iterator[Guarded]:
    for name in context.names(node):
        defined = context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.FunctionDef) and defined[1].args.args:
            yield Guarded(defined[1], variable(defined[1].args.args[0].name), defined[0])
