"""What an option of a directive may be. Each function gives its value or raises ``ValueError`` with what to write."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from sphinx_ddd.ext.records import COLUMNS, GROUPS, SORTS
from sphinx_ddd.facts.criteria import CRITERIA, EMERGENCY_RECOVERY, Cadence
from sphinx_ddd.facts.subjects import Subject, nearest
from sphinx_ddd.procedures import option_filter
from sphinx_ddd.procedures.base import Role

Read: TypeAlias = Callable[[str], Any]

IMPACTS: Final = ("read_only", "no_downtime", "degraded", "requires_downtime", "emergency_only")
_MINUTES = re.compile(r"(?:(\d+)\s*h(?:ours?)?)?\s*(?:(\d+)\s*(?:m(?:in(?:utes?)?)?)?)?")


def subject(text: str) -> str:
    return Subject.parse(text).name


def flag(text: str) -> bool:
    if text.strip():
        raise ValueError("takes no value")
    return True


def words(text: str) -> str:
    if not text.strip():
        raise ValueError("needs a text")
    return " ".join(text.split())


def cadences(text: str) -> tuple[Cadence, ...]:
    asked = [_one_of(word, tuple(Cadence)) for word in _listed(text)]
    return tuple(cadence for cadence in Cadence if cadence in asked)


def role(text: str) -> Role:
    return Role(_one_of(text.strip(), tuple(Role)))


def criterion(text: str) -> str:
    return _one_of(text.strip(), (*CRITERIA, EMERGENCY_RECOVERY))


def criteria(text: str) -> tuple[str, ...]:
    return tuple(criterion(word) for word in _listed(text))


def number(text: str) -> int:
    if not text.strip().isdecimal() or int(text) > 1000:
        raise ValueError(f"expected a number, 0 or more, not {text!r}")
    return int(text)


def minutes(text: str) -> int:
    """``45``, ``45 min``, ``1h 30m``."""
    match = _MINUTES.fullmatch(text.strip().lower())
    if not match or not any(match.groups()):
        raise ValueError(f"expected minutes, such as 45, 45 min or 1h 30m, not {text!r}")
    return int(match[1] or 0) * 60 + int(match[2] or 0)


def date(text: str) -> str:
    try:
        return dt.date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise ValueError(f"expected a date such as 2026-11-01, not {text!r}") from None


def impact(text: str) -> str:
    return _one_of(text.strip().lower().replace("-", "_").replace(" ", "_"), IMPACTS)


def option_filter_(text: str) -> str:
    """A filter, as it is written: it is read again where it is used, as functions cannot be pickled."""
    option_filter.parse(text)
    return " ".join(text.split())


def sort(text: str) -> str:
    return _one_of(text.strip(), SORTS)


def group_by(text: str) -> str:
    return _one_of(text.strip(), GROUPS)


def columns(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_one_of(word, COLUMNS) for word in _listed(text)))


def _listed(text: str) -> list[str]:
    """The items of a list, divided by spaces or commas."""
    items = text.replace(",", " ").split()
    if not items:
        raise ValueError("needs a value")
    return items


def _one_of(word: str, known: tuple[str, ...]) -> str:
    if word in known:
        return word
    near = nearest(word, known, 1)
    hint = f"; did you mean {str(near[0])!r}?" if near else ""
    raise ValueError(f"expected one of {', '.join(known)}, not {word!r}{hint}")
