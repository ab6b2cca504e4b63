"""Text from outside, made safe to read: one line, no control characters, bounded, unknown values said as such."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence

from sphinx_ddd.facts.base import UNKNOWN, Unknown
from sphinx_ddd.procedures.base import Code, Inline, Text

LIMIT = 300
"""Characters of one message or value that are printed; the rest is counted."""

_REORDERING = frozenset("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
"""Invisible characters, most of which change the order in which the others are shown."""
_UNSEEN = frozenset({"Cc", "Cs", "Cn", "Co"})
"""Unicode categories: control, surrogate, unassigned, private."""
_SIZES = ("bytes", "KiB", "MiB", "GiB", "TiB")

_ABBREVIATIONS = frozenset(("e.g", "i.e", "vs", "cf", "approx", "incl"))
"""Words whose full stop ends no sentence."""

_ENDS = (":", "?", "!", "…")

COMPUTED = "computed in code"
"""Stands for a value that the code states but that cannot be read without running it."""


def plain(text: str, limit: int = LIMIT) -> str:
    """One line; what would not be seen, or would reorder the line, as its escape."""
    line = " ".join(text.split())
    hidden = len(line) - limit
    shown = "".join(_escaped(c) if c in _REORDERING or unicodedata.category(c) in _UNSEEN else c for c in line[:limit])
    return f"{shown.rstrip()}… ({hidden:,} more characters)" if hidden > 0 else shown


def code(text: str, limit: int = LIMIT) -> Code:
    return Code(plain(text, limit) or '""')


def value(stated: object) -> Text:
    """A value of an option, as its author would write it."""
    match unwrapped(stated):
        case Unknown():
            return (COMPUTED,)
        case None:
            return ()
        case bool() as truth:
            return (Code("true" if truth else "false"),)
        case str() as text:
            # Space that matters is quoted: it would not be seen.
            return (code(text if text == plain(text, len(text)) else json.dumps(text, ensure_ascii=False)),)
        case tuple() | list() as items:
            return values(items)
        case {"$seconds": int() | float() as span}:
            return (seconds(span),)
        case {"$object": str() as name}:
            return ("an object of ", code(name))
        case other:
            return (code(as_json(other)),)


def as_json(stated: object, indent: int | None = None) -> str:
    """A nested value as text, whatever is in it."""
    return json.dumps(stated, ensure_ascii=False, indent=indent, default=_opaque)


def unwrapped(stated: object) -> object:
    """A value as its author would write it where facts have a notation for what JSON has no word for; a time span keeps its own."""
    match stated:
        case {"$set": list() as members}:
            return members
        case {"$enum": str(), "value": member}:
            return member
        case {"$ref": str() as text} | {"$regex": str() as text} | {"$path": str() as text}:
            return text
    return stated


def values(items: Sequence[object], limit: int = 12) -> Text:
    """Values side by side: the first ones, and how many more there are."""
    out: list[Inline] = []
    for item in items[:limit]:
        out += [", "] if out else []
        out += value(item)
    if len(items) > limit:
        out.append(f" and {len(items) - limit} more")
    return tuple(out) or (Code("[]"),)


def names(items: Sequence[str], limit: int = 5) -> str:
    """``a, b and 3 more``, for a sentence; each in the quotes that mark code in running text."""
    quoted = [f"`{plain(item, 80)}`" for item in items[:limit]]
    if len(items) > limit:
        return f"{', '.join(quoted)} and {len(items) - limit} more"
    return " and ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]])) if quoted else ""


def first_sentence(text: str) -> str:
    """The first sentence of a description, without its full stop."""
    paragraph = plain(text.strip().split("\n\n", 1)[0], 2000)
    parts = paragraph.split(". ")
    end = next((n for n, part in enumerate(parts, 1) if part.rpartition(" ")[2].lstrip("(").lower() not in _ABBREVIATIONS), len(parts))
    return plain(". ".join(parts[:end]).removesuffix("."))


def sentence(text: str) -> str:
    """The first sentence of a description, ended as its author or else as a sentence ends."""
    first = first_sentence(text)
    return first if first.endswith(_ENDS) or not first else f"{first}."


def size(count: int) -> str:
    """A number of bytes for people: ``10 MiB``."""
    amount, unit = float(count), 0
    while amount >= 1024 and unit < len(_SIZES) - 1:
        amount, unit = amount / 1024, unit + 1
    return f"{amount:.1f}".removesuffix(".0") + " " + _SIZES[unit]


def count(number: int, noun: str) -> str:
    """``1 file``, ``3 files``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def seconds(number: float) -> str:
    """A duration for people: ``30 seconds``, ``2 hours``."""
    for length, unit in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if number >= length and number % length == 0:
            return count(int(number // length), unit)
    return "1 second" if number == 1 else f"{number:g} seconds"


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}"


def _opaque(value: object) -> str:
    return COMPUTED if value is UNKNOWN else "…"
