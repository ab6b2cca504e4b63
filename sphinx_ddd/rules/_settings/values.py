"""Values of options as facts carry them, and the types that Python's own classes give them."""

from __future__ import annotations

from datetime import timedelta

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.enums import NumberMember, TextMember
from sphinx_ddd.source.literals import Value

MOST_CHOICES = 20_000
"""Choices that a fact holds; pages fold what is more than a few of them, and count what is more than a few hundred."""

BUILTIN_TYPES = {
    "builtins.str": ("string", "str"),
    "builtins.int": ("integer", "int"),
    "builtins.float": ("number", "float"),
    "builtins.complex": ("number", "complex"),
    "builtins.bool": ("boolean", "bool"),
    "builtins.bytes": ("string", "bytes"),
    "builtins.list": ("list", "list"),
    "builtins.dict": ("dict", "dict"),
    "builtins.open": ("path", "open"),
    "decimal.Decimal": ("number", "decimal.Decimal"),
    "fractions.Fraction": ("number", "fractions.Fraction"),
    "pathlib.Path": ("path", "pathlib.Path"),
    "pathlib.PurePath": ("path", "pathlib.PurePath"),
    "pathlib.PosixPath": ("path", "pathlib.PosixPath"),
    "os.path.abspath": ("path", "os.path.abspath"),
    "os.path.expanduser": ("path", "os.path.expanduser"),
    "os.path.realpath": ("path", "os.path.realpath"),
    "ipaddress.ip_address": ("ip", "ipaddress.ip_address"),
    "ipaddress.IPv4Address": ("ip", "ipaddress.IPv4Address"),
    "ipaddress.IPv6Address": ("ip", "ipaddress.IPv6Address"),
    "json.loads": ("raw", "json.loads"),
}
"""Function or class that converts a value of the command line, to the type of the option and the name users know."""


def as_json(value: Value) -> Maybe[JSON]:
    """A folded value as facts hold it; ``UNKNOWN`` where any part of it cannot be read or has no such form."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case list() | tuple():
            parts = [as_json(v) for v in value]
            return UNKNOWN if UNKNOWN in parts else parts  # type: ignore[return-value]
        case set() | frozenset():
            members = as_json(sorted(value, key=repr))
            return UNKNOWN if members is UNKNOWN else {"$set": members}
        case dict():
            entries = {str(k): as_json(v) for k, v in value.items()}
            return UNKNOWN if UNKNOWN in value or UNKNOWN in entries.values() else entries  # type: ignore[return-value]
        case timedelta():
            return {"$seconds": value.total_seconds()}
        case bytes():
            return value.decode("latin-1")
    return UNKNOWN


def choices_of(value: Value) -> Maybe[tuple[JSON, ...]]:
    """The allowed values of an option, from the list, set or mapping that holds them."""
    if value is None:
        return None
    if isinstance(value, (set, frozenset)):
        value = sorted(value, key=repr)
    found = as_json(list(value) if isinstance(value, dict) else value)
    if isinstance(found, str):
        return tuple(found)
    return tuple(found) if isinstance(found, list) and len(found) <= MOST_CHOICES else UNKNOWN


def default_of(node: nodes.NodeNG | None, context: Context) -> Maybe[JSON]:
    """The default that an expression states, as facts write it; ``None`` for no expression, and for a literal ``None``."""
    found = in_facts(context.value(node))
    if found is not UNKNOWN:
        return found
    match node:
        case nodes.List(elts=parts) | nodes.Tuple(elts=parts):
            stated = [default_of(part, context) for part in parts]
            return UNKNOWN if UNKNOWN in stated else stated  # type: ignore[return-value]
        case nodes.Dict(items=items):
            keys = [context.value(key) for key, _ in items]
            values = [default_of(value, context) for _, value in items]
            if UNKNOWN in values or not all(isinstance(key, str) for key in keys):
                return UNKNOWN
            return dict(zip(keys, values, strict=True))
    pattern = _pattern(node, context)
    return reference(node, context) if pattern is UNKNOWN else pattern


def in_facts(value: Value) -> Maybe[JSON]:
    """As :func:`as_json`, for a whole default, which may be the member of an enumeration."""
    if isinstance(value, (TextMember, NumberMember)) and value.owner:
        plain = int(value) if isinstance(value, int) else str(value)
        return {"$enum": f"{value.owner.rpartition('.')[2]}.{value.member}", "value": plain}
    return as_json(value)


def _pattern(node: nodes.NodeNG | None, context: Context) -> Maybe[JSON]:
    """The regular expression that an expression is, without its flags: ``{"$regex": "^a"}``; else ``UNKNOWN``."""
    made = [ref.origin for ref in context.refs(node) if ref.name == "re.compile" and ref.instance]
    match made:
        case [nodes.Call(args=[text, *_]) as call] if call.root() is context.module.tree:
            pattern = context.value(text)
            return {"$regex": pattern} if isinstance(pattern, str) else UNKNOWN
    return UNKNOWN


def reference(node: nodes.NodeNG | None, context: Context) -> Maybe[JSON]:
    """The class or function of the project that an expression names: ``{"$ref": "shop.log:Logger"}``; else ``UNKNOWN``."""
    match node:
        case nodes.Call(args=[inner], keywords=[]) if "builtins.staticmethod" in context.names(node.func):
            return reference(inner, context)
        case nodes.Name() | nodes.Attribute():
            refs = context.refs(node)
            owner = context.reader.project.split(refs[0].name) if len(refs) == 1 and not refs[0].instance else None
            if owner is not None and owner[1] and context.definition(refs[0].name) is not None:
                return {"$ref": f"{owner[0].name}:{'.'.join(owner[1])}"}
    return UNKNOWN
