"""Text from outside, made safe for every writer; and our own words for what the core names."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sphinx_ddd.ext.i18n import _
from sphinx_ddd.procedures.base import Origin
from sphinx_ddd.procedures.plain import plain

LONGEST_LINE: Final = 1000
"""Characters of running text; a table cell that fills more than a page stops LaTeX."""

_INVISIBLE = frozenset("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
_IN_QUOTES = re.compile(r"(?<!`)(`{1,2})(?!`)(.+?)(?<!`)\1(?!`)")
"""Backquotes as the core puts them around code in a sentence, or twice as many, as in docstrings."""


def line(text: str) -> str:
    """One line of bounded length without characters that a writer refuses or that reorder what is read."""
    return plain(text, LONGEST_LINE)


def block(text: str) -> str:
    """The same for what is printed as it is: line breaks and indentation stay, nothing is cut."""
    lines = text.expandtabs().splitlines()
    return "\n".join("".join(_visible(c) for c in one).rstrip() for one in lines).strip("\n")


def quoted_parts(sentence: str) -> list[tuple[str, bool]]:
    """A sentence of the core, divided where it quotes code in backquotes: (text, whether it is code)."""
    # Of the three parts between two matches the first is prose, the second the quotes, the third what they quote.
    parts = enumerate(_IN_QUOTES.split(sentence))
    return [(part, number % 3 == 2) for number, part in parts if part and number % 3 != 1]


def minutes(number: int) -> str:
    if number < 60 or number % 60 > 0:
        return _("{n} min").format(n=number)
    return _("{n} h").format(n=number // 60)


def origin(who: Origin) -> str:
    match who:
        case Origin.HUMAN:
            return _("hand-written")
        case Origin.SITE:
            return _("from the site file")
        case Origin.CODE:
            return _("from the code")


def _visible(character: str) -> str:
    if character in _INVISIBLE or unicodedata.category(character) in ("Cc", "Cs", "Cn"):
        return f"\\u{ord(character):04x}"
    return character
