"""Functions that a command runs: what they raise, who typed the command reads."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.rules._cli import programs
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import decorators_of

COMMANDS: Final = frozenset(
    {
        "click.command", "click.group", "click.decorators.command", "click.core.Group.command", "click.Group.command", "click.Group.group",
        "typer.Typer.command", "typer.Typer.callback", "typer.main.Typer.command", "flask.cli.AppGroup.command", "flask.Flask.cli.command",
        "invoke.task", "rich_click.command", "rich_click.group",
    }
)  # fmt: skip
"""Decorators that make a command of a function."""
BASES: Final = frozenset(
    {
        "django.core.management.BaseCommand", "django.core.management.base.BaseCommand", "cliff.command.Command", "cliff.lister.Lister",
        "cliff.show.ShowOne", "cement.Controller", "setuptools.Command",
    }
)  # fmt: skip
"""Classes whose methods are a command's."""


def runs_command(node: nodes.NodeNG, context: Context) -> bool:
    """Whether the function around a node is a command's own, or the one that a program starts with."""
    function = node.scope()
    if not isinstance(function, nodes.FunctionDef):
        return False
    if programs.script(function, context):
        return True
    called = (d.func if isinstance(d, nodes.Call) else d for d in decorators_of(function))
    if any(not COMMANDS.isdisjoint(context.names(d)) for d in called):
        return True
    owner = function.parent.frame() if function.parent is not None else None
    return isinstance(owner, nodes.ClassDef) and not BASES.isdisjoint(context.ancestors(context.subject(owner)))
