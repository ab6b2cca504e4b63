"""The HTTP methods of a route."""

from __future__ import annotations

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.source.uses import Arguments


def methods_of(use: Arguments, position: int | None, name: str, default: tuple[str, ...] | None = ("GET",)) -> Maybe[tuple[str, ...]]:
    """The methods that a route states, in capitals; ``default`` where it states none."""
    value = use.value(position, name)
    if value is None:
        return default
    if isinstance(value, str):
        return (value.upper(),)
    is_list = isinstance(value, list | tuple | set) and all(isinstance(one, str) for one in value)
    return tuple(sorted(one.upper() for one in value)) if is_list else UNKNOWN
