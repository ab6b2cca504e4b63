"""The word lists of a language, and where their terms occur in a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

_WORD = re.compile(r"[/.]?[a-z0-9]+")
_GAP = ".."
_LONGEST_GAP = 3


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a list, and the criterion it speaks for."""

    words: tuple[str, ...]
    criterion: str
    strong: bool

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class Vocabulary:
    """The lists of one language, indexed by the first word of each term."""

    terms: tuple[Term, ...]
    apart: dict[str, tuple[Term, ...]]
    """Per criterion, phrases that are about something else."""
    imperatives: frozenset[str]
    openers: frozenset[str]
    modals: tuple[str, ...]
    mutating: frozenset[str]
    reversals: tuple[str, ...]
    introductions: tuple[str, ...]
    pointers: tuple[str, ...]
    _by_word: dict[str, tuple[Term, ...]] = field(default_factory=dict, compare=False)

    def occurrences(self, text: str) -> frozenset[Term]:
        """The terms that a text holds, those within a phrase set apart left out."""
        words = split(text)
        return frozenset(
            term
            for at, word in enumerate(words)
            for term in self._starting(word)
            if _matches(term.words, words, at) and not self._is_apart(term.criterion, words, at)
        )

    def _starting(self, word: str) -> tuple[Term, ...]:
        known = self._by_word.get(word)
        if known is None:
            known = tuple(t for t in self.terms if _same(t.words[0], word))
            if len(self._by_word) < 50_000:
                self._by_word[word] = known
        return known

    def _is_apart(self, criterion: str, words: Sequence[str], at: int) -> bool:
        for term in self.apart[criterion]:
            first = max(0, at - len(term.words) + 1)
            if any(_matches(term.words, words, start) for start in range(first, at + 1)):
                return True
        return False


@cache
def load(language: str = "en") -> Vocabulary:
    """Read the lists of a language that ships with the package."""
    text = resources.files("sphinx_ddd.coverage").joinpath(f"words.{language}.toml").read_text("utf-8")
    data = tomllib.loads(text)
    style = data["style"]
    criteria = data["criteria"]
    return Vocabulary(
        terms=tuple(t for name, lists in criteria.items() for t in _terms(name, lists)),
        apart={name: tuple(Term(tuple(text.split()), name, False) for text in lists["apart"]) for name, lists in criteria.items()},
        imperatives=frozenset(style["imperatives"]),
        openers=frozenset(style["openers"]),
        modals=tuple(style["modals"]),
        mutating=frozenset(style["mutating"]),
        reversals=tuple(style["reversals"]),
        introductions=tuple(style["introductions"]),
        pointers=tuple(style["pointers"]),
    )


def split(text: str) -> list[str]:
    """The words of a text, lower case; a leading slash or dot is part of a word, though only terms with one look at it."""
    return _WORD.findall(text.lower())


def _terms(criterion: str, lists: dict[str, list[str]]) -> Iterator[Term]:
    for strength in ("strong", "weak"):
        for text in lists[strength]:
            yield Term(tuple(text.split()), criterion, strength == "strong")


def _same(pattern: str, word: str) -> bool:
    if pattern[0] not in "/.":
        word = word.lstrip("/.")
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


def _matches(pattern: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether the pattern's words follow each other from ``at`` on; a gap stands for up to three words."""
    for n, part in enumerate(pattern):
        if part == _GAP:
            rest = pattern[n + 1 :]
            return any(_matches(rest, words, at + skip) for skip in range(_LONGEST_GAP + 1))
        if at >= len(words) or not _same(part, words[at]):
            return False
        at += 1
    return True
