"""Ranges of an option: the declaration's and those that other code states, and whether they agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Location, Maybe
from sphinx_ddd.facts.config import ConfigOption, Exclusive, excludes, inside
from sphinx_ddd.procedures.plain import COMPUTED

_MOST_BITS: Final = 100
"""Of a limit that is printed in full."""
_DIGITS_PER_BIT: Final = 0.30103


@dataclass(frozen=True, slots=True)
class Range:
    """What a value may be between."""

    minimum: Maybe[float]
    maximum: Maybe[float]
    exclusive: Exclusive = False
    """The limits that are outside the range themselves."""
    at: Location | None = None
    """Where it is stated; ``None`` for the option's own declaration."""

    def words(self) -> str:
        """``1 to 90``, ``at least 1``, ``more than 0, at most 1``."""
        low, high = _number(self.minimum), _number(self.maximum)
        if low and high and not self.exclusive:
            return f"{low} to {high}"
        above = "more than" if excludes("minimum", self.exclusive) else "at least"
        below = "less than" if excludes("maximum", self.exclusive) else "at most"
        return ", ".join(words for words in (low and f"{above} {low}", high and f"{below} {high}") if words)


def ranges(option: ConfigOption) -> tuple[Range, ...]:
    """Every range that is stated, each once, the declaration's first."""
    own = Range(_finite(option.minimum), _finite(option.maximum), option.exclusive)
    found = [own, *(Range(limit.minimum, limit.maximum, limit.exclusive, limit.at) for limit in option.limits or ())]
    out: dict[object, Range] = {}
    for one in found:
        if one.minimum is not None or one.maximum is not None:
            out.setdefault((_end(one, "minimum", option), _end(one, "maximum", option)), one)
    return tuple(out.values())


def _finite(limit: Maybe[float]) -> Maybe[float]:
    """Infinity, which some types of numbers have for a limit, is none."""
    return None if limit in (float("inf"), float("-inf")) else limit


def _end(one: Range, end: str, option: ConfigOption) -> object:
    """An end of a range so that equal ones are equal: of whole numbers, more than 0 is at least 1."""
    bound = one.minimum if end == "minimum" else one.maximum
    return inside(bound, end, one.exclusive, option) if isinstance(bound, int | float) else bound


def _number(limit: Maybe[int | float]) -> str:
    if limit is UNKNOWN:
        return f"a value {COMPUTED}"
    if isinstance(limit, int) and limit.bit_length() > _MOST_BITS:
        return f"{'-' if limit < 0 else ''}10^{int(limit.bit_length() * _DIGITS_PER_BIT)} or so"
    return f"{limit:,}" if isinstance(limit, int) else f"{limit:,.15g}" if isinstance(limit, float) else ""
