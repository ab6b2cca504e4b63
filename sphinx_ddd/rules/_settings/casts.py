"""What the ``cast`` of an option makes of its text: a class, a function, or an object of a library."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.rules._settings.conversions import PARSERS, Converted, converted, function_type
from sphinx_ddd.rules._settings.environment import environment
from sphinx_ddd.rules._settings.text_variables import loads
from sphinx_ddd.rules._settings.values import as_json, choices_of
from sphinx_ddd.source import literals
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.uses import Call

YES: Final = frozenset({"1", "true", "yes", "on", "y", "t", "ok"})
NO: Final = frozenset({"0", "false", "no", "off", "n", "f", ""})


@dataclass(frozen=True, slots=True)
class Cast:
    """A type, as facts carry it."""

    option_type: Maybe[str] = "string"
    native_type: Maybe[str] = None
    element_type: Maybe[str] = None
    choices: Maybe[tuple[JSON, ...]] = None
    secret: bool = False


def cast_of(node: nodes.NodeNG | None, context: Context) -> Cast:
    """The type of a converter: ``int``, ``json.loads``, an enumeration, a function of the project, a lambda."""
    match node:
        case None:
            return Cast()
        case nodes.Lambda(args=arguments, body=body) if arguments.args:
            used = [converted(load, context) for load in loads(node, arguments.args[0].name, context)]
            made = next((one for one in used if one.node is body), None)
            return _of(made, "lambda") if made is not None and made.is_typed else Cast("raw", "lambda")
    for name in context.names(node):
        if name in PARSERS:
            return Cast(*PARSERS[name])
        defined = context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.FunctionDef):
            found = function_type(defined[1], defined[0])
            return _of(found, defined[1].name) if found is not None and found.option_type is not None else Cast("raw", name)
        members = context.items(node)
        if isinstance(members, list) and members:
            return Cast("enum", name, choices=choices_of(members))
        return Cast("raw", name)
    return Cast(UNKNOWN, UNKNOWN)


def _of(found: Converted, native: str) -> Cast:
    return Cast(found.option_type, native, found.element_type, found.choices)


def listed(element: Cast) -> Cast:
    """The list of what a converter is applied to each part of."""
    return Cast("list", "list", element.option_type)


def cast_value(value: Value, cast: Cast, *, separator: str = ",") -> Maybe[JSON]:
    """A default after its conversion: ``"5"`` with ``int`` is 5, ``"a,b"`` of a list is two."""
    if not isinstance(value, str):
        return as_json(value)
    match cast.option_type:
        case "integer" | "number":
            return as_json(literals.function("builtins.int" if cast.option_type == "integer" else "builtins.float", [value], {}))
        case "boolean":
            word = value.strip().lower()
            return True if word in YES else False if word in NO else UNKNOWN
        case "list":
            parts = [part.strip() for part in value.split(separator)] if value else []
            each = [cast_value(part, replace(Cast(), option_type=cast.element_type)) for part in parts]
            return UNKNOWN if UNKNOWN in each else each  # type: ignore[return-value]
        case _ if cast.option_type is UNKNOWN:
            return UNKNOWN
    return value


@dataclass(frozen=True, slots=True)
class Default:
    """What a reader gives where nothing is set."""

    value: Maybe[JSON]
    required: Maybe[bool]
    """It has no default, and fails."""
    env: tuple[str, ...]
    """Environment variables that the default is read from."""


def default_of(use: Call, position: int, names: tuple[str, ...], cast: Cast) -> Default:
    """The default that a call states by position or keyword, cast; a call that states none fails where nothing is set."""
    given = next((found for name in names if (found := use.expression(position if name == names[0] else None, name)) is not None), None)
    if given is None:
        is_open = use.is_open(position)
        return Default(UNKNOWN if is_open else None, UNKNOWN if is_open else True, ())
    context, node = given
    read = environment(node, context)
    value = as_json(read.fallback if read is not None else context.unset(node))
    return Default(value if value is UNKNOWN else cast_value(value, cast), None, read.names if read is not None else ())


def name_of(use: Call, position: int, name: str) -> str:
    """The name that a call asks for, with placeholders; empty where nothing of it can be read."""
    text = use.template(position, name)
    return text if text and text.strip("{}") == text else ""
