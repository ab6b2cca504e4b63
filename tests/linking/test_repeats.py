"""Options that are only read: one fact for all the places that agree on a default."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_ddd.facts.base import UNKNOWN, Found, Location
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.linking import link

READ = "django_settings.read"

CASES: dict[str, tuple[list[tuple[str, Any]], list[tuple[int, Any, list[int]]]]] = {
    "the same default twice": ([(READ, 5), (READ, 5)], [(1, 5, [1, 2])]),
    "no default agrees with any": ([(READ, None), (READ, 5), (READ, UNKNOWN)], [(2, 5, [1, 2, 3])]),
    "different defaults": ([(READ, 5), (READ, 6), (READ, 5)], [(1, 5, [1, 3]), (2, 6, [2])]),
    "true is not one": ([(READ, True), (READ, 1)], [(1, True, [1]), (2, 1, [2])]),
    "no default at all": ([(READ, None), (READ, None)], [(1, None, [1, 2])]),
    "each rule for itself": ([(READ, 5), ("flask_config.read", 5)], [(1, 5, [1]), (2, 5, [2])]),
    "what is declared": ([("django_settings.setting", 5), ("django_settings.setting", 5)], [(1, 5, []), (2, 5, [])]),
}


@pytest.mark.parametrize("case", CASES)
def test_repeats(case: str) -> None:
    stated, expected = CASES[case]
    found = [
        Found(ConfigOption(name="PAGES", framework="django", default=default), Location("shop/a.py", line), "shop.a", rule)
        for line, (rule, default) in enumerate(stated, 1)
    ]
    linked = link(found)
    actual = [(one.location.line, one.fact.default, [at.line for at in one.fact.read_at or ()]) for one in linked]  # type: ignore[attr-defined]
    assert actual == expected
