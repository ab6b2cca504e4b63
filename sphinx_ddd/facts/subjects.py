"""Subjects: dotted names, or globs of them, that facts are about."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

_SUBJECT = re.compile(r"[\w*?\[\]!-]+(\.[\w*?\[\]!-]+)*")


@dataclass(frozen=True, slots=True)
class Subject:
    """``shop``, ``shop.orders``, ``shop.orders.Worker``, or a glob such as ``shop.*.tasks``; the facts are those below it."""

    name: str

    @classmethod
    def parse(cls, text: str) -> Subject:
        """Read a subject as a user writes it.

        :raises ValueError: it is not a dotted name or a glob of them.
        """
        text = text.strip()
        if not _SUBJECT.fullmatch(text):
            raise ValueError(f"not a dotted name: {text!r}")
        return cls(text)

    @property
    def is_glob(self) -> bool:
        return any(c in self.name for c in "*?[")

    @property
    def is_top(self) -> bool:
        """Whether it is a top-level package, or all of them."""
        return "." not in self.name

    def covers(self, name: str) -> bool:
        """Whether ``name`` is the subject or lies below it; a glob's ``*`` stays within one part of the name."""
        if not self.is_glob:
            return name == self.name or name.startswith(self.name + ".")
        patterns, parts = self.name.split("."), name.split(".")
        return len(parts) >= len(patterns) and all(fnmatchcase(part, pat) for part, pat in zip(parts, patterns, strict=False))

    def is_within(self, name: str) -> bool:
        """Whether the subject is an object below ``name``: then what was read of ``name`` concerns it too."""
        return not self.is_glob and self.name.startswith(name + ".")

    def covers_path(self, path: str) -> bool:
        """Whether a file that could not be read may hold facts of the subject.

        Only the path is known of such a file: ``src/shop/orders.py`` may be ``shop.orders`` or ``src.shop.orders``.
        """
        parts = [p for p in path.removesuffix(".py").removesuffix("/__init__").split("/") if p]
        names = [".".join(parts[i:]) for i in range(len(parts))]
        return any(self.covers(name) or self.is_within(name) for name in names)


def nearest(name: str, known: Iterable[str], count: int = 3) -> list[str]:
    """The known names most like a misspelt one, best first."""
    known = list(known)
    tail = name.rpartition(".")[2]
    same_tail = [k for k in known if k.rpartition(".")[2] == tail]
    close = difflib.get_close_matches(name, known, n=count, cutoff=0.6)
    return list(dict.fromkeys([*close, *same_tail]))[:count]
