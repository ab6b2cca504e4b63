"""Limits that validators of ``marshmallow`` state: ``Range(min=1, max=10)``, ``OneOf(["a", "b"])``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.config import Exclusive, exclusive
from sphinx_ddd.rules._settings.values import choices_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

MODULES: Final = ("marshmallow.validate", "environs.validate", "webargs.validate", "marshmallow.fields.validate")


@dataclass(slots=True)
class Limits:
    """What validators allow."""

    minimum: Maybe[float] = None
    maximum: Maybe[float] = None
    exclusive: Exclusive = False
    choices: Maybe[tuple[JSON, ...]] = None
    pattern: Maybe[str] = None


def limits(node: nodes.NodeNG | None, context: Context) -> Limits:
    """The limits of one validator, or of a list of them."""
    found = Limits()
    for call in _validators(node):
        names = context.names(call.func)
        use = Call(call, context, names or ("",), call)
        for name in names:
            module, _, kind = name.rpartition(".")
            if module in MODULES:
                _add(found, kind, use)
    return found


def _validators(node: nodes.NodeNG | None) -> Iterator[nodes.Call]:
    match node:
        case nodes.Call():
            yield node
        case nodes.List(elts=several) | nodes.Tuple(elts=several):
            yield from (one for one in several if isinstance(one, nodes.Call))


def _add(found: Limits, kind: str, use: Call) -> None:
    match kind:
        case "Range":
            found.minimum, found.maximum = use.number(0, "min"), use.number(1, "max")
            above, below = use.flag(2, "min_inclusive") is False, use.flag(3, "max_inclusive") is False
            found.exclusive = exclusive(
                minimum=above if found.minimum is not None else below, maximum=below if found.maximum is not None else above
            )
        case "OneOf":
            choices = use.value(0, "choices")
            found.choices = UNKNOWN if choices is UNKNOWN else choices_of(choices)
        case "Regexp":
            found.pattern = use.text(0, "regex")
