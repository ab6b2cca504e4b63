"""Command lines of ``twisted.python.usage``: programs and subcommands, their options and arguments, how they print their version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.lifecycle import VersionSource
from sphinx_ddd.facts.operations import Command
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._cli import programs, twisted_classes
from sphinx_ddd.rules._cli.argument_types import annotated
from sphinx_ddd.rules._cli.checks import demand
from sphinx_ddd.rules._cli.purposes import purpose
from sphinx_ddd.rules._cli.twisted_classes import Handler, Owned, Stated
from sphinx_ddd.rules._cli.values import main_flag, span_of
from sphinx_ddd.rules._rule import At, Facts, calls
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.rules._settings.values import BUILTIN_TYPES, default_of
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

FRAMEWORK: Final = "twisted"
PORT: Final = "twisted.python.usage.portCoerce"
_ALWAYS: Final = ("help", "version")
"""Options that each command line has."""
_DEEPEST: Final = 4
"""Levels of subcommands that are followed."""


@calls(f"{twisted_classes.OPTIONS}.parseOptions")
def program(use: Call) -> Facts:
    """A program whose command line an ``Options`` object reads, its options, and its subcommands with theirs."""
    if not isinstance(use.node.func, nodes.Attribute) or not _is_command_line(use.argument(0, "options"), use.context):
        return
    lines = [line for line in programs.of_place(use.node, use.context) if not programs.is_unnamed(line)]
    for name in _classes(use.node.func.expr, use.context) if lines else ():
        for line in lines:
            yield from _top(line, name, use.context)


def _classes(node: nodes.NodeNG, context: Context) -> dict[str, None]:
    """The classes of which the object that reads the command line may be made."""
    made = [o for o in context.origins(node) if isinstance(o.node, nodes.Call)]
    names = (name for o in made for name in context.elsewhere(o).names(o.node.func))
    return dict.fromkeys(n for n in names if twisted_classes.OPTIONS in context.ancestors(n) and twisted_classes.lineage(n, context))


def _is_command_line(node: nodes.NodeNG | None, context: Context, depth: int = 0) -> bool:
    """Whether words are what was typed: none given, ``sys.argv``, a part of it, or what a caller hands in. Else a program makes them."""
    match node:
        case None | nodes.Const(value=None):
            return True
        case nodes.Subscript(value=inner):
            return _is_command_line(inner, context, depth)
        case nodes.Attribute():
            return "sys.argv" in context.names(node)
        case nodes.Name() if depth <= _DEEPEST:
            bound = binding(node)
            return bound is not None and bool(bound[1]) and all(_is_given(one, context, depth) for one in bound[1])
    return False


def _is_given(bound: nodes.NodeNG, context: Context, depth: int) -> bool:
    match bound:
        case nodes.AssignName(parent=nodes.Arguments()):
            return True
        case nodes.AssignName(parent=nodes.Assign(value=value)):
            return _is_command_line(value, context, depth + 1)
        case nodes.ImportFrom(modname="sys"):
            return True
    return False


def _top(line: str, name: str, context: Context) -> Iterator[At]:
    owner, there = twisted_classes.lineage(name, context)[0]
    said = twisted_classes.description(name, context)
    below = twisted_classes.subcommands(name, context)
    found = "other" if below else purpose(line, said)
    command = Command(name=line, framework=FRAMEWORK, purpose=found, options=_flags(line, name, context), description=said)
    yield _at(command, Owned(owner, there))
    version = twisted_classes.states_version(name, context)
    if version is not None:
        yield _at(VersionSource(name=f"{line} --version", command=f"{line} --version"), version)
    yield from _options(line, name, context)
    for entry in below:
        yield from _subcommand(entry, line, 1)


def _subcommand(entry: Stated, group: str, depth: int) -> Iterator[At]:
    """A subcommand under its full command line. Not one that only hands on to others."""
    context = entry.place.context
    own = context.text(entry.expression(0))
    if not isinstance(own, str) or not own or not twisted_classes.is_made(entry) or depth > _DEEPEST:
        return
    line, name = f"{group} {own}", twisted_classes.options_of(entry)
    below = twisted_classes.subcommands(name, context) if name else []
    if not below:
        said = entry.text(3) or (twisted_classes.description(name, context) if name else "")
        flags = _flags(line, name, context) if name else UNKNOWN
        yield _at(Command(name=line, framework=FRAMEWORK, purpose=purpose(own, said, group), options=flags, description=said), entry.place)
    if name:
        yield from _options(line, name, context)
    for inner in below:
        yield from _subcommand(inner, line, depth + 1)


def _flags(line: str, name: str, context: Context) -> tuple[str, ...]:
    found = (at.fact for at in _options(line, name, context))
    return tuple(dict.fromkeys(main_flag(o.flags) for o in found if isinstance(o, ConfigOption) and isinstance(o.flags, tuple)))


def _options(line: str, name: str, context: Context) -> Iterator[At]:
    """The options and arguments of a command; of two that are called alike, the one that the library asks."""
    handlers = twisted_classes.handlers(name, context)
    handled = {word.replace("_", "-") for handler in handlers for word in handler.names}
    found: dict[str, At] = {}
    for attribute, read in (("optFlags", _switch), ("optParameters", _parameter)):
        for entry in twisted_classes.entries(attribute, name, context):
            own = entry.place.context.text(entry.expression(0))
            if isinstance(own, str) and own and own not in _ALWAYS:
                found[own.replace("_", "-")] = _at(read(own, entry, line, is_handled=own.replace("_", "-") in handled), entry.place)
    for handler in handlers:
        if not any(word.replace("_", "-") in found for word in handler.names):
            found[handler.names[0]] = _at(_handled(handler, line), Owned(handler.method, handler.context))
    yield from found.values()
    for argument, required, place in twisted_classes.arguments(name, context):
        yield _at(ConfigOption(name=argument, framework=FRAMEWORK, scope=line, option_type="string", required=required or None), place)


def _switch(own: str, entry: Stated, line: str, *, is_handled: bool) -> ConfigOption:
    default = None if is_handled else False
    flags, said = _spellings(own, entry), entry.text(2)
    return ConfigOption(
        name=main_flag(flags), framework=FRAMEWORK, scope=line, option_type="boolean", default=default, flags=flags, description=said
    )


def _parameter(own: str, entry: Stated, line: str, *, is_handled: bool) -> ConfigOption:
    context, coerce, flags = entry.place.context, entry.expression(4), _spellings(own, entry)
    default = default_of(entry.expression(2), context)
    kind, native = (None, None) if is_handled else _type(coerce, default, context)
    refused = demand(coerce, context).limits if coerce is not None and not is_handled else ()
    minimum, maximum, exclusive = span_of(None, refused)
    return ConfigOption(
        name=main_flag(flags),
        framework=FRAMEWORK,
        scope=line,
        option_type=kind,
        native_type=native,
        default=default,
        minimum=minimum,
        maximum=maximum,
        exclusive=exclusive,
        unit=unit_of(main_flag(flags), kind),
        secret=is_secret(main_flag(flags), default, kind),
        flags=flags,
        description=entry.text(3),
    )


def _type(coerce: nodes.NodeNG | None, default: Maybe[JSON], context: Context) -> tuple[Maybe[str], Maybe[str]]:
    """The type by what the text is turned into. Where nothing turns it, a default of another type leaves it open what it is."""
    if coerce is None or (isinstance(coerce, nodes.Const) and coerce.value is None):
        return ("string", "str") if default is None or isinstance(default, str) else (None, None)
    for name in context.names(coerce):
        if name == PORT:
            return "port", name
        return BUILTIN_TYPES.get(name) or (demand(coerce, context).option_type or annotated(name, context), name)
    return UNKNOWN, UNKNOWN


def _handled(handler: Handler, line: str) -> ConfigOption:
    """An option that a method takes; one that takes nothing more than the object is a flag."""
    flags = tuple(f"--{word.replace('_', '-')}" if len(word) > 1 else f"-{word}" for word in handler.names)
    takes = len(handler.method.args.args or ()) > 1 or bool(handler.method.args.vararg)
    doc = handler.method.doc_node
    return ConfigOption(
        name=main_flag(flags),
        framework=FRAMEWORK,
        scope=line,
        option_type=None if takes else "boolean",
        secret=is_secret(main_flag(flags)) if takes else None,
        flags=flags,
        description=twisted_classes.first(doc.value) if doc is not None else "",
    )


def _spellings(own: str, entry: Stated) -> tuple[str, ...]:
    short = entry.place.context.text(entry.expression(1))
    return (f"--{own}", f"-{short}") if isinstance(short, str) and short else (f"--{own}",)


def _at(fact: Command | ConfigOption | VersionSource, place: Owned) -> At:
    return At(fact, location=place.context.location(place.node), subject=place.context.subject(place.node))
