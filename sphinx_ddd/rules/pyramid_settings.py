"""Settings of Pyramid applications: read from the registry, with the tables that give them defaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import JSON, Maybe
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.readings import Reading
from sphinx_ddd.rules._readings.places import place_of
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._settings import pyramid, tables
from sphinx_ddd.rules._settings.casts import Cast, cast_value
from sphinx_ddd.rules._settings.documented import applied
from sphinx_ddd.rules._settings.plain import Given, given, plain_option
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import WholeModule

FRAMEWORK: Final = "pyramid"
READ_AT_START: Final = "read from the settings file when the application is made"


@modules()
def default(use: WholeModule) -> Facts:
    """The entries of a dict of defaults whose keys the project reads as settings of Pyramid: ``DEFAULT_SETTINGS = {…}``."""
    tables_here = list(_tables(use.tree, use.context))
    overridden = _own_names(use.context) if tables_here and not pyramid.is_application(use.tree) else frozenset()
    for target in tables_here:
        for row in tables.entries(target.parent.value, use.context):
            if row.name in overridden:
                continue  # the application gives its own default
            option = tables.option(row, use.context, FRAMEWORK, use.context.module.name)
            yield At(_finished(option, use.context, row.node), row.node)


@modules()
def read(use: WholeModule) -> Facts:
    """A setting that no such dict has: ``config.registry.settings["name"]``, ``settings.get("name", default)``."""
    found = list(pyramid.got(use.context))
    if not found:
        return
    everything, declared = pyramid.everything(use.context), _declared(use.context)
    told: set[str] = set()
    for one in found:
        is_first = everything.read.get(one.name) == (use.context.module.name, one.node.lineno)
        if is_first and one.name not in told | everything.internal | declared:
            told.add(one.name)
            stated = given(one.default, use.context) if one.default is not None else Given()
            yield At(_finished(plain_option(one.name, stated, FRAMEWORK), use.context, one.node), one.node)
    for one in found:
        how, into = place_of(one.node, use.context)
        yield At(Reading(name=one.name, framework=FRAMEWORK, key=(one.name,), how=how, into=into), one.node)


def _declared(context: Context) -> frozenset[str]:
    """The settings that have a default in a table of the project."""
    return context.reader.project.once("settings of Pyramid with a default", lambda: frozenset(_names(context)))


def _own_names(context: Context) -> frozenset[str]:
    """The settings that the module which makes the application has a default for: these are what applies."""
    return context.reader.project.once(
        "settings of Pyramid with a default of the application", lambda: frozenset(_names(context, of_application=True))
    )


def _names(context: Context, *, of_application: bool = False) -> Iterator[str]:
    for module in context.reader.project.mentioning("DEFAULT", "default"):
        where = context.reader.context(module)
        for target in _tables(module.tree, where) if not of_application or pyramid.is_application(module.tree) else ():
            yield from (row.name for row in tables.entries(target.parent.value, where))


def _tables(tree: nodes.Module, context: Context) -> Iterator[nodes.AssignName]:
    for statement in tree.body:
        match statement:
            case nodes.Assign(targets=[nodes.AssignName() as target]) | nodes.AnnAssign(target=nodes.AssignName() as target) if (
                statement.value is not None and pyramid.is_table(target, context)
            ):
                yield target


def _finished(option: ConfigOption, context: Context, node: nodes.NodeNG) -> ConfigOption:
    """An option with the type that the reads of it agree on; a settings file holds text, which they convert."""
    kinds = pyramid.everything(context).kinds.get(option.name, set())
    if len(kinds) == 1 and option.option_type in (None, "string"):
        option = replace(option, option_type=next(iter(kinds)), default=_converted(option.default, next(iter(kinds))))
    return applied(option, "restart", READ_AT_START, context.location(node))


def _converted(default: Maybe[JSON], kind: str) -> Maybe[JSON]:
    """A default that is written as the text of a settings file, as what reads make of it."""
    if not isinstance(default, str):
        return default
    if kind == "list":
        return default if default.strip() else []
    return cast_value(default, Cast(kind)) if kind in ("integer", "number", "boolean") else default
