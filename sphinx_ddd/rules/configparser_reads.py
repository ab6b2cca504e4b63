"""Options of INI files that ``configparser`` reads: ``config.getint("server", "port", fallback=80)``, ``config["server"]["port"]``."""

from __future__ import annotations

import configparser
from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._rule import At, Facts, calls, reads
from sphinx_ddd.rules._settings.casts import Cast, cast_value
from sphinx_ddd.rules._settings.conversions import Converted, converted
from sphinx_ddd.rules._settings.text_variables import later, loads, variable_of
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.rules._settings.values import as_json
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Mapping
from sphinx_ddd.source.uses import Call, Read

FRAMEWORK = "configparser"

PARSERS: Final = tuple(f"configparser.{name}" for name in ("ConfigParser", "RawConfigParser", "SafeConfigParser"))
GETTERS: Final = {"get": "string", "getint": "integer", "getfloat": "number", "getboolean": "boolean"}
LONGEST_TEXT: Final = 200_000
"""Characters of defaults in the code that are read."""


@reads(*PARSERS)
def option(use: Read) -> Facts:
    """An option that is read from an INI file, with its section, fallback and the type that the code converts it to."""
    yield from _read(use.node, use.steps, use.context)


def _read(node: nodes.NodeNG, steps: tuple[str | nodes.NodeNG, ...], context: Context) -> Iterator[At]:
    """What a chain that begins with a parser reads."""
    match steps:
        case (str(method),) if method in GETTERS and _is_called(node):
            yield from _got(node.parent, method, context, None)
        case (nodes.NodeNG() as section, *rest):
            yield from _of_section(node, section, tuple(rest), context)


def _of_section(node: nodes.NodeNG, section: nodes.NodeNG, steps: tuple[str | nodes.NodeNG, ...], context: Context) -> Iterator[At]:
    """``config["server"]["port"]``, ``config["server"].getint("port")``, and both through a variable that holds the section."""
    match steps:
        case ():
            name = variable_of(node)
            for load in loads(node.scope(), name, context) if name else ():
                yield from _through(load, section, context)
        case (str(method),) if method in GETTERS and _is_called(node):
            yield from _got(node.parent, method, context, section)
        case (nodes.NodeNG() as key,) if _is_value(node):
            yield from _item(node, section, key, context)


def _through(load: nodes.Name, section: nodes.NodeNG, context: Context) -> Iterator[At]:
    match load.parent:
        case nodes.Subscript(value=value, slice=key) as item if value is load and _is_value(item):
            yield from _item(item, section, key, context)
        case nodes.Attribute(attrname=method) as attribute if method in GETTERS and _is_called(attribute):
            yield from _got(attribute.parent, method, context, section)


def _is_called(node: nodes.NodeNG) -> bool:
    return isinstance(node.parent, nodes.Call) and node.parent.func is node


def _is_value(node: nodes.NodeNG) -> bool:
    """Whether an item is read, rather than set or deleted."""
    is_set = isinstance(node.parent, nodes.Assign | nodes.AugAssign | nodes.AnnAssign) and node is not node.parent.value
    return isinstance(node, nodes.Subscript) and not is_set and not isinstance(node.parent, nodes.Delete)


def _item(node: nodes.NodeNG, section: nodes.NodeNG, key: nodes.NodeNG, context: Context) -> Iterator[At]:
    for here in context.rounds(node):
        name, scope = _word(key, here), _word(section, here)
        if name and scope:
            yield At(_option(scope, name, later(converted(node, here), here), None, here), node=node)


def _got(call: nodes.NodeNG, method: str, context: Context, section: nodes.NodeNG | None) -> Iterator[At]:
    """A call of a getter: of a parser with section and option, of a section with the option alone."""
    assert isinstance(call, nodes.Call)
    first = 0 if section is not None else 1
    found: list[ConfigOption] = []
    for use, _ in Call(call, context, (method,), call).variants():
        scope = _word(section, context) if section is not None else _word(use.argument(0, "section"), use.context)
        name = _word(use.argument(first, "option"), use.context)
        if not name or not scope:
            continue
        fallback = use.argument(1, "fallback") if section is not None else use.argument(None, "fallback")
        kind = GETTERS[method]
        made = Converted(call, kind, method) if kind != "string" else _made(call, use.argument(first, "option"), use.context)
        option = _option(scope, name, made, fallback, use.context)
        if option not in found:
            found.append(option)
    yield from (At(one, node=call) for one in found)


def _made(call: nodes.Call, key: nodes.NodeNG | None, context: Context) -> Converted:
    """What is made of the text. What a loop over options does with one of them need not hold for the others."""
    made = converted(call, context)
    return made if _in_loop(call) and not isinstance(key, nodes.Const) else later(made, context)


def _in_loop(node: nodes.NodeNG) -> bool:
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.ClassDef):
        if isinstance(parent, nodes.For | nodes.ComprehensionScope):
            return True
        parent = parent.parent
    return False


def _word(node: nodes.NodeNG | None, context: Context) -> str:
    """The text of a section or option, with placeholders; empty where nothing of it can be read."""
    text = context.template(node)
    return text if text.strip("{}") == text else ""


def _option(scope: str, name: str, made: Converted, fallback: nodes.NodeNG | None, context: Context) -> ConfigOption:
    cast = Cast(made.option_type or "string", made.native_type, made.element_type, made.choices)
    value = as_json(context.unset(fallback))
    default = value if value is UNKNOWN else cast_value(value, cast)
    return ConfigOption(
        name=name,
        framework=FRAMEWORK,
        scope=scope,
        option_type=cast.option_type,
        native_type=cast.native_type,
        element_type=cast.element_type if cast.option_type == "list" else None,
        default=default,
        choices=cast.choices,
        unit=made.unit or unit_of(name, cast.option_type),
        secret=is_secret(name, default, cast.option_type),
    )


# Defaults in the code


@calls(*(f"{parser}.{method}" for parser in PARSERS for method in ("read_dict", "read_string")))
def default(use: Call) -> Facts:
    """Options with the values that the code gives them before it reads a file: ``read_dict``, ``read_string``."""
    if use.name.endswith(".read_dict"):
        yield from _of_mapping(use.value(0, "dictionary"), use)
        return
    text = use.text(0, "string")
    parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
    if not isinstance(text, str) or len(text) > LONGEST_TEXT:
        return
    try:
        parser.read_string(text)
    except configparser.Error:
        return
    yield from _of_mapping(Mapping({name: dict(parser.items(name)) for name in parser.sections()}), use)


@calls(*PARSERS)
def shared_default(use: Call) -> Facts:
    """Options that a parser has in every section: ``ConfigParser({"timeout": "5"})``."""
    given = use.value(0, "defaults")
    if isinstance(given, dict):
        yield from _of_mapping({"DEFAULT": given}, use)


def _of_mapping(sections: object, use: Call) -> Iterator[At]:
    for scope, options in sections.items() if isinstance(sections, dict) else ():
        where = getattr(options, "where", {})
        for name, value in options.items() if isinstance(options, dict) and isinstance(scope, str) else ():
            if isinstance(name, str):
                stated: Maybe[object] = as_json(value)
                line = where[name].line if name in where and where[name].path == use.context.path else 0
                option = ConfigOption(
                    name=name, framework=FRAMEWORK, scope=scope, option_type="string", default=stated,  # type: ignore[arg-type]
                    secret=is_secret(name, stated),
                )  # fmt: skip
                yield At(option, line=line)
