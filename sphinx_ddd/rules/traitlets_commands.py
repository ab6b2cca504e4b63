"""Subcommands of applications of ``traitlets``: ``jupyter-server list``."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.lifecycle import VersionSource
from sphinx_ddd.facts.operations import Command
from sphinx_ddd.rules._cli.purposes import purpose
from sphinx_ddd.rules._rule import At, Facts, subclasses
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Subclass

FRAMEWORK: Final = "traitlets"
APPLICATIONS: Final = (
    "traitlets.config.Application", "traitlets.config.application.Application", "jupyter_core.application.JupyterApp",
    "jupyter_server.extension.application.ExtensionApp", "IPython.core.application.BaseIPythonApplication",
)  # fmt: skip


@subclasses(*APPLICATIONS)
def command(use: Subclass) -> Facts:
    """An application that a console script of its name starts, and the subcommands that it hands on to."""
    if not isinstance(use.node, nodes.ClassDef):
        return
    program = _text(use.node, "name", use.context)
    if not program or program not in use.context.reader.project.scripts.values():
        return
    text = _first(_text(use.node, "description", use.context) or _doc(use.node))
    yield Command(name=program, framework=FRAMEWORK, purpose=purpose(program, text), description=text)
    yield VersionSource(name=f"{program} --version", command=f"{program} --version")
    for own, node, said in _subcommands(use.node, use.context):
        yield At(Command(name=f"{program} {own}", framework=FRAMEWORK, purpose=purpose(own, said, program), description=said), node)


def _subcommands(owner: nodes.ClassDef, context: Context) -> Iterator[tuple[str, nodes.NodeNG, str]]:
    for stated in owner.locals.get("subcommands", ()):
        table = stated.parent.value if isinstance(stated.parent, nodes.Assign | nodes.AnnAssign) else None
        for name, node in _entries(table, context):
            yield name, node, _help(node, context)


def _entries(table: nodes.NodeNG | None, context: Context) -> Iterator[tuple[str, nodes.NodeNG]]:
    match table:
        case nodes.Dict(items=items):
            for key, value in items:
                name = context.value(key)
                if isinstance(name, str):
                    yield name, value
        case nodes.Call(keywords=keywords) if "builtins.dict" in context.names(table.func):
            yield from ((k.arg, k.value) for k in keywords or () if k.arg)


def _help(entry: nodes.NodeNG, context: Context) -> str:
    """The second of the class and its help; the description of the class where that cannot be read."""
    if not isinstance(entry, nodes.Tuple) or not entry.elts:
        return ""
    said = context.value(entry.elts[1]) if len(entry.elts) > 1 else None
    if isinstance(said, str):
        return _first(said)
    for origin in context.origins(entry.elts[0]):
        if isinstance(origin.node, nodes.ClassDef):
            there = context.elsewhere(origin)
            return _first(_text(origin.node, "description", there) or _doc(origin.node))
    return ""


def _text(owner: nodes.ClassDef, name: str, context: Context) -> str:
    for node in owner.locals.get(name, ()):
        if isinstance(node.parent, nodes.Assign | nodes.AnnAssign):
            value = context.value(node.parent.value)
            return value if isinstance(value, str) else ""
    return ""


def _doc(owner: nodes.ClassDef) -> str:
    return owner.doc_node.value if owner.doc_node is not None else ""


def _first(text: str) -> str:
    return " ".join(inspect.cleandoc(text).strip().split("\n\n", 1)[0].split())
