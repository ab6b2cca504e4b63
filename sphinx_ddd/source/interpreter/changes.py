"""Methods that change lists, dicts and sets in place."""

from __future__ import annotations

import enum
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source import literals
from sphinx_ddd.source.interpreter.objects import joined
from sphinx_ddd.source.literals import Mapping, Value


class _No(enum.Enum):
    NOT_A_CHANGE = "not a change"


NOT_A_CHANGE: Final = _No.NOT_A_CHANGE


def change(owner: Value, name: str, arguments: list[Value], keywords: Mapping, *, perhaps: bool) -> Value:
    """Apply a method and return its result, or :data:`NOT_A_CHANGE` for any other method.

    :param perhaps: it is not known whether it happens: what is added stays, what is taken away too.
    """
    match owner, name, arguments:
        case dict(), "update", _:
            return _update(owner, [*arguments, keywords], perhaps=perhaps)
        case dict(), "setdefault", [key, *rest] if literals.hashable(key):
            return owner.setdefault(key, rest[0] if rest else None)
        case dict(), "pop", [key, *rest] if literals.hashable(key):
            if perhaps:
                return owner.get(key, UNKNOWN)
            return owner.pop(key, UNKNOWN if UNKNOWN in owner else rest[0] if rest else UNKNOWN)
        case dict() | list() | set(), "clear", []:
            if not perhaps:
                owner.clear()
            return None
        case list(), "append", [value]:
            owner.append(value)
            return None
        case list(), "extend", [values]:
            owner += list(values) if isinstance(values, (list, tuple, set, dict)) else [UNKNOWN]
            return None
        case list(), "insert", [int() as index, value]:
            owner.insert(index, value)
            return None
        case list(), "remove", [value]:
            if not perhaps and value in owner:
                owner.remove(value)
            return None
        case list(), "pop", _:
            return _pop(owner, arguments, perhaps=perhaps)
        case list(), "sort", _:
            if not keywords and all(isinstance(v, str) for v in owner):
                owner.sort()
            return None
        case list(), "reverse", []:
            owner.reverse()
            return None
        case set(), "add", [value]:
            if literals.hashable(value):
                owner.add(value)
            return None
        case set(), "update", _:
            for values in arguments:
                owner.update(v for v in values if literals.hashable(v)) if isinstance(values, (list, tuple, set)) else None
            return None
        case set(), "discard" | "remove", [value]:
            if not perhaps and literals.hashable(value):
                owner.discard(value)
            return None
    return NOT_A_CHANGE


def _update(owner: dict[Value, Value], parts: list[Value], *, perhaps: bool) -> None:
    for part in parts:
        if part is None:
            continue
        try:
            other = part if isinstance(part, dict) or part is UNKNOWN else Mapping(part)
        except (TypeError, ValueError):
            other = UNKNOWN
        if perhaps and isinstance(other, dict):
            other = Mapping({k: joined(owner[k], v) if k in owner else v for k, v in other.items()}, getattr(other, "where", None))
        if isinstance(owner, Mapping):
            owner.merge(other)
        elif isinstance(other, dict):
            owner.update(other)
        else:
            owner[UNKNOWN] = UNKNOWN


def _pop(owner: list[Value], arguments: list[Value], *, perhaps: bool) -> Value:
    index = arguments[0] if arguments else -1
    if not isinstance(index, int) or not -len(owner) <= index < len(owner):
        return UNKNOWN
    return owner[index] if perhaps else owner.pop(index)
