"""What the two functions of a migration do: which operations they call, whether they do anything at all."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk

DEEPEST = 3
"""Functions of the project followed from a migration, one from the other."""


def function(tree: nodes.Module, name: str) -> nodes.FunctionDef | None:
    """The function of that name at the top of a module; the last one, as Python has it."""
    found = [n for n in tree.locals.get(name, ()) if isinstance(n, nodes.FunctionDef)]
    return found[-1] if found else None


def statements(body: list[nodes.NodeNG]) -> list[nodes.NodeNG]:
    """The statements that do something: not ``pass``, not a text, not ``...``, not a bare return."""
    return [s for s in body if not _is_idle(s)]


def _is_idle(statement: nodes.NodeNG) -> bool:
    match statement:
        case nodes.Pass() | nodes.Expr(value=nodes.Const()) | nodes.Import() | nodes.ImportFrom():
            return True
        case nodes.Return(value=None) | nodes.Return(value=nodes.Const(value=None)):
            return True
    return False


def refusal(body: list[nodes.NodeNG], context: Context) -> str:
    """What a body raises in any case, as an operator sees it; empty when it does not."""
    acting = statements(body)
    if not acting or not isinstance(acting[0], nodes.Raise) or acting[0].exc is None:
        return ""
    raised = acting[0].exc
    kind = context.code(raised.func if isinstance(raised, nodes.Call) else raised).rpartition(".")[2]
    message = context.template(raised.args[0]) if isinstance(raised, nodes.Call) and raised.args else ""
    return f"{kind}: {' '.join(message.split())}" if message else kind


def calls(function: nodes.FunctionDef, context: Context, depth: int = 0) -> Iterator[tuple[nodes.Call, Context]]:
    """The calls below a function in source order, those of the functions of the project that it calls included."""
    for node in walk(function):
        if not isinstance(node, nodes.Call):
            continue
        yield node, context
        if depth < DEEPEST:
            for name in context.names(node.func)[:1]:
                found = context.definition(name)
                if found is not None and isinstance(found[1], nodes.FunctionDef) and found[1] is not function:
                    yield from calls(found[1], found[0], depth + 1)


def heading(text: Maybe[str]) -> str:
    """The sentence a migration is headed with."""
    return " ".join(text.strip().split("\n\n", 1)[0].split()) if isinstance(text, str) else ""
