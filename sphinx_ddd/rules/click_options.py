"""Options and arguments of ``click``, once for each command that has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption, Deprecation
from sphinx_ddd.facts.lifecycle import VersionSource
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._cli import click_names as names
from sphinx_ddd.rules._cli import click_owners, click_params, click_tree, programs
from sphinx_ddd.rules._cli.checks import demand
from sphinx_ddd.rules._cli.click_params import Declared
from sphinx_ddd.rules._cli.click_relations import relations
from sphinx_ddd.rules._cli.click_tree import Line
from sphinx_ddd.rules._cli.click_types import type_of
from sphinx_ddd.rules._cli.values import attribute_of, main_flag
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.source.distributions import normalized
from sphinx_ddd.source.uses import Call

FRAMEWORK = "click"
CALLBACK_VALUE = 2
"""Position of the value among the parameters of a callback."""


@calls(*sorted(names.PARAMETERS))
def parameter(use: Call) -> Facts:
    """An option or argument, with the flags, type, limits and default that an operator meets. Not of a program nobody can name."""
    found: list[ConfigOption] = []
    for one, line in _variants(use):
        declared = click_params.declared(one)
        if declared is None or _passes_on(use) or programs.is_unnamed(line.text):
            continue
        option = _option(one, declared)
        stated = option.env if isinstance(option.env, tuple) else ()
        env = (*stated, *_prefixed(one, declared, line))
        scoped = replace(option, scope=line.text, env=tuple(dict.fromkeys(env)) or None)
        if scoped not in found:
            found.append(scoped)
    yield from found


def _variants(use: Call) -> Iterator[tuple[Call, Line]]:
    """A parameter once for each command that has it, as the call of the helper says that made it for this command."""
    owners = click_owners.owners(use.node, use.context)
    for owner in owners:
        for context in use.context.entered(owner.entered).rounds(use.node):
            for line in click_tree.lines(owner.command, use.context):
                yield replace(use, context=context), line
    for one, _ in () if owners else use.variants():
        yield one, Line("")


def _prefixed(use: Call, declared: Declared, line: Line) -> tuple[str, ...]:
    """The environment variable that a prefix gives an option."""
    is_option = declared.flags and use.name not in (*names.VERSION, *names.HELP)
    return (f"{line.prefix}_{declared.name.upper()}",) if line.prefix and is_option else ()


def _passes_on(use: Call) -> bool:
    """Whether a class hands its own arguments to the library's constructor, or a decorator is applied to a function."""
    func = use.node.func
    return isinstance(func, nodes.Call) or (isinstance(func, nodes.Attribute) and func.attrname == "__init__")


def _option(use: Call, declared: Declared) -> ConfigOption:
    is_argument = use.name in click_params.ARGUMENTS
    flag: Maybe[bool] = False if is_argument else click_params.is_flag(use, declared)
    kind = type_of(use, is_flag=flag)
    default, read = click_params.default_of(use, flag=flag)
    many = _takes_many(use)
    flags = (*declared.flags, *declared.off)
    checked = use.expression(None, "callback")
    refused = demand(checked[1], checked[0], CALLBACK_VALUE).limits if checked is not None else ()
    related = relations(use)
    option_type: Maybe[str] = "list" if many is True else UNKNOWN if many is UNKNOWN else kind.option_type
    return ConfigOption(
        name=main_flag(flags) if flags else declared.name,
        framework=FRAMEWORK,
        option_type=option_type,
        native_type=kind.native_type,
        element_type=kind.option_type if many is True and kind.option_type != "list" else None,
        default=default,
        minimum=kind.minimum,
        maximum=kind.maximum,
        exclusive=kind.exclusive,
        choices=kind.choices,
        unit=unit_of(declared.name, option_type),
        limits=refused or None,
        required=_required(use, is_argument=is_argument),
        secret=_secret(use) or is_secret(declared.name, default, option_type),
        env=tuple(dict.fromkeys((*click_params.environment_of(use), *read))) or None,
        flags=flags or None,
        deprecated=_deprecated(use),
        depends_on=related.depends_on,
        conflicts_with=related.conflicts_with,
        description=click_params.help_of(use),
    )


def _takes_many(use: Call) -> Maybe[bool]:
    multiple, number = use.flag(None, "multiple"), use.integer(None, "nargs")
    if multiple is UNKNOWN or number is UNKNOWN:
        return UNKNOWN
    return multiple is True or number not in (None, 0, 1)


def _required(use: Call, *, is_argument: bool) -> Maybe[bool]:
    stated = use.flag(None, "required")
    if stated is not None or not is_argument:
        return stated or None
    has_default = use.expression(None, "default") is not None
    number = use.integer(None, "nargs")
    if use.is_open() or number is UNKNOWN:
        return UNKNOWN
    return True if not has_default and (number is None or number > 0) else None


def _secret(use: Call) -> Maybe[bool]:
    return use.flag(None, "hide_input", default=use.name in names.PASSWORD) or None


def _deprecated(use: Call) -> Deprecation | None:
    stated = use.value(None, "deprecated")
    if stated is True:
        return Deprecation()
    return Deprecation(reason=stated) if isinstance(stated, str) and stated else None


@calls(*names.VERSION, *names.OPTION, *names.OPTION_CLASS)
def version(use: Call) -> Facts:
    """How the version is read: a ``version_option``, or a flag ``--version`` of the project's own."""
    declared = click_params.declared(use)
    if declared is None or not _prints_version(use, declared):
        return
    source = use.argument(0, "version") if use.name in names.VERSION else None
    for owner in click_owners.owners(use.node, use.context):
        for line in click_tree.lines(owner.command, use.context):
            command = f"{line.text} {main_flag(declared.flags)}"
            if programs.is_unnamed(command):
                continue
            yield VersionSource(name=command, command=command, attribute=attribute_of(source, use.context) or None)


def _prints_version(use: Call, declared: Declared) -> bool:
    if use.name in names.VERSION:
        return bool(declared.flags) and _finds_version(use)
    return "--version" in declared.flags and click_params.is_flag(use, declared) is True


def _finds_version(use: Call) -> bool:
    """Whether there is a version to print: one that is given, or that of a distribution called as the package around the call."""
    known = use.context.reader.project.distributions
    if not known or use.is_open() or use.argument(0, "version") is not None or use.argument(None, "package_name") is not None:
        return True
    return normalized(use.context.module.name.partition(".")[0]) in known
