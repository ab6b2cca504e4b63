"""What a help text says that a value means: ``0 means no limit``, ``unlimited if not set``, ``disabled by default``.

Read word by word against the tables below. A phrase counts only where nothing but words of these tables stands in it; so whatever
else is said of the value leaves it undecided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

_TOKEN: Final = re.compile(r"-?\d+(?:\.\d+)?|[a-z]+(?:['_-][a-z]+)*|[<>=:]+|\(|\"\"|''")
_SENTENCE: Final = re.compile(r"[.;!?](?:\s|$)|\n\s*\n|\n\s*[-*•]\s")

_MEANINGS: Final = {
    "unlimited": "unbounded", "unbounded": "unbounded", "infinite": "unbounded", "infinity": "unbounded",
    "no limit": "unbounded", "no limits": "unbounded", "no maximum": "unbounded", "no upper limit": "unbounded",
    "without limit": "unbounded", "no restriction": "unbounded", "disable limit": "unbounded", "disables limit": "unbounded",
    "not limited": "unbounded",
    "no timeout": "no-timeout", "never time out": "no-timeout", "never times out": "no-timeout", "never timeout": "no-timeout",
    "wait forever": "no-timeout", "waits forever": "no-timeout", "wait indefinitely": "no-timeout", "waits indefinitely": "no-timeout",
    "block indefinitely": "no-timeout", "blocks indefinitely": "no-timeout", "block forever": "no-timeout",
    "disable timeout": "no-timeout", "disables timeout": "no-timeout", "disable timeouts": "no-timeout", "disables timeouts": "no-timeout",
    "never expire": "kept-forever", "never expires": "kept-forever", "no expiration": "kept-forever", "no expiry": "kept-forever",
    "not expire": "kept-forever", "kept forever": "kept-forever", "keep forever": "kept-forever", "keeps forever": "kept-forever",
    "kept indefinitely": "kept-forever", "keep indefinitely": "kept-forever", "never deleted": "kept-forever",
    "never removed": "kept-forever", "never purged": "kept-forever", "disable expiration": "kept-forever",
    "never rotate": "never-rotates", "never rotated": "never-rotates", "never rotates": "never-rotates", "no rotation": "never-rotates",
    "not rotated": "never-rotates", "disable rotation": "never-rotates", "disables rotation": "never-rotates",
    "disable log rotation": "never-rotates", "disables log rotation": "never-rotates",
    "disable": "disabled", "disables": "disabled", "disabled": "disabled", "turn off": "disabled", "turns off": "disabled",
    "turned off": "disabled", "switch off": "disabled", "switches off": "disabled", "switched off": "disabled",
    "deactivate": "disabled", "deactivates": "disabled", "deactivated": "disabled",
}  # fmt: skip
"""Words, without articles, to the kind of implication."""

_ARTICLES: Final = frozenset("the a an this any all that it its".split())
_VERBS: Final = frozenset(
    "disable disables turn turns switch switches deactivate deactivates wait waits block blocks keep keeps never not".split()
)
"""Words that may follow a value without a link, or ``to``: ``0 disables``, ``0 to disable``; but ``0 to unlimited`` is a range."""
_LINKS: Final = frozenset(
    "means mean meaning for to is are = : => == ( indicates indicate implies imply equals equal will be as then which value values of "
    "default specifies specify denotes represents causes there or none null zero 0 -1 negative number less".split()
)
"""May stand between a value and what it means."""
_TO_VALUE: Final = frozenset("set setting to value is option equals equal = == of left given".split())
"""May stand between ``if`` and a value."""
_IF: Final = frozenset("if when with by".split())
_AFTER_IF: Final = 4
"""Words of any kind between a value after ``if`` and what it means: ``if 0, idle connections never expire``."""
_DENIES: Final = frozenset("not no never unless except nor without cannot don't doesn't isn't won't but only".split())
_COMPARES: Final = frozenset("< > than above below over under between from non".split())
"""Before a value these make it a limit of what is spoken of; ``<=`` holds for the value too."""

_GENERIC: Final = frozenset("there is are option feature setting currently ( and".split())
"""Before ``disabled by default`` these leave it said of the option."""
_APPLIED: Final = frozenset("is are set applied imposed enforced used".split())
"""May stand before ``by default``: ``no limit is set by default``."""
_GIVEN: Final = frozenset("set specified given provided configured".split())
_UNSET: Final = (
    "none",
    "null",
    "unset",
    "not set",
    "not specified",
    "not given",
    "not provided",
    "not defined",
    "omitted",
    "unspecified",
    "empty",
)
_EMPTY: Final = ("empty", '""', "''", "blank")


def kinds(text: str, default: object) -> Iterator[str]:
    """The kinds of implication that a help text gives to a default."""
    values = [value.split() for value in _spelled(default)]
    for sentence in _SENTENCE.split(text.lower()):
        words = [word for word in _TOKEN.findall(sentence) if word not in _ARTICLES]
        for at in range(len(words)):
            meaning, length = _meaning_at(words, at)
            if not meaning or (meaning == "disabled" and default is True):
                # What a switch that is on disables is not the switch.
                continue
            if _is_of_default(words, at, length, values, default=default):
                yield meaning


def _spelled(default: object) -> tuple[str, ...]:
    """The ways in which a value is written in a sentence."""
    match default:
        case None:
            return _UNSET
        case bool():
            return ("true",) if default else ("false",)
        case int() | float():
            whole = str(default) if isinstance(default, float) and not default.is_integer() else str(int(default))
            return {"0": ("0", "0.0", "zero"), "-1": ("-1", "negative")}.get(whole, (whole,))
        case "" | []:
            return _EMPTY
        case str() if len(default) < 40:
            return (default.lower(),)
    return ()


def _meaning_at(words: list[str], at: int) -> tuple[str, int]:
    for length in (3, 2, 1):
        meaning = _MEANINGS.get(" ".join(words[at : at + length]))
        if meaning and at + length <= len(words):
            return meaning, length
    return "", 0


def _is_of_default(words: list[str], at: int, length: int, values: list[list[str]], *, default: object) -> bool:
    before, after = words[:at], words[at + length :]
    if before[-1:] and before[-1] in _DENIES:
        return False
    if not default and (_by_default(before, after) or (default != 0 and after[:1] == ["unless"] and after[1:2] and after[1] in _GIVEN)):
        return True
    return _value_before(before, values, words[at]) or _value_after(after, values)


def _by_default(before: list[str], after: list[str]) -> bool:
    """``disabled by default``, ``by default there is no limit``, ``defaults to unlimited``."""
    while after and after[0] in _APPLIED:
        after = after[1:]
    if after[:2] == ["by", "default"]:
        return all(word in _GENERIC for word in before)
    last = next((at for at in range(len(before) - 1, -1, -1) if before[at] in ("default", "defaults")), None)
    return last is not None and all(word in _LINKS for word in before[last + 1 :])


def _value_before(before: list[str], values: list[list[str]], meaning: str) -> bool:
    """``0 means …``; or ``if 0, …``, with more words between."""
    for at in range(len(before) - 1, -1, -1):
        value = next((v for v in values if before[at : at + len(v)] == v), None)
        if value is None:
            continue
        lead, between = before[:at], before[at + len(value) :]
        if lead[-1:] and lead[-1] in _COMPARES:
            return False
        is_condition = any(word in _IF for word in _without(lead, _TO_VALUE)[-1:])
        if is_condition and len(between) <= _AFTER_IF and not any(word in _DENIES for word in between):
            return True
        if all(word in _LINKS for word in between) and (meaning in _VERBS or between[-1:] not in ([], ["to"])):
            return True
    return False


def _value_after(after: list[str], values: list[list[str]]) -> bool:
    """``… if 0``, ``… when set to 0``."""
    if not after or after[0] not in _IF:
        return False
    rest = after[1:]
    while rest and rest[0] in _TO_VALUE and not any(rest[: len(v)] == v for v in values):
        rest = rest[1:]
    return any(rest[: len(v)] == v and rest[len(v) : len(v) + 1] not in (["or"], ["and"]) for v in values)


def _without(lead: list[str], passed: Iterable[str]) -> list[str]:
    """The words before the last ones that only lead to a value."""
    end = len(lead)
    while end and lead[end - 1] in passed:
        end -= 1
    return lead[:end]
