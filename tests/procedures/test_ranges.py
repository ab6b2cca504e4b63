"""What a value may be between, by all who say so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sphinx_ddd.facts.base import UNKNOWN, Location, Maybe
from sphinx_ddd.facts.config import ConfigOption, Exclusive, Limit
from sphinx_ddd.linking.limits import agree
from sphinx_ddd.procedures.ranges import ranges

AT = Location("shop.py", 3)
INFINITE = float("inf")


def _option(minimum: Maybe[float] = None, maximum: Maybe[float] = None, *limits: Limit) -> ConfigOption:
    return ConfigOption(name="x", framework="f", option_type="integer", minimum=minimum, maximum=maximum, limits=limits or None)


def _number(minimum: Maybe[float], maximum: Maybe[float], exclusive: Exclusive, *limits: Limit) -> ConfigOption:
    return replace(_option(minimum, maximum, *limits), option_type="number", exclusive=exclusive)


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
        (_option(1, 90, Limit(minimum=1, at=AT)), ["1 to 90", "at least 1"], False),
        (_option(1, 90, Limit(minimum=2, maximum=90, at=AT)), ["1 to 90", "2 to 90"], True),
        (_option(1, 90, Limit(maximum=100, at=AT)), ["1 to 90", "at most 100"], True),
        (_option(1, UNKNOWN, Limit(minimum=1, maximum=90, at=AT)), ["1 to a value computed in code", "1 to 90"], False),
        (_number(0, 1, True), ["more than 0, less than 1"], False),
        (_number(0, 1, "minimum"), ["more than 0, at most 1"], False),
        (_number(0, 1, "maximum"), ["at least 0, less than 1"], False),
        (_number(0, None, "minimum", Limit(minimum=0, at=AT)), ["more than 0", "at least 0"], True),
    ],
)
def test_ranges(option: ConfigOption, words: list[str], is_at_odds: bool) -> None:
    found = ranges(option)
    assert [one.words() for one in found] == words
    assert (agree(option, option.limits or ()) is False) is is_at_odds
