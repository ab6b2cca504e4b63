"""Fields of pydantic's models that ``Field(deprecated=…)`` announces to remove. Fields of settings are options, and say it there."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.lifecycle import Deprecated
from sphinx_ddd.rules import _announcements as announcements
from sphinx_ddd.rules._pydantic import names
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

WARNING: Final = "DeprecationWarning"


@calls(*names.FIELD)
def field(use: Call) -> Facts:
    """A field of a model that warns when it is read."""
    statement = use.node.statement()
    node = statement.parent
    if not isinstance(statement, nodes.AnnAssign) or not isinstance(statement.target, nodes.AssignName) or not _is_model(node, use.context):
        return
    text, is_so = _stated(use)
    if is_so:
        said = announcements.read(text)
        yield Deprecated(
            name=f"{use.context.subject(node)}.{statement.target.name}",
            category=WARNING,
            since=said.since,
            removal=said.removal,
            replacement=said.replacement,
            message=text or None,
        )


def _is_model(node: nodes.NodeNG, context: Context) -> bool:
    """Whether a class is a model whose fields are no options."""
    if not isinstance(node, nodes.ClassDef):
        return False
    above = context.ancestors(context.subject(node))
    return any(name in above for name in names.MODELS) and not any(name in above for name in (*names.SETTINGS, *names.SETTINGS_V1))


def _stated(use: Call) -> tuple[str, bool]:
    """The message of ``deprecated=``, and whether it is a deprecation at all: a text, ``True``, or what ``deprecated("…")`` makes."""
    value = use.value(None, "deprecated")
    if isinstance(value, str) or value is True:
        return (value, bool(value)) if isinstance(value, str) else ("", True)
    given = use.argument(None, "deprecated")
    if isinstance(given, nodes.Call) and any(name in names.DEPRECATED for name in use.context.names(given.func)):
        return (use.context.template(given.args[0]) if given.args else ""), True
    return "", False
