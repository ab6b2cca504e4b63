"""Commands of ``click``, and groups that do something by themselves, under their full command lines."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.facts.lifecycle import Deprecated
from sphinx_ddd.facts.operations import Command
from sphinx_ddd.rules import _announcements as announcements
from sphinx_ddd.rules._cli import click_names as names
from sphinx_ddd.rules._cli import click_owners, click_params, click_tree, programs
from sphinx_ddd.rules._cli.purposes import purpose
from sphinx_ddd.rules._cli.values import main_flag
from sphinx_ddd.rules._rule import Facts, calls, decorates
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Origin
from sphinx_ddd.source.uses import Call, Decoration

FRAMEWORK = "click"
DEPRECATED = "deprecated"
"""The framework's own word."""

DECORATED = {**dict.fromkeys(names.MAKES_COMMAND, names.COMMAND), **dict.fromkeys(names.MAKES_GROUP, names.GROUP)}
HANDED = frozenset({"command", "group", "add_command"})


@decorates(*sorted(names.MAKERS))
def decorated(use: Decoration) -> Facts:
    """A function that became a command, or a group that does something by itself. Not what nobody could type."""
    if isinstance(use.decorated, nodes.FunctionDef):
        yield from _commands(Origin(use.decorated, use.context.module), use.context, is_group=use.name in names.MAKES_GROUP)


@decorates(*sorted(names.MAKERS))
def deprecated(use: Decoration) -> Facts:
    """A command or group that calls itself deprecated: it warns whoever runs it."""
    stated = use.value(None, "deprecated")
    said = stated if isinstance(stated, str) else ""
    if not isinstance(use.decorated, nodes.FunctionDef) or not (stated is True or said):
        return
    for line in click_tree.lines(Origin(use.decorated, use.context.module), use.context):
        if not programs.is_unnamed(line.text):
            told = announcements.read(said)
            yield Deprecated(
                name=line.text,
                category=DEPRECATED,
                since=told.since,
                removal=told.removal,
                replacement=told.replacement,
                message=said or None,
            )


@calls(*names.CLASSES)
def constructed(use: Call) -> Facts:
    """A command or group made by calling its class."""
    if not (isinstance(use.node.func, nodes.Attribute) and use.node.func.attrname == "__init__"):
        yield from _commands(Origin(use.node, use.context.module), use.context, is_group=any(n in names.GROUPS for n in use.names))


@calls(*sorted(names.MAKERS))
def applied(use: Call) -> Facts:
    """A command made without the decorator's sign: ``group.command("prune")(function)``."""
    outer = use.node.parent
    if isinstance(outer, nodes.Call) and outer.func is use.node:
        yield from _commands(Origin(outer, use.context.module), use.context, is_group=use.name in names.MAKES_GROUP)


def _commands(origin: Origin, context: Context, *, is_group: bool) -> Facts:
    made = click_tree.made_by(origin, context)
    if made is not None and made.argument(0, "name") is None and made.is_open(0):
        return  # a wrapper: its callers say the name
    if is_group and not _acts(origin, context):
        return  # it shows its help, and nothing else
    text = _help(origin, context)
    own = click_tree.own_name(origin, context)
    for line in click_tree.lines(origin, context):
        if not programs.is_unnamed(line.text):
            yield Command(
                name=line.text,
                framework=FRAMEWORK,
                purpose=purpose(own, text, line.text.rpartition(" ")[0]),
                options=_flags(origin, context),
                description=text,
            )


def _acts(origin: Origin, context: Context) -> bool:
    """Whether a group does something of its own when no command follows."""
    made = click_tree.made_by(origin, context)
    return made is not None and made.flag(None, "invoke_without_command") is True


def _help(origin: Origin, context: Context) -> str:
    made = click_tree.made_by(origin, context)
    stated = made.template(None, "help") or made.template(None, "short_help") if made is not None else ""
    function = click_tree.function_of(origin, context)
    doc = function.doc_node.value if function is not None and function.doc_node is not None else ""
    return click_params.plain(stated or doc)


def _flags(origin: Origin, context: Context) -> tuple[str, ...]:
    out: dict[str, None] = {}
    for made in click_owners.parameters(origin, context):
        here = context.reader.context(made.module)
        known = tuple(name for name in here.names(made.call.func) if name in names.PARAMETERS)
        for one in here.entered(made.entered).rounds(made.call):
            declared = click_params.declared(Call(made.call, one, known, made.call))
            if declared is not None and (declared.flags or declared.off):
                out[main_flag((*declared.flags, *declared.off))] = None
    return tuple(out)
