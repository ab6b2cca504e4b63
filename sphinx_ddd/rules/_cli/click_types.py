"""What a parameter of click takes: its type by ``type=``, flags, default and number of values."""

from __future__ import annotations

from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.config import Exclusive, exclusive
from sphinx_ddd.rules._cli import click_names as names
from sphinx_ddd.rules._settings.environment import environment
from sphinx_ddd.rules._settings.values import BUILTIN_TYPES, choices_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import Call

CLASSES = {
    "IntRange": "integer", "FloatRange": "number", "Choice": "enum", "Path": "path", "File": "path", "DateTime": "string",
    "UUID": "string", "UUIDParameterType": "string", "Tuple": "list", "IntParamType": "integer", "FloatParamType": "number",
    "BoolParamType": "boolean", "StringParamType": "string", "FuncParamType": "raw", "UnprocessedParamType": "raw",
}  # fmt: skip
"""Class of parameter types to the type of the option."""
CONSTANTS = {
    "INT": ("integer", "INT"), "FLOAT": ("number", "FLOAT"), "BOOL": ("boolean", "BOOL"), "STRING": ("string", "STRING"),
    "UUID": ("string", "UUID"), "UNPROCESSED": ("raw", "UNPROCESSED"),
}  # fmt: skip
_CLASS_OF = {qualified: kind for kind in CLASSES for qualified in names.of(kind)}
_CONSTANT_OF = {qualified: constant for constant in CONSTANTS for qualified in names.of(constant)}
_OWN_WORDS = {"int": "INT", "float": "FLOAT", "bool": "BOOL", "str": "STRING"}
_INFERRED = {bool: "boolean", int: "integer", float: "number", str: "string"}


@dataclass(frozen=True, slots=True)
class ParameterType:
    """A type as the facts of options carry it."""

    option_type: Maybe[str]
    native_type: Maybe[str]
    minimum: Maybe[float] = None
    maximum: Maybe[float] = None
    exclusive: Exclusive = False
    choices: Maybe[tuple[JSON, ...]] = None


STRING = ParameterType("string", "STRING")
FLAG = ParameterType("boolean", "flag")
COUNT = ParameterType("integer", "count", minimum=0)


def type_of(use: Call, *, is_flag: Maybe[bool]) -> ParameterType:
    """The type of one value of a parameter."""
    given = use.expression(None, "type")
    if given is not None and given[0].value(given[1]) is not None:
        return stated(given[1], given[0])
    if use.value(None, "type") is UNKNOWN and given is None:
        return ParameterType(UNKNOWN, UNKNOWN)
    if use.flag(None, "count") is True:
        return COUNT
    if is_flag is UNKNOWN:
        return ParameterType(UNKNOWN, UNKNOWN)
    if is_flag:
        return FLAG
    return _inferred(_default(use), use)


def _default(use: Call) -> Value:
    """The default that a type is inferred from; nothing where it is a function that gives one."""
    given = use.expression(None, "default")
    if given is None:
        return use.value(None, "default")
    context, node = given
    if isinstance(node, nodes.Lambda) or any(context.definition(name) for name in context.names(node)):
        return None
    read = environment(node, context)
    return context.value(node) if read is None else "" if read.fallback in (None, UNKNOWN) and _is_plain(node) else read.fallback


def _is_plain(node: nodes.NodeNG) -> bool:
    """Whether what is read from the environment is not converted."""
    return not (isinstance(node, nodes.Call) and isinstance(node.func, nodes.Name))


def _inferred(default: Value, use: Call) -> ParameterType:
    """The type that click takes from a default."""
    if isinstance(default, (list, tuple)) and default and (use.flag(None, "multiple") is True or use.integer(None, "nargs")):
        default = default[0]
    for kind, option_type in _INFERRED.items():
        if type(default) is kind:
            return ParameterType(option_type, {"boolean": "BOOL", "integer": "INT", "number": "FLOAT"}.get(option_type, "STRING"))
    if default is UNKNOWN:
        return ParameterType(UNKNOWN, UNKNOWN)
    return STRING


def stated(node: nodes.NodeNG, context: Context) -> ParameterType:
    """The type that an expression is."""
    if isinstance(node, (nodes.Tuple, nodes.List)):
        return ParameterType("list", "Tuple")
    call = _constructed(node, context)
    for name in context.names(call.func if call is not None else node):
        for ancestor in context.ancestors(name):
            found = _known(ancestor, name, call, context)
            if found is not None:
                return found
    if isinstance(node, nodes.Name | nodes.Attribute) and context.names(node):
        return ParameterType("raw", context.names(node)[0])
    return ParameterType(UNKNOWN, UNKNOWN)


def _constructed(node: nodes.NodeNG, context: Context) -> nodes.Call | None:
    """The call behind an expression: itself, or what a name was given."""
    if isinstance(node, nodes.Call):
        return node
    origin = next((o for o in context.origins(node) if isinstance(o.node, nodes.Call)), None)
    return origin.node if origin is not None and isinstance(origin.node, nodes.Call) else None


def _known(ancestor: str, name: str, call: nodes.Call | None, context: Context) -> ParameterType | None:
    if ancestor in _CONSTANT_OF and call is None:
        option_type, native = CONSTANTS[_CONSTANT_OF[ancestor]]
        return ParameterType(option_type, native)
    if ancestor in BUILTIN_TYPES:
        option_type, native = BUILTIN_TYPES[ancestor]
        return ParameterType(option_type, _OWN_WORDS.get(native, native) if ancestor == name else name)
    kind = _CLASS_OF.get(ancestor)
    if kind is None:
        return ParameterType("raw", name) if ancestor in names.of("ParamType") else None
    native = kind if ancestor == name else name
    if call is None:
        return ParameterType(CLASSES[kind], native)
    use = Call(call, context, (name,), call)
    if kind in ("IntRange", "FloatRange"):
        return _range(use, CLASSES[kind], native)
    if kind == "Choice" and ancestor == name:
        return ParameterType("enum", native, choices=_choices(use))
    if kind == "Choice":
        return ParameterType("enum", native, choices=_own_choices(use, name))
    return ParameterType(CLASSES[kind], native)


def _own_choices(use: Call, name: str) -> Maybe[tuple[JSON, ...]]:
    """The values of a choice of the project's own, by what its constructor tells that of its base."""
    defined = use.context.definition(name)
    constructor = defined[1].locals.get("__init__") if defined is not None else None
    if defined is None or not constructor:
        return _choices(use)
    for node in walk(constructor[-1]):
        match node:
            case nodes.Call(func=nodes.Attribute(expr=nodes.Call(func=nodes.Name(name="super")), attrname="__init__")):
                told = _choices(Call(node, defined[0], (name,), node))
                return told if told is not None else UNKNOWN
    return UNKNOWN


def _choices(use: Call) -> Maybe[tuple[JSON, ...]]:
    """The values of a choice; of an enumeration, the names of its members."""
    given = use.expression(0, "choices")
    if given is None:
        return choices_of(use.value(0, "choices"))
    value = given[0].value(given[1])
    if value is not UNKNOWN:
        return choices_of(value)
    members = given[0].items(given[1])
    return choices_of([getattr(member, "member", UNKNOWN) for member in members] if isinstance(members, list) else UNKNOWN)


def _range(use: Call, option_type: str, native: str) -> ParameterType:
    low, high = use.number(0, "min"), use.number(1, "max")
    low_open, high_open = use.flag(2, "min_open", default=False), use.flag(3, "max_open", default=False)
    opened = exclusive(
        minimum=(low_open if low is not None else high_open) is True, maximum=(high_open if high is not None else low_open) is True
    )
    return ParameterType(option_type, native, minimum=low, maximum=high, exclusive=opened)
