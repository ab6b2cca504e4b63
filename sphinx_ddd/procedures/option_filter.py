"""Which options a reader wants to see: ``restart and not deprecated``, ``scope:token* timeout``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from typing import Final, TypeAlias

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.subjects import nearest
from sphinx_ddd.procedures.effects import Effect
from sphinx_ddd.procedures.implications import KINDS
from sphinx_ddd.procedures.options import Entry, Mark

Test: TypeAlias = Callable[[Entry], bool]

_TOKEN: Final = re.compile(r"[()]|[^\s(),]+")
_NUMERIC: Final = frozenset(("integer", "number", "duration"))
_DEEPEST: Final = 20


def _implies(kind: str, entry: Entry) -> bool:
    return any(one.kind == kind for one in entry.implied)


WORDS: Final[Mapping[str, Test]] = {
    "required": lambda e: Mark.REQUIRED in e.marks,
    "secret": lambda e: Mark.SECRET in e.marks,
    "deprecated": lambda e: Mark.DEPRECATED in e.marks,
    "advanced": lambda e: Mark.ADVANCED in e.marks,
    "undocumented": lambda e: not e.help.strip(),
    "immediate": lambda e: e.effect is Effect.IMMEDIATE,
    "reload": lambda e: e.effect is Effect.RELOAD,
    "restart": lambda e: e.effect in (Effect.RESTART, Effect.REPLACE),
    "undetermined": lambda e: e.effect is Effect.UNDETERMINED,
    "mutable": lambda e: e.option.declared_mutable is True,
    "no-range": lambda e: e.option.option_type in _NUMERIC and not e.allowed,
    "no-default": lambda e: e.option.default is None,
    "computed": lambda e: e.option.default is UNKNOWN,
    "env": lambda e: bool(e.option.env),
    "flag": lambda e: bool(e.option.flags),
    "gap": lambda e: bool(e.gaps),
    "implies": lambda e: bool(e.implied),
    **{kind: partial(_implies, kind) for kind in KINDS},
}
"""A word of a filter, and the options that it keeps."""

FIELDS: Final[Mapping[str, Callable[[Entry], Iterable[str]]]] = {
    "scope": lambda e: (e.owner,),
    "name": lambda e: (e.option.name, *(e.option.flags if isinstance(e.option.flags, tuple) else ())),
    "type": lambda e: (e.option.option_type,) if isinstance(e.option.option_type, str) else (),
    "framework": lambda e: (e.option.framework,),
}
"""What stands before the colon of ``scope:token*``, and the texts of which one is to match the glob behind it."""

JOINS: Final = ("and", "or", "not")


@dataclass
class _Parser:
    """Recursive descent over the words of a filter; words side by side are joined by ``and``."""

    tokens: list[str]
    at: int = 0
    depth: int = 0

    def next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def either(self) -> Test:
        tests = [self.both()]
        while self.next() == "or":
            self.take()
            tests.append(self.both())
        return tests[0] if len(tests) == 1 else lambda entry: any(test(entry) for test in tests)

    def both(self) -> Test:
        tests = [self.one()]
        while self.next() not in ("", "or", ")"):
            if self.next() == "and":
                self.take()
            tests.append(self.one())
        return tests[0] if len(tests) == 1 else lambda entry: all(test(entry) for test in tests)

    def one(self) -> Test:
        word = self.next()
        if word in ("", "and", "or", ")"):
            raise ValueError(f"expected a word {f'before {word!r}' if word else 'at the end'}")
        self.take()
        if word not in ("not", "("):
            return _test(word)
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError("too many brackets and nots")
        inner = self.one() if word == "not" else self.either()
        if word == "(" and self.next() != ")":
            raise ValueError("a bracket is not closed")
        if word == "(":
            self.take()
        self.depth -= 1
        return inner if word == "(" else lambda entry: not inner(entry)


def parse(text: str) -> Test:
    """Read a filter.

    :raises ValueError: it is empty, has a word that is none, or a bracket that is not closed; the message says what to write
    """
    parser = _Parser(_TOKEN.findall(text))
    if not parser.tokens:
        raise ValueError("needs a value")
    test = parser.either()
    if parser.next():
        raise ValueError(f"nothing was opened that {parser.next()!r} closes")
    return test


def _test(word: str) -> Test:
    field, colon, glob = word.partition(":")
    if not colon and word in WORDS:
        return WORDS[word]
    if colon and glob and field in FIELDS:
        texts = FIELDS[field]
        return lambda entry: any(fnmatchcase(text, glob) for text in texts(entry))
    known = (*WORDS, *(f"{name}:…" for name in FIELDS))
    near = nearest(word, (*WORDS, *JOINS, *FIELDS), 1)
    hint = f"; did you mean {near[0]}{':…' if near[0] in FIELDS else ''}?" if near else ""
    raise ValueError(f"expected one of {', '.join(known)}, not {word!r}{hint}")
