"""What changes in place, and what branches, make of a value."""

from __future__ import annotations

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source import literals
from sphinx_ddd.source.literals import Mapping, Value


def joined(left: Value, right: Value) -> Value:
    """One of two values: the same, the entries of both for dicts, else UNKNOWN."""
    if isinstance(left, dict) and isinstance(right, dict):
        out = Mapping(left, getattr(left, "where", None))
        for key, value in right.items():
            if key not in out:
                out.put(key, value, getattr(right, "where", {}).get(key))
            elif out[key] is not value and not (literals.known(out[key]) and out[key] == value):
                out[key] = joined(out[key], value)
        return out
    return left if type(left) is type(right) and literals.known(left) and left == right else UNKNOWN


def mutated(state: Value, name: str, arguments: list[Value], keywords: dict[str, Value], *, certain: bool) -> Value:
    """A list, dict or set after a call of one of its methods; a call that may not happen adds to a dict all the same."""
    if isinstance(state, dict):
        return _mutated_dict(state, name, arguments, keywords, certain=certain)
    if isinstance(state, (list, set)):
        if not certain:
            return UNKNOWN
        return _mutated_items(state, name, arguments)
    return UNKNOWN


def _mutated_dict(state: dict[Value, Value], name: str, arguments: list[Value], keywords: dict[str, Value], *, certain: bool) -> Value:
    out = state.copy() if isinstance(state, Mapping) else Mapping(state)
    match name, arguments:
        case "update", [] | [_]:
            for part in (*arguments, keywords):
                out.merge(part if isinstance(part, dict) else _pairs(part))
        case "pop", [key, *_] if literals.hashable(key):
            if certain:
                out.pop(key, None)
        case "setdefault", [key, value] if literals.hashable(key):
            out.setdefault(key, value)
        case "clear", []:
            out = Mapping() if certain else out
        case _:
            out[UNKNOWN] = UNKNOWN
    return literals.bounded(out)


def _pairs(value: Value) -> Value:
    try:
        return Mapping(value) if isinstance(value, (list, tuple)) else UNKNOWN
    except (TypeError, ValueError):
        return UNKNOWN


def _mutated_items(state: Value, name: str, arguments: list[Value]) -> Value:
    out = list(state)
    match name, arguments:
        case "append" | "add", [item]:
            out.append(item)
        case "extend" | "update", [items]:
            out += list(items) if isinstance(items, (list, tuple, set, dict)) else [UNKNOWN]
        case "insert", [int() as index, item]:
            out.insert(index, item)
        case "remove" | "discard", [item] if item in out and literals.known(item):
            out.remove(item)
        case "reverse", []:
            out.reverse()
        case _:
            return UNKNOWN
    if isinstance(state, set):
        return set(out) if all(map(literals.hashable, out)) else UNKNOWN
    return literals.bounded(out)


def fresh(value: Value) -> Value:
    """A value that changes in place do not reach back from."""
    return value.copy() if isinstance(value, (Mapping, list, set)) else value
