"""Facts as a table for a terminal."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence

from sphinx_ddd.facts import codec
from sphinx_ddd.facts.base import JSON, Fact, Found
from sphinx_ddd.facts.factset import FactSet

WIDEST = 60
"""Columns of a cell; what is longer ends in an ellipsis."""
_BREADTH = {"W": 2, "F": 2}


def facts_table(facts: FactSet) -> str:
    """One line a fact: place, kind, name, subject and what is stated; then the files that could not be read."""
    rows = [("PLACE", "KIND", "NAME", "SUBJECT", "STATED"), *map(_row, facts.found)]
    out = _aligned(rows) if facts.found else ["No facts were found."]
    if facts.skipped:
        out += ["", *_aligned([("NOT READ", "REASON"), *((str(s.location), s.reason) for s in facts.skipped)])]
    return "".join(f"{line}\n" for line in out)


def _row(found: Found[Fact]) -> tuple[str, ...]:
    line = codec.encode_found(found)
    fields, unknown = line["fields"], line.get("unknown", [])
    stated = [f"{name}={_value(value)}" for name, value in fields.items()] if isinstance(fields, dict) else []
    unreadable = [f"{name}=?" for name in unknown] if isinstance(unknown, list) else []
    return (str(found.location), found.fact.kind, found.fact.name, found.subject, " ".join([*stated, *unreadable]))


def _value(value: JSON) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _aligned(rows: Iterable[Sequence[str]]) -> list[str]:
    cells = [[_cell(text) for text in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)).rstrip() for row in cells]


def _cell(text: str) -> str:
    """One line of bounded width that a terminal prints as it is: no control characters, none that reorder."""
    line = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    shown = ""
    for character in line:
        if _width(shown) + _width(character) > WIDEST - 1:
            return shown + "…"
        shown += character
    return shown


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else _BREADTH.get(unicodedata.east_asian_width(c), 1) for c in text)
