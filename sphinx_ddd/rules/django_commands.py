"""Django's management commands, and the commands that it brings itself where a project has something for them."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.facts.operations import Command
from sphinx_ddd.rules._cli import arguments, management, programs
from sphinx_ddd.rules._cli.purposes import purpose, writes_migration
from sphinx_ddd.rules._rule import Facts, subclasses
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Origin
from sphinx_ddd.source.uses import Subclass

FRAMEWORK = "django"


@subclasses(*management.BASES)
def command(use: Subclass) -> Facts:
    """A management command: the class ``Command`` of a module in ``management/commands``, with its help and options."""
    if not isinstance(use.node, nodes.ClassDef) or use.node.name != "Command":
        return
    line = management.command_line(use.node, use.context)
    if not line or programs.is_unnamed(line) or writes_migration(line.rpartition(" ")[2], None):
        return
    help_ = _help(use)
    yield Command(
        name=line,
        framework=FRAMEWORK,
        purpose=purpose(line.rpartition(" ")[2], help_),
        options=arguments.flags_of(line, Origin(use.node, use.context.module), use.context),
        description=help_,
    )


def _help(use: Subclass) -> str:
    """The attribute ``help`` of the class or one above it in the project."""
    for name in use.context.ancestors(use.subject):
        found = use.context.definition(name)
        if found is not None and isinstance(found[1], nodes.ClassDef):
            text = _stated(found[1], found[0])
            if text:
                return text
    return ""


def _stated(owner: nodes.ClassDef, context: Context) -> str:
    for node in owner.locals.get("help", ()):
        if isinstance(node.parent, nodes.Assign | nodes.AnnAssign) and node.parent.value is not None:
            return arguments.plain(context.template(node.parent.value))
    return ""
