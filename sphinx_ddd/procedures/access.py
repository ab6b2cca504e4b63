"""Who may do what, and the modes of files: tables of permissions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Found
from sphinx_ddd.facts.compliance import Permission
from sphinx_ddd.procedures.base import Block, Inline, Row, Text
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import COMPUTED, code, count, plain
from sphinx_ddd.procedures.tables import table

_NAMED: Final = 6
"""Actions that a row names; the rest are counted."""
_SHOWN: Final = 10
_MASK: Final = "umask "
_ANYONE: Final = "anyone"
_TESTED: Final = re.compile(r"(for whom |, refused where )(.+?)(?=, refused where |$)")
"""Tests in the words of a guard, which are code to their end."""
_NAME: Final = re.compile(r"((?<![^\s(),])(?!oslo\.policy\b)[^\s(),]+[:.%=_][^\s,]*[^\s,()]|%\S+)")
"""Names of the code in the words of a guard; ``oslo.policy`` is that of a library."""


def blocks(given: Given) -> Iterator[Block]:
    """What each role may do, then files by their mode."""
    asked = [f for f in given.of(Permission) if not _is_mode(f.fact)]
    modes = [f for f in given.of(Permission) if _is_mode(f.fact)]
    if asked:
        yield table(("Who", "May", "Requests"), _by_role(asked), caption="Who may do what", shown=_SHOWN)
    if modes:
        yield table(("Mode", "Of"), _by_mode(modes), caption="Modes of files", shown=_SHOWN)


def _is_mode(permission: Permission) -> bool:
    return permission.name.startswith(("0o", _MASK))


def _by_role(found: list[Found[Permission]]) -> Iterator[Row]:
    """One row for each that is asked for: open ones first, then those that guard most."""
    groups: dict[object, list[Found[Permission]]] = {}
    for one in found:
        groups.setdefault(one.fact.value, []).append(one)
    for value in sorted(groups, key=lambda v: (not str(v).startswith(_ANYONE), -len(groups[v]), str(v))):
        group = groups[value]
        requests = [f.fact.resource for f in group if isinstance(f.fact.resource, str) and "/" in f.fact.resource]
        yield Row((_who(value), _listed([f.fact.name for f in group]), _listed(requests)), places(group)[:_NAMED])


def _who(value: object) -> Text:
    """Who is meant, in words; tests of the code, and names in it, as code."""
    if not isinstance(value, str):
        return (COMPUTED,) if value is UNKNOWN else ()
    out: list[Inline] = []
    for number, part in enumerate(_TESTED.split(value)):
        out += [part] if number % 3 == 1 else [code(part)] if number % 3 == 2 else _words(part)
    return tuple(out)


def _words(text: str) -> Iterator[Inline]:
    for number, part in enumerate(_NAME.split(text)):
        if part:
            yield code(part) if number % 2 else part


def _by_mode(found: list[Found[Permission]]) -> Iterator[Row]:
    groups: dict[str, list[Found[Permission]]] = {}
    for one in found:
        groups.setdefault(one.fact.name, []).append(one)
    for mode in sorted(groups, key=lambda mode: (not mode.startswith(_MASK), int(mode.removeprefix(_MASK), 8)), reverse=True):
        resources = [f.fact.resource for f in groups[mode] if isinstance(f.fact.resource, str)]
        yield Row(((code(mode),), _listed(resources)), places(groups[mode])[:_NAMED])


def _listed(names: list[str]) -> Text:
    """The first few as code, and how many more there are."""
    unique = list(dict.fromkeys(names))
    out: list[Inline] = []
    for name in unique[:_NAMED]:
        out += [", "] if out else []
        out.append(plain(name) if name.startswith("what ") else code(name, 100))
    if len(unique) > _NAMED:
        out.append(f" and {count(len(unique) - _NAMED, 'other')}")
    return tuple(out)
