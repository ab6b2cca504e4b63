"""Limits of what lives as long as the program: the number an argument gives, and the option or constant behind it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.rules._clients.options import held, is_reckoned
from sphinx_ddd.source.uses import Arguments

FEWEST: Final = 2
"""A pool, queue or semaphore of one is a lock, not a capacity."""


def bound(
    use: Arguments,
    *,
    name: str,
    resource: str,
    via: str,
    position: int | None,
    parameter: str,
    unit: str,
    per: str = "process",
    default: float | None = None,
    endless: tuple[object, ...] = (),
    fewest: float = FEWEST,
) -> Limit | None:
    """A limit that an argument gives.

    :param default: the library's own number; ``None`` where it has none.
    :param endless: values that mean no limit; ``None`` among them also stands for an argument that is not given.
    :param fewest: a smaller number is no capacity.
    :return: ``None`` where nothing can be said: the argument comes from a caller that is not known.
    """
    node = use.argument(position, parameter)
    if node is None and parameter not in use.unpacked:
        if use.is_open(position):
            return None
        unbounded = True if default is None and None in endless else None
        return Limit(
            name=name,
            resource=resource,
            via=via,
            value=default,
            default=None if unbounded else True,
            unit=unit,
            per=per,
            unbounded=unbounded,
        )
    source = held(node, use.context)
    value = use.value(position, parameter)
    if _is_one_of(value, endless):
        # What an option sets to no limit can be set to one.
        return Limit(name=name, resource=resource, via=via, unit=unit, per=per, unbounded=True, option=source.name or None)
    number = as_number(value)
    # What is reckoned from an option is not the option's own number, which would be told for it.
    if number is None or (number is UNKNOWN and (not source.option or is_reckoned(node, use.context))):
        return None
    if number is not UNKNOWN and number < fewest and not source.option:
        return None
    return Limit(name=name, resource=resource, via=via, value=number, unit=unit, per=per, option=source.name or None)


def agreed(several: Iterable[Limit | None]) -> Iterator[Limit]:
    """The limit that all ways to a call make alike: what one caller gives is not that of what the others make."""
    found = list(several)
    if found and found[0] is not None and all(one == found[0] for one in found):
        yield found[0]


def _is_one_of(value: object, several: tuple[object, ...]) -> bool:
    return any(value is one or (type(value) is type(one) and value == one) for one in several) or value == math.inf


def as_number(value: object) -> Maybe[float]:
    """The number a value is; ``UNKNOWN`` for what cannot be read; ``None`` for ``None``."""
    if value is None:
        return None
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else UNKNOWN


def argument_count(function: nodes.FunctionDef, *, bound_to: int = 0) -> int:
    """How many parameters a function has, those it is bound by not counted."""
    arguments = function.args
    several = [*(arguments.posonlyargs or ()), *(arguments.args or ()), *(arguments.kwonlyargs or ())]
    return len(several) - bound_to + bool(arguments.vararg) + bool(arguments.kwarg)
