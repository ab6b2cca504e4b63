"""What a schedule runs."""

from __future__ import annotations

from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import qualified_scope

SIGNATURES = frozenset("s si signature subtask delay apply_async clone set send run".split())
"""Methods of a task whose result stands for the task."""
PARTIAL = ("functools.partial",)


@dataclass(frozen=True, slots=True)
class Task:
    """A function, or a command line."""

    name: str
    """Dotted; empty where it cannot be told."""
    description: str = ""
    """The first sentence of its documentation."""


NO_TASK = Task("")


def task_of(node: nodes.NodeNG | None, context: Context) -> Task:
    """The task that an expression stands for: a function, its name as text, a signature or ``partial`` of it."""
    match node:
        case None:
            return NO_TASK
        case nodes.Call(func=nodes.Attribute(attrname=method, expr=owner)) if method in SIGNATURES:
            return task_of(owner, context)
        case nodes.Call(args=[inner, *_]) if any(name in PARTIAL for name in context.names(node.func)):
            return task_of(inner, context)
    text = context.value(node)
    if isinstance(text, str):
        return named_task(text, context)
    for origin in context.origins(node):
        if isinstance(origin.node, nodes.FunctionDef | nodes.ClassDef):
            return defined_task(origin.node, qualified_scope(origin.module, origin.node))
    for ref in context.refs(node):
        if isinstance(ref.origin, nodes.FunctionDef):
            return defined_task(ref.origin, qualified_scope(context.module, ref.origin))
    names = [name for name in context.names(node) if not isinstance(node, nodes.Call) and not name.startswith("builtins.")]
    return Task(names[0]) if names else NO_TASK


def named_task(name: str, context: Context) -> Task:
    """A task by its dotted name, ``module:function`` or ``module.function``; its documentation where it is one of the project's."""
    found = context.definition(name.replace(":", "."))
    return defined_task(found[1], name) if found is not None else Task(name)


def defined_task(node: nodes.FunctionDef | nodes.ClassDef, name: str) -> Task:
    """A function or class of the project."""
    return Task(name, first_sentence(node.doc_node.value if node.doc_node is not None else ""))


def first_sentence(text: str) -> str:
    """The first sentence of a docstring, on one line."""
    paragraph = " ".join(text.strip().split("\n\n", 1)[0].split())
    end = paragraph.find(". ")
    return paragraph[: end + 1] if end >= 0 else paragraph
