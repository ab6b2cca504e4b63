"""Command lines of ``argparse``: programs and subcommands, their options and arguments, how they print their version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption, Deprecation
from sphinx_ddd.facts.lifecycle import VersionSource
from sphinx_ddd.facts.operations import Command
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._cli import arguments, decorated, management, parsers, programs, versions
from sphinx_ddd.rules._cli.argument_types import NOT_REQUIRED, action_of, nargs_of, type_of
from sphinx_ddd.rules._cli.checks import demand
from sphinx_ddd.rules._cli.purposes import purpose, writes_migration
from sphinx_ddd.rules._cli.services import program_keeps_running
from sphinx_ddd.rules._cli.values import attribute_of, limits_of, main_flag, span_of
from sphinx_ddd.rules._rule import At, Facts, calls
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Entered, Origin
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import Call

FRAMEWORK = "argparse"

RETURNS = {
    **dict.fromkeys(parsers.ADD_GROUP, "argparse._ArgumentGroup"),
    **dict.fromkeys(parsers.ADD_EXCLUSIVE, "argparse._MutuallyExclusiveGroup"),
    **dict.fromkeys(parsers.ADD_SUBPARSERS, parsers.SUBPARSERS),
    parsers.ADD_PARSER: "argparse.ArgumentParser",
}
PARAMETERS = {"django.core.management.base.BaseCommand.add_arguments": {"parser": "argparse.ArgumentParser"}}
HANDED = frozenset(
    {"add_argument", "add_argument_group", "add_mutually_exclusive_group", "add_subparsers", "add_parser", "set_defaults", "parse_args"}
)


@calls(*parsers.PARSERS)
def program(use: Call) -> Facts:
    """A program that reads its command line with an ``ArgumentParser``, with its options."""
    if not (isinstance(use.node.func, nodes.Attribute) and use.node.func.attrname == "__init__"):
        yield from _programs(use)
        return
    owner = use.node.frame().parent  # a class of the project that says more of its parsers than those who make them
    if not isinstance(owner, nodes.ClassDef):
        return
    if parsers.stated_program(owner, use.context):
        yield from _program(use, Origin(owner, use.context.module), use.node, use.context)
        return
    for made in parsers.constructions(Origin(owner, use.context.module), use.context):
        there = use.context.reader.context(made.module)
        assert isinstance(made.node, nodes.Call)
        yield from _programs(replace(use, node=made.node, context=there, call=made.node), _text(use, "description"))


def _programs(use: Call, stated: str = "") -> Iterator[At]:
    """The programs whose parser a call makes, each with what the caller of a factory says of it."""
    seen: set[str] = set()
    for one, entered in sorted(use.variants(), key=lambda way: not _restated(way[1], use.context)):  # who says more knows better
        for found in _program(one, Origin(use.node, use.context.module, entered), use.node, use.context, stated):
            if isinstance(found.fact, Command) and found.fact.name not in seen:
                seen.add(found.fact.name)
                yield found


def _program(use: Call, origin: Origin, at: nodes.NodeNG, context: Context, stated: str = "") -> Iterator[At]:
    description = _restated(origin.entered, context) or stated or _text(use, "description")
    for name in parsers.names(origin, context):
        if not programs.is_unnamed(name):
            command = Command(
                name=name,
                framework=FRAMEWORK,
                purpose="other" if parsers.has_subcommands(origin, context) else _purpose(name, description, context),
                options=_options(name, origin, context),
                description=description,
            )
            yield At(command, location=context.location(at))


def _purpose(name: str, description: str, context: Context) -> str:
    """What a program is for: what its name and its help say, else to serve where it keeps running."""
    said = purpose(name, description)
    return "run" if said == "other" and program_keeps_running(name, context) else said


def _restated(entered: Entered | None, context: Context) -> str:
    """What the caller of a factory says of its parser afterwards: ``parser = make(); parser.description = "…"``."""
    match entered.call.parent if entered is not None else None:
        case nodes.Assign(targets=[nodes.AssignName(name=name) as target]) if entered is not None:
            there = context.reader.context(entered.module)
            for node in walk(target.frame()):
                match node:
                    case nodes.Assign(targets=[nodes.AssignAttr(expr=nodes.Name(name=changed), attrname="description")]) if changed == name:
                        return arguments.plain(there.template(node.value))
    return ""


def _options(name: str, origin: Origin, context: Context) -> Maybe[tuple[str, ...]]:
    """Its flags; not known where a class of the project may have ways of its own to add them."""
    found = arguments.flags_of(name, origin, context)
    return UNKNOWN if not found and isinstance(origin.node, nodes.ClassDef) else found


@calls(parsers.ADD_PARSER)
def subcommand(use: Call) -> Facts:
    """A subcommand added with ``add_parser``, under its full command line. Not one that only hands on to others."""
    for one, entered in use.variants():
        yield from _subcommands(one, entered)


def _subcommands(use: Call, entered: Entered | None) -> Iterator[At]:
    own = parsers.subcommand(use.call, use.context) if use.call is not None else ""
    if not own or own == "help" or (own.startswith("{") and own.endswith("}")):
        return
    description = _text(use, "help") or _text(use, "description")
    origin = Origin(use.node, use.context.module, entered)
    if _is_group(origin, own, use.context):
        return
    for name in parsers.below_its_parser(origin, use.context.elsewhere(origin), own):
        options = arguments.flags_of(name, origin, use.context)
        if programs.is_unnamed(name) or writes_migration(own, options):
            continue
        command = Command(
            name=name,
            framework=FRAMEWORK,
            purpose=purpose(own, description, name.rpartition(" ")[0]),
            options=options,
            description=description,
        )
        yield At(command, node=_place(use, entered))


def _is_group(origin: Origin, own: str, context: Context) -> bool:
    """Whether a subcommand hands on to others. Where a helper adds several, it is not said of them all."""
    stated = parsers.subcommand(origin.node, context.reader.context(origin.module))
    return own == stated and parsers.has_subcommands(origin, context)


def _place(use: Call, entered: Entered | None) -> nodes.NodeNG:
    """Where a helper is told what to add, if that is in the same module; else where it is added."""
    is_told = entered is not None and entered.module is use.context.module and arguments.depends(use, entered)
    return entered.call if entered is not None and is_told else use.node


@calls(parsers.ADD_PARSER)
def decorator(use: Call) -> Facts:
    """Subcommands that a decorator of the project makes of functions, with the options that it is given."""
    for one in decorated.subcommands(use.node, use.context):
        if one.own == "help":
            continue
        uses = [replace(use, node=call, call=call, context=one.context) for call in one.arguments]
        options = [(option, own) for own in uses for option in [_option(own)] if option is not None]
        flags = tuple(option.name for option, _ in options if option.flags)
        for line in one.lines:
            if programs.is_unnamed(line):
                continue
            said = purpose(one.own, one.said, line.rpartition(" ")[0])
            command = Command(name=line, framework=FRAMEWORK, purpose=said, options=flags, description=one.said)
            yield At(command, location=one.context.location(one.function), subject=one.context.subject(one.function))
            for option, own in options:
                at = one.context.location(own.node)
                yield At(replace(option, scope=line), location=at, subject=one.context.subject(one.function))


@calls(*arguments.ADD_ARGUMENT)
def argument(use: Call) -> Facts:
    """An option or positional argument that its program's help tells of, once for each command that has it."""
    found: list[tuple[ConfigOption, nodes.NodeNG]] = []
    for one, entered in use.variants():
        option = _option(one)
        if option is None or not isinstance(use.node.func, nodes.Attribute) or arguments.passes_on(use.node):
            continue
        made = parsers.parsers(use.node.func.expr, one.context, entered)
        if made and not any(parsers.is_of_command_line(origin, one.context) for origin in made):
            continue
        if made and all(o.method is not None and parsers.is_never_called(o.method, one.context.elsewhere(o)) for o in made):
            continue
        scopes = parsers.commands(use.node.func.expr, one.context, entered) or (management.command_line(use.node, use.context),)
        place = _place(use, entered)
        for scope in scopes:
            if programs.is_unnamed(scope) or _is_for_developers(scope, use):
                continue
            scoped = (replace(option, scope=scope), place)
            if scoped not in found:
                found.append(scoped)
    yield from (At(option, node=place) for option, place in found)


def _is_for_developers(scope: str, use: Call) -> bool:
    own = scope.rpartition(" ")[2]
    return writes_migration(own, arguments.flags_of(scope, Origin(use.node, use.context.module), use.context))


def _option(use: Call) -> ConfigOption | None:
    flags = arguments.flags(use)
    if not flags or arguments.is_hidden(use):
        return None
    action, nargs = action_of(use), nargs_of(use)
    is_option = flags[0][:1] in "-+/" and flags[0] != ""
    if action == "boolean_optional":
        flags = tuple(f for flag in flags for f in ((flag, f"--no-{flag[2:]}") if flag.startswith("--") else (flag,)))
    kind = type_of(use, action, nargs)
    default, env = arguments.default_of(use, action)
    choices = arguments.choices(use)
    limits = limits_of(choices)
    given = use.expression(None, "type")
    refused = demand(given[1], given[0]).limits if given is not None else ()
    minimum, maximum, exclusive = span_of(limits, refused)
    return ConfigOption(
        name=main_flag(flags) if is_option else flags[0],
        framework=FRAMEWORK,
        option_type="enum" if choices is not None and kind.option_type == "string" else kind.option_type,
        native_type=kind.native_type,
        element_type=kind.element_type,
        default=default,
        minimum=minimum,
        maximum=maximum,
        exclusive=exclusive,
        choices=None if limits else choices,
        unit=unit_of(main_flag(flags), kind.option_type),
        required=_required(use, nargs, is_option=is_option),
        secret=is_secret(main_flag(flags), default, kind.option_type),
        env=env,
        flags=flags if is_option else None,
        limits=refused if len(refused) > 1 else None,
        deprecated=_deprecated(use),
        conflicts_with=arguments.conflicts(use, flags),
        description=arguments.help_text(use, flags, default),
    )


def _required(use: Call, nargs: Maybe[str | int], *, is_option: bool) -> Maybe[bool]:
    if not is_option:
        return UNKNOWN if nargs is UNKNOWN else nargs not in NOT_REQUIRED or None
    return use.flag(None, "required") or None


def _deprecated(use: Call) -> Deprecation | None:
    return Deprecation() if use.flag(None, "deprecated") is True else None


def _text(use: Call, keyword: str) -> str:
    given = use.expression(None, keyword)
    return "" if given is None or arguments.is_suppressed(given[1], given[0]) else arguments.plain(given[0].template(given[1]))


@calls(*arguments.ADD_ARGUMENT)
def version(use: Call) -> Facts:
    """How the version is read: an argument with the action ``version``, or a flag ``--version`` that takes no value."""
    for one, entered in use.variants():
        flags, action = arguments.flags(one), action_of(one)
        prints_it = action == "version" or (action == "store_true" and "--version" in flags)
        if not flags or not prints_it or arguments.passes_on(use.node) or not isinstance(use.node.func, nodes.Attribute):
            continue
        attribute = attribute_of(one.argument(None, "version"), one.context) or None
        commands = parsers.commands(use.node.func.expr, one.context, entered)
        if action == "store_true":
            commands = versions.answering(one.text(None, "dest", "version"), commands, one.context)
        for command in commands:
            if programs.is_unnamed(command) or any(command.startswith(f"{other} ") for other in commands):
                continue  # what nobody can type, or the same as the program itself tells
            line = f"{command} {main_flag(flags)}"
            yield VersionSource(name=line, command=line, attribute=attribute)
