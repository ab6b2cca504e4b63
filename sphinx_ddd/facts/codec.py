"""Facts to JSON lines and back: the seam between the stages."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from typing import Any, TypeAlias

from sphinx_ddd.facts import (
    backups,
    capacity,
    compliance,
    config,
    dependencies,
    documentation,
    failures,
    health,
    lifecycle,
    logs,
    metrics,
    migrations,
    operations,
    schedules,
    validation,
)
from sphinx_ddd.facts.base import JSON, UNKNOWN, Fact, Found, Location, Module, Skipped, Unknown

Row: TypeAlias = dict[str, JSON]

_MODULES = (
    backups, capacity, compliance, config, dependencies, documentation, failures, health, lifecycle, logs, metrics, migrations, operations,
    schedules, validation,
)  # fmt: skip
KINDS: dict[str, type[Fact]] = {
    cls.kind: cls
    for module in _MODULES
    for cls in vars(module).values()
    if isinstance(cls, type) and issubclass(cls, Fact) and cls is not Fact
}
"""Every kind of fact by its word in JSON."""

_OWN = {"name", "description"}
_NO_JSON = ("inf", "-inf", "nan")
"""Floats that JSON has no number for, as they are written."""


def key_of(field: dataclasses.Field[Any]) -> str:
    """The word in JSON for a field; its name, unless that is taken in Python."""
    key: str = field.metadata.get("json", field.name)
    return key


class DecodeError(ValueError):
    """A line that is not a fact of ours: from another version, or damaged."""


def dumps(row: Row) -> str:
    """One line of JSON, the same for equal rows."""
    line = json.dumps(row, ensure_ascii=False, separators=(", ", ": "))
    # Half of a surrogate pair, which a string of the sources may hold, is no UTF-8; its escape is JSON.
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


def encode_found(found: Found[Fact]) -> Row:
    """A fact as DESIGN's line: fields not stated left out, unreadable ones named in ``unknown``."""
    fact, at = found.fact, found.location
    row: Row = {"kind": fact.kind, "rule": found.rule, "subject": found.subject, "name": fact.name, **_place(at)}
    fields: Row = {}
    unknown: list[JSON] = []
    for field in dataclasses.fields(fact):
        value = getattr(fact, field.name)
        if field.name in _OWN or value is None or (value == field.default and value in ("", False)):
            continue
        if value is UNKNOWN:
            unknown.append(key_of(field))
        else:
            fields[key_of(field)] = _encode(value)
    row["fields"] = fields
    if unknown:
        row["unknown"] = unknown
    if fact.description:
        row["description"] = fact.description
    return row


def encode_skipped(skipped: Skipped) -> Row:
    row: Row = {"kind": "skipped", **_place(skipped.location), "reason": skipped.reason}
    return row | {"ops": True} if skipped.ops else row


def encode_module(module: Module) -> Row:
    return {
        "kind": "module",
        "name": module.name,
        "path": module.path,
        "objects": list(module.objects),
        "libraries": list(module.libraries),
    }


def loads(text: str) -> list[Found[Fact] | Skipped | Module]:
    """Read lines written by the ``encode_…`` functions.

    :raises DecodeError: with the number of the line that is none.
    """
    out: list[Found[Fact] | Skipped | Module] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            out.append(_decode_row(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise DecodeError(f"line {number}: {type(error).__name__}: {error}") from error
    return out


def _place(at: Location) -> Row:
    return {"path": at.path, "line": at.line, "end_line": at.end_line or at.line}


def _encode(value: Any) -> JSON:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        # Said to be so and nothing more, as of a bare ``deprecated=True``: an empty object would read as a no.
        return {k: _encode(v) for k, v in parts.items() if v is not None} or True
    if isinstance(value, Unknown):
        return {"$unknown": True}
    if isinstance(value, (list, tuple)):
        return [_encode(v) for v in value]
    if isinstance(value, dict):
        return {str(k): _encode(v) for k, v in value.items()}
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if value - value == 0 else str(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def _decode_row(row: dict[str, Any]) -> Found[Fact] | Skipped | Module:
    kind = row["kind"]
    if kind == "module":
        return Module(row["name"], row["path"], tuple(row["objects"]), tuple(row.get("libraries", ())))
    at = Location(row["path"], row["line"], 0 if row["end_line"] == row["line"] else row["end_line"])
    if kind == "skipped":
        return Skipped(at, row["reason"], row.get("ops", False))
    cls = KINDS[kind]
    types_of, names = _types(cls), _names(cls)
    values = {names[key]: _decode(value, types_of[names[key]]) for key, value in row["fields"].items()}
    values |= {names[key]: UNKNOWN for key in row.get("unknown", ())}
    fact = cls(name=row["name"], description=row.get("description", ""), **values)
    return Found(fact, at, row["subject"], row["rule"])


_hints: dict[Any, dict[str, Any]] = {}
_keys: dict[Any, dict[str, str]] = {}


def _types(cls: Any) -> dict[str, Any]:
    """The annotations of a dataclass, evaluated once."""
    if cls not in _hints:
        _hints[cls] = typing.get_type_hints(cls)
    return _hints[cls]


def _names(cls: type[Fact]) -> dict[str, str]:
    """The field behind each word in JSON."""
    if cls not in _keys:
        _keys[cls] = {key_of(field): field.name for field in dataclasses.fields(cls)}
    return _keys[cls]


def _decode(value: Any, hint: Any) -> Any:
    """Give a JSON value the shape its field declares: tuples, nested dataclasses; anything else as it is."""
    if value == {"$unknown": True}:
        return UNKNOWN
    for option in _alternatives(hint):
        if isinstance(value, list) and typing.get_origin(option) is tuple:
            element = typing.get_args(option)[0]
            return tuple(_decode(v, element) for v in value)
        if isinstance(value, dict) and dataclasses.is_dataclass(option):
            types_of = _types(option)
            return option(**{k: _decode(v, types_of[k]) for k, v in value.items()})  # type: ignore[operator]
        if value is True and dataclasses.is_dataclass(option):
            return option()  # type: ignore[operator]
        if option is float and isinstance(value, str) and value in _NO_JSON:
            return float(value)
    return _restored(value)


def _alternatives(hint: Any) -> tuple[Any, ...]:
    return typing.get_args(hint) if typing.get_origin(hint) in (typing.Union, types.UnionType) else (hint,)


def _restored(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_decode(v, None) for v in value)
    if isinstance(value, dict):
        return {k: _decode(v, None) for k, v in value.items()}
    return value
