"""Options and arguments of ``typer``, once for each command that has them."""

from __future__ import annotations

from dataclasses import replace

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.lifecycle import VersionSource
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._cli import typer_names as names
from sphinx_ddd.rules._cli import typer_params, typer_tree
from sphinx_ddd.rules._cli.click_params import Declared
from sphinx_ddd.rules._cli.click_tree import Line
from sphinx_ddd.rules._cli.typer_params import Parameter
from sphinx_ddd.rules._cli.typer_tree import Registered
from sphinx_ddd.rules._cli.values import attribute_of, main_flag
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import WholeModule

FRAMEWORK = "typer"

RETURNS = dict.fromkeys(names.AS_CLICK, "click.Group")
HANDED = frozenset({names.COMMAND, names.CALLBACK, names.ADD})


@modules()
def parameter(use: WholeModule) -> Facts:
    """A parameter of a function that ``typer`` makes a command of, with the flags, type, limits and default that an operator meets."""
    for one in typer_tree.commands_in(use.context):
        subject = use.context.subject(one.function.node)
        lines = typer_tree.lines_of(one, use.context)
        for found in typer_params.parameters(one.function, use.context):
            option = _option(found)
            for line in lines:
                yield At(_scoped(option, found, line), node=found.node, subject=subject)


def _scoped(option: ConfigOption, found: Parameter, line: Line) -> ConfigOption:
    stated = option.env if isinstance(option.env, tuple) else ()
    prefixed = (f"{line.prefix}_{found.name.upper()}",) if line.prefix and not found.is_argument else ()
    return replace(option, scope=line.text, env=tuple(dict.fromkeys((*stated, *prefixed))) or None)


def _option(found: Parameter) -> ConfigOption:
    kind = typer_params.type_of(found)
    flags = None if found.is_argument else typer_params.declared(found, kind)
    spelled = (*flags.flags, *flags.off) if flags is not None else ()
    name = main_flag(spelled) or found.name
    is_count = found.info is not None and found.info.flag(None, "count") is True
    option_type = "integer" if is_count else kind.option_type
    default, read = typer_params.default_of(found, kind)
    minimum, maximum = typer_params.limits(found, kind)
    return ConfigOption(
        name=name,
        framework=FRAMEWORK,
        option_type=option_type,
        native_type="count" if is_count else kind.native_type,
        element_type=kind.element_type,
        default=default,
        minimum=minimum,
        maximum=maximum,
        choices=kind.choices,
        unit=unit_of(found.name, option_type),
        required=_required(found),
        secret=_secret(found, default, option_type),
        env=tuple(dict.fromkeys((*typer_params.environment_of(found), *read))) or None,
        flags=spelled or (None if found.is_argument else UNKNOWN),
        description=typer_params.help_of(found),
    )


def _required(found: Parameter) -> Maybe[bool]:
    return True if found.default is None and not typer_params.is_open(found) else None


def _secret(found: Parameter, default: object, option_type: object) -> Maybe[bool]:
    hidden = found.info.flag(None, "hide_input") if found.info is not None else None
    return hidden or is_secret(found.name, default, option_type)


@modules()
def version(use: WholeModule) -> Facts:
    """How the version is read: a flag ``--version`` of a ``typer`` command or of the callback before the commands."""
    for one in typer_tree.commands_in(use.context):
        for found in typer_params.parameters(one.function, use.context):
            kind = typer_params.type_of(found)
            flags = typer_params.declared(found, kind) if typer_params.is_flag(found, kind) else None
            if flags is not None and "--version" in flags.flags:
                yield from (At(fact, node=found.node) for fact in _versions(found, flags, one, use.context))


def _versions(found: Parameter, flags: Declared, one: Registered, context: Context) -> list[VersionSource]:
    attribute = _printed(found, context) or None
    commands = [f"{line.text} {main_flag(flags.flags)}" for line in typer_tree.lines_of(one, context)]
    return [VersionSource(name=command, command=command, attribute=attribute) for command in commands]


def _printed(found: Parameter, context: Context) -> str:
    """The variable that the callback of a flag takes the version from."""
    given = found.info.expression(None, "callback") if found.info is not None else None
    for function in typer_tree.functions(given[1], given[0]) if given is not None else ():
        there = context.reader.context(function.module)
        known = (attribute_of(n, there) for n in walk(function.node) if isinstance(n, (nodes.Name, nodes.Attribute)))
        version = next((name for name in known if "version" in name.rpartition(".")[2].lower()), "")
        if version:
            return version
    return ""
