"""The JSON Schema of the fact lines, from the dataclasses that are written as such."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from typing import Any

from sphinx_ddd.facts.base import JSON, Fact, Unknown
from sphinx_ddd.facts.codec import KINDS, key_of

_PLACE: dict[str, JSON] = {
    "path": {"type": "string", "description": "POSIX path relative to the source root's parent"},
    "line": {"type": "integer", "minimum": 0, "description": "from 1; 0 for the file as a whole"},
    "end_line": {"type": "integer", "minimum": 0},
}
_UNKNOWN: JSON = {
    "type": "object",
    "properties": {"$unknown": {"const": True}},
    "required": ["$unknown"],
    "additionalProperties": False,
    "description": "stated within the value, but cannot be read statically",
}
_SIMPLE: dict[type, JSON] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    str: {"type": "string"},
    # Infinity is no JSON number; it is written as text.
    float: {"type": ["number", "string"]},
}


def fact_schema() -> str:
    """The schema of one line of ``sphinx-ddd facts``, as JSON."""
    kinds = sorted(KINDS)
    lines: list[JSON] = [{"$ref": f"#/$defs/{kind}"} for kind in (*kinds, "skipped")]
    schema: dict[str, JSON] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of sphinx-ddd facts",
        "description": "One fact found in the sources, or a file that could not be read.",
        "oneOf": lines,
        "$defs": {**{kind: _line(KINDS[kind]) for kind in kinds}, "skipped": _skipped(), "unknown": _UNKNOWN},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _line(cls: type[Fact]) -> JSON:
    own = [f for f in dataclasses.fields(cls) if f.name not in ("name", "description")]
    hints = typing.get_type_hints(cls)
    fields = {key_of(f): _type(hints[f.name]) for f in own}
    unreadable: list[JSON] = [key_of(f) for f in own if Unknown in typing.get_args(hints[f.name])]
    required: list[JSON] = [key_of(f) for f in own if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING]
    properties: dict[str, JSON] = {
        "kind": {"const": cls.kind},
        "rule": {"type": "string", "minLength": 1, "description": "module.function of the rule that found it"},
        "subject": {"type": "string", "description": "dotted name of the object it is about"},
        "name": {"type": "string"},
        **_PLACE,
        "fields": _object(fields, required),
        "description": {"type": "string"},
    }
    if unreadable:
        properties["unknown"] = {"type": "array", "items": {"enum": unreadable}, "uniqueItems": True, "minItems": 1}
    return _object(properties, ["kind", "rule", "subject", "name", "path", "line", "end_line", "fields"])


def _skipped() -> JSON:
    properties: dict[str, JSON] = {"kind": {"const": "skipped"}, **_PLACE, "reason": {"type": "string"}}
    # Only where it is so.
    return _object(properties | {"ops": {"const": True}}, list(properties))


def _object(properties: dict[str, JSON], required: list[Any]) -> JSON:
    out: dict[str, JSON] = {"type": "object", "properties": properties, "additionalProperties": False}
    return out | {"required": required} if required else out


def _type(hint: Any) -> JSON:
    """The schema of a field's value; a field that may hold any JSON is not limited."""
    options = [o for o in _alternatives(hint) if o not in (Unknown, type(None))]
    if len(options) != 1:
        return {}
    option = options[0]
    if option in _SIMPLE:
        return _SIMPLE[option]
    if typing.get_origin(option) is tuple:
        return {"type": "array", "items": _nested(typing.get_args(option)[0])}
    if dataclasses.is_dataclass(option):
        hints = typing.get_type_hints(option)
        stated = _object({f.name: _nested(hints[f.name]) for f in dataclasses.fields(option)}, [])
        # Where nothing has to be stated, ``true`` says that it is so.
        return {"anyOf": [stated, {"const": True}]} if all(f.default is None for f in dataclasses.fields(option)) else stated
    return {}


def _nested(hint: Any) -> JSON:
    """Within a value, what cannot be read has a mark of its own."""
    known = _type(hint)
    return {"anyOf": [known, {"$ref": "#/$defs/unknown"}]} if known else {}


def _alternatives(hint: Any) -> tuple[Any, ...]:
    return typing.get_args(hint) if typing.get_origin(hint) in (typing.Union, types.UnionType) else (hint,)
