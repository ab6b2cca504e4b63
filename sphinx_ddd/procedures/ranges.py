"""Ranges of an option: the declaration's and those that other code states, and whether they agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Location, Maybe
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.procedures.plain import COMPUTED

_MOST_BITS: Final = 100
"""Of a limit that is printed in full."""
_DIGITS_PER_BIT: Final = 0.30103


@dataclass(frozen=True, slots=True)
class Range:
    """What a value may be between."""

    minimum: Maybe[float]
    maximum: Maybe[float]
    exclusive: bool = False
    """The limits themselves are outside the range."""
    at: Location | None = None
    """Where it is stated; ``None`` for the option's own declaration."""

    def words(self) -> str:
        """``1 to 90``, ``at least 1``, ``more than 0``."""
        low, high = _number(self.minimum), _number(self.maximum)
        above, below = ("more than", "less than") if self.exclusive else ("at least", "at most")
        if low and high:
            return f"{above} {low}, {below} {high}" if self.exclusive else f"{low} to {high}"
        return f"{above} {low}" if low else f"{below} {high}"


def ranges(option: ConfigOption) -> tuple[Range, ...]:
    """Every range that is stated, each once, the declaration's first."""
    own = Range(_finite(option.minimum), _finite(option.maximum), option.exclusive)
    found = [own, *(Range(limit.minimum, limit.maximum, limit.exclusive, limit.at) for limit in option.limits or ())]
    out: dict[object, Range] = {}
    for one in found:
        if one.minimum is not None or one.maximum is not None:
            out.setdefault((_lowest(one, option), _highest(one, option)), one)
    return tuple(out.values())


def _finite(limit: Maybe[float]) -> Maybe[float]:
    """Infinity, which some types of numbers have for a limit, is none."""
    return None if limit in (float("inf"), float("-inf")) else limit


def disagree(option: ConfigOption, stated: Sequence[Range]) -> bool:
    """Whether two of the ranges name different limits on the same side: then at least one of them is not the range."""
    low = {_lowest(one, option) for one in stated if isinstance(one.minimum, (int, float))}
    high = {_highest(one, option) for one in stated if isinstance(one.maximum, (int, float))}
    return len(low) > 1 or len(high) > 1


def _lowest(one: Range, option: ConfigOption) -> object:
    """The limit so that equal ones are equal: of integers, more than 0 is at least 1."""
    if one.exclusive and option.option_type == "integer" and isinstance(one.minimum, (int, float)):
        return (one.minimum + 1, False)
    return (one.minimum, one.exclusive and one.minimum is not None)


def _highest(one: Range, option: ConfigOption) -> object:
    if one.exclusive and option.option_type == "integer" and isinstance(one.maximum, (int, float)):
        return (one.maximum - 1, False)
    return (one.maximum, one.exclusive and one.maximum is not None)


def _number(limit: Maybe[int | float]) -> str:
    if limit is UNKNOWN:
        return f"a value {COMPUTED}"
    if isinstance(limit, int) and limit.bit_length() > _MOST_BITS:
        return f"{'-' if limit < 0 else ''}10^{int(limit.bit_length() * _DIGITS_PER_BIT)} or so"
    return f"{limit:,}" if isinstance(limit, int) else f"{limit:,.15g}" if isinstance(limit, float) else ""
