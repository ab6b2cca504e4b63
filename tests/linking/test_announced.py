"""Deprecations that several places tell of with the same words."""

from __future__ import annotations

import pytest

from sphinx_ddd.facts.base import UNKNOWN, Found, Location, Maybe
from sphinx_ddd.facts.lifecycle import Deprecated
from sphinx_ddd.linking import link

CASES: dict[str, tuple[list[tuple[str, Maybe[str]]], list[int]]] = {
    "the same twice": ([("overlay drivers", "gone soon"), ("overlay drivers", "gone soon")], [1]),
    "another message": ([("overlay drivers", "gone soon"), ("overlay drivers", "gone in 3.0")], [1, 2]),
    "another thing": ([("overlay drivers", "gone soon"), ("plain drivers", "gone soon")], [1, 2]),
    "no message": ([("shop.total", None), ("shop.total", None)], [1, 2]),
    "an unknown message": ([("shop.total", UNKNOWN), ("shop.total", UNKNOWN)], [1, 2]),
}


@pytest.mark.parametrize("case", CASES)
def test_announced_once(case: str) -> None:
    stated, expected = CASES[case]
    found = [
        Found(Deprecated(name=name, message=message), Location("shop/a.py", line), "shop.a", "deprecations.warned")
        for line, (name, message) in enumerate(stated, 1)
    ]
    assert [one.location.line for one in link(reversed(found))] == list(reversed(expected))
