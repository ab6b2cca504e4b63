"""Reading one ``add_argument``, and the arguments of one parser."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.rules._cli import management, parsers, programs
from sphinx_ddd.rules._cli.argument_types import DEFAULTS
from sphinx_ddd.rules._cli.values import main_flag, shown
from sphinx_ddd.rules._settings.environment import environment
from sphinx_ddd.rules._settings.objects import stated_default
from sphinx_ddd.rules._settings.values import as_json, choices_of
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.origins import Entered, Origin
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import Call

ADD_ARGUMENT = parsers.of(parsers.CONTAINERS, "add_argument")
SUPPRESS = "argparse.SUPPRESS"
_UNREADABLE = ""
"""Stands for the flag of an option that cannot be read."""
_EXPANDED = re.compile(r"%\((\w+)\)s|%%")


def depends(use: Call, entered: Entered | None) -> bool:
    """Whether what an argument is called depends on who calls the function around it."""
    function = around(use.node)
    if entered is None or function is None or use.call is None:
        return False
    return any(isinstance(n, nodes.Name) and n.name in function.argnames() for a in use.call.args for n in walk(a))


def flags(use: Call) -> tuple[str, ...]:
    """The flags of an option, or the one name of a positional argument; empty where they cannot be read."""
    out: list[str] = []
    for node in use.call.args if use.call is not None else ():
        if isinstance(node, nodes.Starred):
            value = use.context.value(node.value)
            out += [v for v in value if isinstance(v, str)] if isinstance(value, (list, tuple)) else []
        else:
            out.append(use.context.template(node))
    if use.call is not None and not use.call.args:
        dest = use.text(None, "dest")
        return (dest,) if isinstance(dest, str) else ()
    named = [name for name in out if name.strip("-") and "{" not in name]  # nobody types a placeholder
    return tuple(dict.fromkeys(named))


def dest_of(use: Call, names: tuple[str, ...]) -> str:
    """The attribute that a value is stored under."""
    dest = use.text(None, "dest")
    if isinstance(dest, str):
        return dest
    return main_flag(names).lstrip("-").replace("-", "_") if names[0].startswith("-") else names[0]


def default_of(use: Call, action: Maybe[str]) -> tuple[Maybe[JSON], tuple[str, ...] | None]:
    """The default, and the environment variables that give it."""
    given = use.expression(None, "default")
    own = use.text(None, "env_var")
    named = (own,) if isinstance(own, str) else ()
    if given is not None and is_suppressed(given[1], given[0]):
        return None, named or None
    set_apart = _set_defaults(use)
    if given is not None and set_apart is None:
        read = environment(given[1], given[0])
        names = (*named, *read.names) if read is not None else named
        return shown(stated_default(given[1], given[0])), tuple(dict.fromkeys(names)) or None
    value = use.value(None, "default", default=DEFAULTS.get(action) if isinstance(action, str) else None)
    return as_json(value if set_apart is None else set_apart), named or None


def _set_defaults(use: Call) -> Value:
    """What ``set_defaults`` of the same parser gives an argument; ``None`` where it says nothing."""
    names = flags(use)
    if not names or not isinstance(use.node.func, nodes.Attribute):
        return None
    dest = dest_of(use, names)
    for call in use.context.module.calls_by_tail.get("set_defaults", ()):
        given = next((k.value for k in call.keywords or () if k.arg == dest), None)
        if given is None or not isinstance(call.func, nodes.Attribute):
            continue
        mine = set(parsers.parsers(use.node.func.expr, use.context))
        if mine & set(parsers.parsers(call.func.expr, use.context)):
            return use.context.value(given)
    return None


def choices(use: Call) -> Maybe[tuple[JSON, ...]]:
    given = use.expression(None, "choices")
    return choices_of(use.value(None, "choices") if given is None else given[0].items(given[1]))


def is_hidden(use: Call) -> bool:
    """Whether the help of a program keeps quiet about an argument: it is there for its tests, or for old command lines."""
    given = use.expression(None, "help")
    return given is not None and is_suppressed(given[1], given[0])


def is_suppressed(node: nodes.NodeNG, context: Context) -> bool:
    return SUPPRESS in context.names(node) or context.value(node) == "==SUPPRESS=="


OWN_VERSION_HELP = "show program's version number and exit"
"""What argparse says of ``action="version"``."""


def help_text(use: Call, names: tuple[str, ...], default: Maybe[JSON]) -> str:
    """The help of an argument, with ``%(default)s`` and its like filled in where they are known."""
    given = use.expression(None, "help")
    if given is None and use.value(None, "action") == "version" and not use.is_open():
        return OWN_VERSION_HELP
    if given is None or is_suppressed(given[1], given[0]):
        return ""
    allowed = choices(use)
    known = {"dest": dest_of(use, names), "default": default, "metavar": use.value(None, "metavar"), "nargs": use.value(None, "nargs")}
    if isinstance(allowed, tuple):
        known["choices"] = ", ".join(map(str, allowed))

    def fill(match: re.Match[str]) -> str:
        if match[0] == "%%":
            return "%"
        value = known.get(match[1], UNKNOWN)
        return f"{{{match[1]}}}" if value is UNKNOWN else str(value)

    return plain(_EXPANDED.sub(fill, given[0].template(given[1])))


def plain(text: str) -> str:
    """A help text on as few lines as it was meant to have; empty where nothing of it can be read."""
    shown = inspect.cleandoc(text)
    return "" if shown.startswith("{") and shown.endswith("}") and shown[1:-1].isidentifier() else shown


def conflicts(use: Call, names: tuple[str, ...]) -> tuple[str, ...] | None:
    """The other options of the mutually exclusive group that an argument belongs to."""
    func = use.node.func
    if not isinstance(func, nodes.Attribute):
        return None
    mine = {o for o in use.context.origins(func.expr) if parsers.is_exclusive(o, use.context)}
    if not mine:
        return None
    out: dict[str, None] = {}
    for call in use.context.module.calls_by_tail.get("add_argument", ()):
        if isinstance(call.func, nodes.Attribute) and mine & set(use.context.origins(call.func.expr)):
            other = flags(replace(use, node=call, call=call))
            if other and other != names and not set(other) & set(names):
                out[main_flag(other)] = None
    return tuple(out) or None


def flags_of(command: str, origin: Origin, context: Context) -> Maybe[tuple[str, ...]]:
    """The main flags of the options of a command, in the order of the text, those of its parents and groups included.

    Not known where it has one more whose flags cannot be read: ``for name in …: parser.add_argument(*flags[name])``.
    """
    known = _by_command(context)
    found = tuple(dict.fromkeys(known.get(origin.node if programs.is_unnamed(command) else command, ())))
    return UNKNOWN if _UNREADABLE in found else found


def _by_command(context: Context) -> dict[str | nodes.NodeNG, list[str]]:
    return context.reader.project.once("argparse options", lambda: _read_by_command(context))


def _read_by_command(context: Context) -> dict[str | nodes.NodeNG, list[str]]:
    """The flags of each command of the project; of one without a known program, by the call that made its parser."""
    known: dict[str | nodes.NodeNG, list[str]] = {}
    for tail in _spellings(context):
        for module in context.reader.resolver.callers.modules_calling(tail):
            here = context.reader.context(module)
            for call in module.calls_by_tail.get(tail, ()):
                for command, flag in _added(call, here):
                    known.setdefault(command, []).append(flag)
    return known


def _spellings(context: Context) -> tuple[str, ...]:
    """What ``add_argument`` is called, also where a class of the project gives it another name: ``self.add = self.add_argument``."""
    found = {"add_argument": None}
    for module in context.reader.project.mentioning("add_argument"):
        for statement in walk(module.tree):
            match statement:
                case nodes.Assign(targets=[nodes.AssignAttr(attrname=other)], value=nodes.Attribute(attrname="add_argument")):
                    found[str(other)] = None
    return tuple(found)


def _added(call: nodes.Call, context: Context) -> Iterator[tuple[str | nodes.NodeNG, str]]:
    names = context.called(call)
    if not isinstance(call.func, nodes.Attribute) or not any(n in ADD_ARGUMENT for n in names) or passes_on(call):
        return
    for use, entered in Call(call, context, names, call).variants():
        given = flags(use)
        if is_hidden(use):
            continue
        if _may_be_flags(use, given):
            flag = main_flag(given) if given else _UNREADABLE
            managed = management.command_line(call, context)
            if managed:
                yield managed, flag
                continue
            for origin in parsers.parsers(call.func.expr, use.context, entered):
                for command in parsers.served(origin, call, use.context):
                    yield origin.node if programs.is_unnamed(command) else command, flag


def _may_be_flags(use: Call, given: tuple[str, ...]) -> bool:
    """Whether an argument is an option, or may be one by what cannot be read."""
    if given:
        return given[0].startswith("-")
    written = [use.context.template(one) for one in (use.call.args if use.call is not None else ()) if not isinstance(one, nodes.Starred)]
    return not written or any(text.startswith("-") for text in written)


def passes_on(call: nodes.Call) -> bool:
    """Whether a method that wraps ``add_argument`` hands on what its own callers say."""
    function = around(call)
    is_wrapper = function is not None and isinstance(function.parent, nodes.ClassDef) and function.name == "add_argument"
    return is_wrapper and any(isinstance(argument, nodes.Starred) for argument in call.args)
