"""Conditions on a fact's field, as the model states them: yes, no, or cannot be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Final, TypeAlias

from sphinx_ddd.facts.base import UNKNOWN, Fact
from sphinx_ddd.facts.failures import by_itself
from sphinx_ddd.facts.logs import lacking


class Answer(StrEnum):
    """Three-valued: what cannot be read is neither yes nor no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a condition may know beside the fact itself."""

    thresholds: frozenset[str] = frozenset()
    """Names of the metrics that have a threshold: in the site file, or by an alert rule."""
    checks: frozenset[tuple[str, str]] = frozenset()
    """Stage and operation of each check that guards one: ``("before", "shopctl prune")``."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of one field."""

    field: str
    test: str
    values: tuple[str, ...] = ()

    def holds(self, fact: Fact, around: Surroundings) -> Answer:
        """Ask the fact."""
        return TESTS[self.test](getattr(fact, self.field), self.values, around)


def all_of(conditions: Iterable[Condition], fact: Fact, around: Surroundings) -> Answer:
    """Whether every condition holds; none at all hold."""
    answers = {c.holds(fact, around) for c in conditions}
    return next((a for a in (Answer.NO, Answer.UNKNOWN) if a in answers), Answer.YES)


def any_of(conditions: Iterable[Condition], fact: Fact, around: Surroundings) -> Answer:
    """Whether at least one condition holds."""
    answers = {c.holds(fact, around) for c in conditions}
    return next((a for a in (Answer.YES, Answer.UNKNOWN) if a in answers), Answer.NO)


_Test: TypeAlias = Callable[[object, tuple[str, ...], Surroundings], Answer]

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_SECRET_WORDS: Final = frozenset({"password", "passwd", "passphrase", "secret", "token", "credential", "credentials", "apikey"})
_SECRET_KEYS: Final = frozenset({"api", "secret", "private", "access", "encryption", "signing"})
_NOT_THE_SECRET: Final = frozenset(
    "age algorithm backend bits cache caching command count driver dir enabled endpoint expiration expire expires expiry field file format "
    "hash header id interval length lifetime lock manager max min name path policies policy prompt provider rotation size timeout ttl type "
    "update uri url".split()
)
"""Words that make a name one of something about a secret."""


def _yes(value: object) -> Answer:
    return Answer.YES if value else Answer.NO


_NO_LIMIT: Final = (float("inf"), float("-inf"))


def _is_stated(value: object, _values: tuple[str, ...], _around: Surroundings) -> Answer:
    # A value that cannot be read is stated all the same; a limit at infinity says that there is none.
    return _yes(value is UNKNOWN or (value is not None and value not in ("", (), *_NO_LIMIT)))


def _is_absent(value: object, values: tuple[str, ...], around: Surroundings) -> Answer:
    return _yes(_is_stated(value, values, around) is Answer.NO)


def _is_told(value: object, _values: tuple[str, ...], _around: Surroundings) -> Answer:
    """Whether a rule says anything of it, be it that there is none."""
    return _yes(value is not None and value is not UNKNOWN)


def _is_readable(value: object, _values: tuple[str, ...], _around: Surroundings) -> Answer:
    return Answer.UNKNOWN if value is UNKNOWN else _yes(value is not None)


def _is_true(value: object, _values: tuple[str, ...], _around: Surroundings) -> Answer:
    return Answer.UNKNOWN if value is UNKNOWN else _yes(value is True)


def _is_false(value: object, _values: tuple[str, ...], _around: Surroundings) -> Answer:
    return Answer.UNKNOWN if value is UNKNOWN else _yes(value is False)


def _is_known_true(value: object, _values: tuple[str, ...], _around: Surroundings) -> Answer:
    return Answer.UNKNOWN if value is UNKNOWN or value is None else _yes(value is True)


def _is_positive(value: object, _values: tuple[str, ...], _around: Surroundings) -> Answer:
    return Answer.UNKNOWN if value is UNKNOWN else _yes(isinstance(value, (int, float)) and value > 0)


def _is_one_of(value: object, values: tuple[str, ...], _around: Surroundings) -> Answer:
    return Answer.UNKNOWN if value is UNKNOWN else _yes(value in values)


def _is_none_of(value: object, values: tuple[str, ...], _around: Surroundings) -> Answer:
    return Answer.UNKNOWN if value is UNKNOWN else _yes(value not in values)


def _has_words(value: object, values: tuple[str, ...], _around: Surroundings) -> Answer:
    return _yes(not _words(value).isdisjoint(values))


def _looks_secret(value: object, _values: tuple[str, ...], _around: Surroundings) -> Answer:
    return _yes(_is_secret_name(str(value)))


def _holds_secret(value: object, _values: tuple[str, ...], _around: Surroundings) -> Answer:
    """Whether a program's arguments hold a placeholder for something that looks like a secret; unreadable ones are not accused."""
    arguments = value if isinstance(value, tuple) else ()
    return _yes(any(_is_secret_name(name) for argument in arguments for name in _PLACEHOLDER.findall(str(argument))))


def _holds_no_secret(value: object, values: tuple[str, ...], around: Surroundings) -> Answer:
    return _yes(_holds_secret(value, values, around) is Answer.NO)


def _has_threshold(value: object, _values: tuple[str, ...], around: Surroundings) -> Answer:
    return _yes(value in around.thresholds)


def _has_check(value: object, values: tuple[str, ...], around: Surroundings) -> Answer:
    return _yes(any((stage, value) in around.checks for stage in values))


def _has_effects(value: object, values: tuple[str, ...], _around: Surroundings) -> Answer:
    """Whether an operation has an effect that matches one of the patterns. Not stated or unreadable: cannot be told."""
    if not isinstance(value, tuple):
        return Answer.UNKNOWN
    return _yes(any(fnmatchcase(effect.effect, pattern) for effect in value for pattern in values))


def _has_time_and_level(value: object, _values: tuple[str, ...], _around: Surroundings) -> Answer:
    return _yes(not lacking(value)) if isinstance(value, str) else Answer.UNKNOWN


def _is_for_operator(value: object, _values: tuple[str, ...], _around: Surroundings) -> Answer:
    """Whether there is anything for an operator to do, beside what the program does by itself."""
    return _yes(value is UNKNOWN or (isinstance(value, str) and value and not by_itself(value)))


def _is_secret_name(name: str) -> bool:
    words = _words(name)
    named = bool(words & _SECRET_WORDS) or ("key" in words and bool(words & _SECRET_KEYS))
    return named and not words & _NOT_THE_SECRET


def _words(value: object) -> set[str]:
    """The words of the last part of a name: ``Hub.cookieSecret`` gives cookie, secret."""
    return {w.lower() for w in _WORD.findall(str(value).rpartition(".")[2])}


TESTS: Final[dict[str, _Test]] = {
    "stated": _is_stated,
    "absent": _is_absent,
    "told": _is_told,
    "readable": _is_readable,
    "true": _is_true,
    "false": _is_false,
    "known_true": _is_known_true,
    "positive": _is_positive,
    "one_of": _is_one_of,
    "none_of": _is_none_of,
    "words": _has_words,
    "secret": _looks_secret,
    "holds_secret": _holds_secret,
    "holds_no_secret": _holds_no_secret,
    "has_threshold": _has_threshold,
    "has_check": _has_check,
    "effects": _has_effects,
    "for_operator": _is_for_operator,
    "time_and_level": _has_time_and_level,
}
"""The tests by the word that the model uses."""
