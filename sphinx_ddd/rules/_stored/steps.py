"""Migrations that are two functions of a module: whether the second one brings back what the first one does."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.migrations import Migration
from sphinx_ddd.rules._stored import bodies
from sphinx_ddd.source.context import Context

_NUMBERED: Final = 3
"""Digits with which the name of a step in a row of them begins, at least."""


def is_numbered(context: Context) -> bool:
    """Whether a module is one of a row: ``0042_add_state``."""
    return name(context)[:_NUMBERED].isdigit()


def name(context: Context) -> str:
    """A step is called by its file."""
    return PurePosixPath(context.path).stem


def parameters(function: nodes.FunctionDef) -> list[str]:
    """The names of what a function is given by position."""
    return [argument.name for argument in function.args.args or ()]


def step(framework: str, back: nodes.FunctionDef | None, missing: str, context: Context) -> Migration:
    """A step by its file, with what its way back says.

    :param missing: how the framework calls the function of the way back.
    """
    why_not = _why_not(back, missing, context)
    text = context.module.tree.doc_node
    return Migration(
        name=name(context),
        framework=framework,
        reversible=not why_not,
        why_not=why_not or None,
        description=bodies.heading(text.value) if text is not None else "",
    )


def _why_not(back: nodes.FunctionDef | None, missing: str, context: Context) -> str:
    if back is None:
        return f"there is no {missing}"
    if refusal := bodies.refusal(back.body, context):
        return f"{missing} raises {refusal}"
    acting = [one for one in bodies.statements(back.body) if not _gives_nothing(one, context)]
    return "" if acting else f"{missing} does nothing"


def _gives_nothing(statement: nodes.NodeNG, context: Context) -> bool:
    """Whether a statement returns a text without any SQL."""
    text = context.value(statement.value) if isinstance(statement, nodes.Return) else None
    return isinstance(text, str) and not text.strip()
