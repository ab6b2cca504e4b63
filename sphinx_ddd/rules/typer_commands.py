"""Commands of ``typer``, and groups that do something by themselves, under their full command lines."""

from __future__ import annotations

from sphinx_ddd.facts.operations import Command
from sphinx_ddd.rules._cli import click_params, programs, typer_params, typer_tree
from sphinx_ddd.rules._cli.purposes import purpose
from sphinx_ddd.rules._cli.typer_tree import Registered
from sphinx_ddd.rules._cli.values import main_flag
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Origin
from sphinx_ddd.source.uses import WholeModule

FRAMEWORK = "typer"


@modules()
def command(use: WholeModule) -> Facts:
    """A function that ``typer`` makes a command of."""
    for one in typer_tree.commands_in(use.context):
        text = _help(one)
        for line in () if one.is_callback else typer_tree.lines_of(one, use.context):
            if not programs.is_unnamed(line.text):
                fact = Command(
                    name=line.text,
                    framework=FRAMEWORK,
                    purpose=purpose(typer_tree.command_name(one), text, line.text.rpartition(" ")[0]),
                    options=_flags([one], use.context),
                    description=text,
                )
                yield At(fact, node=one.function.node, subject=use.context.subject(one.function.node))


@modules()
def group(use: WholeModule) -> Facts:
    """An application of ``typer`` that does something by itself although it has several commands."""
    for app in typer_tree.apps_in(use.context):
        if typer_tree.is_alone(app, use.context) or typer_tree.is_merged(app, use.context):
            continue
        callbacks = [one for one in typer_tree.tree(use.context).registered_in(app) if one.is_callback]
        if not _acts(app, callbacks, use.context):
            continue
        text = _help_of_group(app, callbacks, use.context)
        for line in typer_tree.lines(app, use.context):
            if not programs.is_unnamed(line.text):
                own = line.text.rpartition(" ")[2]
                fact = Command(
                    name=line.text,
                    framework=FRAMEWORK,
                    purpose=purpose(own, text),
                    options=_flags(callbacks, use.context),
                    description=text,
                )
                yield At(fact, node=typer_tree.site(app).node)


def _acts(app: Origin, callbacks: list[Registered], context: Context) -> bool:
    """Whether a group does something of its own when no command follows."""
    uses = [typer_tree.construction(app, context), *(one.use for one in callbacks)]
    return any(use.flag(None, "invoke_without_command") is True for use in uses)


def _help(one: Registered) -> str:
    stated = one.use.template(None, "help") or one.use.template(None, "short_help")
    return click_params.plain(stated or _doc(one))


def _doc(one: Registered) -> str:
    doc = getattr(one.function.node, "doc_node", None)
    return doc.value if doc is not None and isinstance(doc.value, str) else ""


def _help_of_group(app: Origin, callbacks: list[Registered], context: Context) -> str:
    """What ``add_typer`` says, the callback, the application itself; else the docstring of the callback."""
    places = [place.use for place in typer_tree.tree(context).places_of(app)]
    uses = [*places, *(one.use for one in callbacks), typer_tree.construction(app, context)]
    stated = next((text for use in uses if (text := use.template(None, "help"))), "")
    return click_params.plain(stated or next((doc for one in callbacks if (doc := _doc(one))), ""))


def _flags(registered: list[Registered], context: Context) -> tuple[str, ...]:
    out: dict[str, None] = {}
    for one in registered:
        for found in typer_params.parameters(one.function, context):
            flags = None if found.is_argument else typer_params.declared(found, typer_params.type_of(found))
            if flags is not None:
                out[main_flag((*flags.flags, *flags.off))] = None
    return tuple(out)
