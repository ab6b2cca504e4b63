"""Which line of a TOML text states a key: the standard library's parser does not say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any, TypeAlias

KeyPath: TypeAlias = tuple[str, ...]

_LONGEST_STATEMENT = 200
"""Lines. A value that goes on for longer ends the search, so that its cost stays bounded; later keys then have no line."""


def key_lines(text: str) -> dict[KeyPath, int]:
    """The first line of every key and table of a valid text, from 1: ``{("contacts", "on_call"): 4}``.

    Elements of arrays of tables are counted from 0: ``("waivers", "0", "reason")``.
    """
    found: dict[KeyPath, int] = {}
    table: KeyPath = ()
    counts: dict[KeyPath, int] = {}
    for line, is_header, statement in _statements(text):
        if not is_header:
            _note(found, table, statement, line)
            continue
        table, is_element = _header(statement)
        if is_element:
            number = counts[table] = counts.get(table, -1) + 1
            found.setdefault(table, line)
            table = (*table, str(number))
        found.setdefault(table, line)
    return found


def _statements(text: str) -> Iterator[tuple[int, bool, dict[str, Any]]]:
    """Header or key/value, each with its first line; a statement is the fewest lines that are TOML by themselves."""
    lines = text.replace("\r\n", "\n").split("\n")
    start = 0
    while start < len(lines):
        if not lines[start].strip() or lines[start].lstrip().startswith("#"):
            start += 1
            continue
        for end in range(start + 1, min(start + _LONGEST_STATEMENT, len(lines)) + 1):
            try:
                statement = tomllib.loads("\n".join(lines[start:end]))
            except (ValueError, RecursionError):
                continue
            yield start + 1, lines[start].lstrip().startswith("["), statement
            start = end
            break
        else:
            return


def _header(statement: dict[str, Any]) -> tuple[KeyPath, bool]:
    path: KeyPath = ()
    value: Any = statement
    while isinstance(value, dict) and value:
        key, value = next(iter(value.items()))
        path = (*path, key)
    return path, isinstance(value, list)


def _note(found: dict[KeyPath, int], table: KeyPath, values: dict[str, Any], line: int) -> None:
    for key, value in values.items():
        path = (*table, key)
        found.setdefault(path, line)
        if isinstance(value, dict):
            _note(found, path, value, line)
