"""What is removed once it is old, as the help of an option says: ``--days`` of a command that cleans up, a setting of a cleaning task."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sphinx_ddd.facts.base import UNKNOWN, Fact, Found, Maybe
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.lifecycle import Retention
from sphinx_ddd.facts.operations import Command

_SECONDS: Final = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_UNIT: Final = re.compile(r"\b(second|minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"(?<=[.!])\s+(?=[A-Z(])|\n\s*\n")
_NUMBERS: Final = frozenset({"integer", "number", "duration"})
_OTHERWISE: Final = re.compile(r"\b(intervals?|between|retry|retries|timed? out|rate|cookies?|maximum time)\b", re.IGNORECASE)
"""Words of lengths of time that are no ages."""

_REMOVES: Final = r"(?:delet|remov|purg|prun|expir)(?:e|ing)|clean(?: up)?|drop"
_REMOVED: Final = r"(?:deleted|removed|purged|pruned|cleaned up|dropped)"
_AGAIN: Final = re.compile(rf"\b(?:{_REMOVES})\s", re.IGNORECASE)
_WHAT: Final = r"(?P<what>[\w'/-]+(?: [\w'/-]+){0,4}?)"
_SENTENCES: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?:{_REMOVES}) {_WHAT} (?:with \w+ )?(?:older than|at least|not|that|which|whose|who|started|created|last|after|more than)\b",
        rf"\bhow old {_WHAT} (?:should|must|may|can|has to|have to)\b.*\b{_REMOVED}\b",
        rf"\bafter (?:which )?{_WHAT} (?:can|may|will|should|are|is)(?: be)? {_REMOVED}\b",
        rf"^{_WHAT} expiry age\b",
        rf"\b(?:keep|retain) {_WHAT}(?: (?:on|in) [\w ]+?)? for (?!each\b|every\b)",
    )
)  # fmt: skip
"""What a sentence says that goes, or stays, by its age."""
_IDLE: Final = frozenset({"all", "any", "the", "a", "an", "only", "old", "every", "each", "this", "these", "those", "of", "up"})
_NO_NOUN: Final = frozenset({"many", "on", "in", "how", "for", "up", "to"})
_NOBODY: Final = frozenset({"it", "them", "entry", "entries", "items", "objects", "which", "that", "data"})


def with_ages(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts, and what options say of the age at which something is removed."""
    facts = list(found)
    commands = {one.fact.name for one in facts if isinstance(one.fact, Command)}
    return [*facts, *(aged for one in facts if isinstance(one.fact, ConfigOption) for aged in _aged(one, commands))]


def _aged(found: Found[Any], commands: set[str]) -> Iterator[Found[Fact]]:
    option: ConfigOption = found.fact
    help_ = option.description
    if option.option_type not in _NUMBERS or not help_:
        return
    sentence = " ".join(_SENTENCE.split(help_.strip())[0].split())
    what, unit = _what(sentence), _unit(option, sentence)
    if not what or not unit or _OTHERWISE.search(sentence):
        return
    by = option.scope if option.scope in commands else None
    name = option.name if by or option.framework != "oslo.config" else f"[{option.scope or 'DEFAULT'}]{option.name}"
    aged = Retention(name=what, age_seconds=_age(option.default, unit), option=name, how=by, description=sentence)
    yield Found(aged, found.location, found.subject, found.rule)


def _what(sentence: str) -> str:
    """What goes, in the sentence's own words; empty where it does not say so."""
    for form in _SENTENCES:
        for match in form.finditer(sentence):
            kept = _AGAIN.split(match["what"])[-1].split()
            while kept and kept[0].lower() in _IDLE:
                kept.pop(0)
            if kept and kept[0].lower() not in _NO_NOUN and not (len(kept) == 1 and kept[0].lower() in _NOBODY):
                return " ".join(kept)
    return ""


def _unit(option: ConfigOption, sentence: str) -> str:
    """The unit of the age: of the option, else the only one that the sentence names."""
    if isinstance(option.unit, str):
        stated = option.unit.removesuffix("s")
        return stated if stated in _SECONDS else ""
    named = {match[1].lower() for match in _UNIT.finditer(sentence)}
    return named.pop() if len(named) == 1 else ""


def _age(default: object, unit: str) -> Maybe[float]:
    """The age that applies where nobody says otherwise; 0 switches most of them off, and says nothing."""
    if default is UNKNOWN:
        return UNKNOWN
    if not isinstance(default, int | float) or isinstance(default, bool) or default <= 0 or unit not in _SECONDS:
        return None
    return float(default * _SECONDS[unit])
