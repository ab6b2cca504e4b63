"""Options that nothing declares but the places that read them: one fact for all the places that agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sphinx_ddd.facts.base import UNKNOWN, Fact, Found
from sphinx_ddd.facts.config import ConfigOption

READ: Final = frozenset({"django_settings.read", "flask_config.read"})
"""Rules that tell of an option wherever it is read."""
MOST_READ_AT: Final = 50


def without_repeats(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts, of those that agree on an option only the first, which lists where the option is read.

    Places that state different defaults stay apart: which of them applies depends on who asks. One without a default agrees with any.
    """
    facts = list(found)
    groups: dict[tuple[str, str], list[Found[Any]]] = {}
    for one in facts:
        if one.rule in READ and isinstance(one.fact, ConfigOption):
            groups.setdefault((one.rule, one.fact.name), []).append(one)
    kept: dict[int, Found[Fact]] = {}
    for group in groups.values():
        for same in _agreeing(sorted(group, key=lambda one: one.key)):
            kept[id(same[0])] = _with_places(same)
    return [kept.get(id(one), one) for one in facts if one.rule not in READ or id(one) in kept]


def _agreeing(group: list[Found[Any]]) -> list[list[Found[Any]]]:
    """The readings by the default they state; those that state none are with the first that does."""
    stated: list[list[Found[Any]]] = []
    silent = []
    for one in group:
        if one.fact.default is None or one.fact.default is UNKNOWN:
            silent.append(one)
            continue
        same = next((other for other in stated if _equal(other[0].fact.default, one.fact.default)), None)
        if same is None:
            stated.append([one])
        else:
            same.append(one)
    if not stated:
        return [silent]
    stated[0] += silent
    return stated


def _equal(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other


def _with_places(same: list[Found[Any]]) -> Found[Fact]:
    first = same[0]
    lines = {(at.path, at.line): at for one in same for at in (*(one.fact.read_at or ()), one.location)}
    return replace(first, fact=replace(first.fact, read_at=tuple(sorted(lines.values()))[:MOST_READ_AT]))
