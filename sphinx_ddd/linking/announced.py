"""What a project announces to remove in several places with the same words: one fact."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_ddd.facts.base import Fact, Found
from sphinx_ddd.facts.lifecycle import Deprecated


def announced_once(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts, of deprecations that name the same thing with the same message only the first."""
    facts = list(found)
    first: dict[tuple[str, object], Found[Fact]] = {}
    for one in sorted((one for one in facts if _is_announcement(one)), key=lambda one: one.key):
        first.setdefault(_said(one), one)
    return [one for one in facts if not _is_announcement(one) or first[_said(one)] is one]


def _is_announcement(one: Found[Fact]) -> bool:
    return isinstance(one.fact, Deprecated) and isinstance(one.fact.message, str)


def _said(one: Found[Fact]) -> tuple[str, object]:
    assert isinstance(one.fact, Deprecated)
    return one.fact.name, one.fact.message
