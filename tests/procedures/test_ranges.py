"""What a value may be between, by all who say so."""

from __future__ import annotations

import pytest

from sphinx_ddd.facts.base import UNKNOWN, Location, Maybe
from sphinx_ddd.facts.config import ConfigOption, Limit
from sphinx_ddd.procedures.ranges import disagree, ranges

AT = Location("shop.py", 3)
INFINITE = float("inf")


def _option(minimum: Maybe[float] = None, maximum: Maybe[float] = None, *limits: Limit) -> ConfigOption:
    return ConfigOption(name="x", framework="f", option_type="integer", minimum=minimum, maximum=maximum, limits=limits or None)


@pytest.mark.parametrize(
    ("option", "words", "is_at_odds"),
    [
        (_option(), [], False),
        (_option(-INFINITE, INFINITE), [], False),
        (_option(-INFINITE, INFINITE, Limit(minimum=0, at=AT)), ["at least 0"], False),
        (_option(0, INFINITE), ["at least 0"], False),
        (_option(0, UNKNOWN), ["0 to a value computed in code"], False),
        (_option(1, None, Limit(minimum=0, exclusive=True, at=AT)), ["at least 1"], False),
        (_option(1, None, Limit(minimum=2, at=AT)), ["at least 1", "at least 2"], True),
    ],
)
def test_ranges(option: ConfigOption, words: list[str], is_at_odds: bool) -> None:
    found = ranges(option)
    assert [one.words() for one in found] == words
    assert disagree(option, found) is is_at_odds
