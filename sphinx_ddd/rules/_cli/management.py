"""Django's management commands: what an operator types to start one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._cli import programs
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk

BASES: Final = (
    "django.core.management.base.BaseCommand", "django.core.management.base.AppCommand", "django.core.management.base.LabelCommand",
    "django.core.management.templates.TemplateCommand", "django.core.management.BaseCommand",
)  # fmt: skip
STARTS: Final = frozenset(
    {
        "django.core.management.execute_from_command_line",
        "django.core.management.ManagementUtility",
        "django.core.management.execute_manager",
    }
)
"""What runs the command that the command line names."""
_ARGUMENTS: Final = "sys.argv"
_EXIT: Final = "builtins.SystemExit"
_EXITS: Final = frozenset({"sys.exit", "builtins.exit", "builtins.quit", "os._exit"})
_MANAGES: Final = frozenset({"manage", "admin", "ctl", "cli"})
_FOR_DEVELOPERS: Final = re.compile(
    r"(?:internal(?: \([a-z]+\))?|quick and dirty|one[ -]off|debug|debugging|developers?|development)[ -](?:command|tool|script|helper)\b"
    r"|(?:for|used for|only for) (?:testing|debugging|development)(?: purposes)?(?: only)?\.?$",
    re.IGNORECASE,
)
"""How a command that is no operator's begins what it says of itself."""
PROGRAM: Final = "python manage.py"
"""The script that every project of Django has beside its packages."""


def command_line(node: nodes.NodeNG, context: Context) -> str:
    """``python manage.py prune`` around a node of ``shop.management.commands.prune``; empty elsewhere."""
    parts = context.module.name.split(".")
    if parts[-3:-1] != ["management", "commands"] or parts[-1].startswith("_"):
        return ""
    owner = node if isinstance(node, nodes.ClassDef) else node.frame().parent
    if not isinstance(owner, nodes.ClassDef):
        return ""
    if _is_for_developers(owner):
        return f"{programs.UNNAMED} {parts[-1]}"
    is_command = any(name.startswith("django.core.management.") for name in context.ancestors(context.subject(owner)))
    return f"{program(context) or programs.UNNAMED} {parts[-1]}" if is_command else ""


def _is_for_developers(owner: nodes.ClassDef) -> bool:
    """Whether a command says of itself that it is no operator's: an internal one, or one that only tries something out."""
    stated = [n.parent.value for n in owner.locals.get("help", ()) if isinstance(n.parent, nodes.Assign)]
    texts = [n.value for n in stated if isinstance(n, nodes.Const) and isinstance(n.value, str)]
    texts += [owner.doc_node.value] if owner.doc_node is not None else []
    return any(_FOR_DEVELOPERS.match(" ".join(text.split())) for text in texts)


def program(context: Context) -> str:
    """What runs management commands: a console script of the project, its package where there is no ``manage.py``, else that.

    Empty where the project's ``manage.py`` refuses what an operator asks of it.
    """
    return context.reader.project.once("management program", lambda: _program(context))


def _program(context: Context) -> str:
    found = {name: there for call, there in _starts(context) for name in programs.of_place(call, there)}
    scripts = sorted(found.keys() & set(context.reader.project.scripts.values()), key=_rank)
    if scripts:
        return scripts[0]
    packages = sorted(name for name, there in found.items() if there.module.name.endswith(".__main__"))
    has_own = "manage" in context.reader.project.files or any(there.module.file.beside("manage.py") for there in found.values())
    if packages and not has_own:
        return packages[0]
    return "" if any(_is_refused(call, there) for call, there in _starts(context)) else PROGRAM


def _is_refused(start: nodes.Call, context: Context) -> bool:
    """Whether a ``manage.py`` ends, before it starts a command, for all but some words of the command line."""
    if context.module.name.rpartition(".")[2] != "manage":
        return False
    return any(
        isinstance(node, nodes.If)
        and node.lineno < start.lineno
        and _is_unlisted(node.test, context)
        and any(_ends(s, context) for s in node.body)
        for node in walk(context.module.tree)
    )


def _is_unlisted(test: nodes.NodeNG, context: Context, *, negated: bool = False) -> bool:
    """Whether a test holds where words are not on the command line: ``"migrate" not in sys.argv``."""
    match test:
        case nodes.UnaryOp(op="not", operand=operand):
            return _is_unlisted(operand, context, negated=not negated)
        case nodes.BoolOp(op=op, values=values) if op == ("or" if negated else "and"):
            return all(_is_unlisted(value, context, negated=negated) for value in values)
        case nodes.Compare(left=nodes.Const(), ops=[(op, words)]) if op == ("in" if negated else "not in"):
            return _ARGUMENTS in context.names(words.value if isinstance(words, nodes.Subscript) else words)
    return False


def _ends(statement: nodes.NodeNG, context: Context) -> bool:
    match statement:
        case nodes.Raise(exc=nodes.Call(func=raised)) | nodes.Raise(exc=nodes.Name() as raised):
            return _EXIT in context.names(raised)
        case nodes.Expr(value=nodes.Call(func=called)):
            return not _EXITS.isdisjoint(context.names(called))
    return False


def _rank(script: str) -> tuple[bool, int, str]:
    """The one for all commands first, by its name; others often start a single command or lack the settings."""
    return _MANAGES.isdisjoint(script.replace("_", "-").split("-")), len(script), script


def _starts(context: Context) -> Iterator[tuple[nodes.Call, Context]]:
    for module in context.reader.project.mentioning("execute_from_command_line", "ManagementUtility"):
        there = context.reader.context(module)
        for calls in module.calls_by_tail.values():
            for call in calls:
                if not STARTS.isdisjoint(_called(call, there)):
                    yield call, there


def _called(call: nodes.Call, context: Context) -> tuple[str, ...]:
    """The names called, with the ancestors of a class of the project."""
    return tuple(a for name in context.called(call) for a in (name, *context.ancestors(name)))
