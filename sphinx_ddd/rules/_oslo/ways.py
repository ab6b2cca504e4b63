"""The ways to reach the call that makes an option: through helpers of the project, and the loops around their calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.frames import Frame
from sphinx_ddd.source.origins import Entered
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import Call

DEEPEST = 3
"""Helpers that call each other, up to the one that says which option it wants."""
MOST = 5_000
"""Ways to one call that are followed."""


def variants(use: Call) -> Iterator[tuple[Call, Entered | None]]:
    """The call once for each way to reach it that may give it other arguments."""
    count = 0
    for context, entered in _ways(use.node, use.context, 0):
        for inner in context.rounds(use.node):
            yield replace(use, context=inner), entered
            count += 1
            if count >= MOST:
                return


def _ways(call: nodes.NodeNG, context: Context, depth: int) -> Iterator[tuple[Context, Entered | None]]:
    function = around(call)
    if function is None or depth >= DEEPEST or not depends(call, function):
        yield context, None
        return
    entered = context.reader.resolver.callers.of(function, context.module, MOST)
    for entry, where in entered:
        for outer, step in _ways(entry, context.reader.context(where), depth + 1):
            for inner in outer.rounds(entry):
                frame = context.reader.evaluator.entered(entry, where, inner.frame, function, context.module)
                if frame is not None:
                    given = Frame(inner.frame.variables | frame.variables)
                    yield replace(context, frame=given), Entered(function, entry, where, step)
    if not entered:
        yield context, None


def depends(call: nodes.NodeNG, function: nodes.FunctionDef) -> bool:
    """Whether the arguments of a call come from variables of the function around it."""
    if not isinstance(call, nodes.Call):
        return False
    for argument in (*call.args, *(k.value for k in call.keywords or ())):
        for node in walk(argument):
            found = binding(node) if isinstance(node, nodes.Name) else None
            if found is not None and found[0] is function:
                return True
    return False
