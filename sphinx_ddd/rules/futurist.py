"""Periodic tasks of futurist (https://docs.openstack.org/futurist), also by decorators of a project's own that hand on their arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._rule import At, Facts, calls
from sphinx_ddd.rules._schedules.conditions import condition_of, switched
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import NO_TASK, Task, defined_task, task_of
from sphinx_ddd.rules._schedules.when import every
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

FRAMEWORK: Final = "futurist"
OFF: Final = -1.0
"""An interval below which nothing runs: 0 is refused, or switches the task off."""
_DEEPEST: Final = 3
"""Decorators of a project's own, one made of the other."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A function that is marked as periodic, with what is said of its times."""

    node: nodes.Call
    context: Context
    task: Task
    spacing: nodes.NodeNG
    enabled: nodes.NodeNG | None


@calls("futurist.periodics.periodic")
def periodic(use: Call) -> Facts:
    """A function that a ``PeriodicWorker`` runs again and again; an interval of 0 or less switches it off where an option gives it."""
    for marked in _marked(use.node, use.context, _DEEPEST):
        when = every(marked.spacing, marked.context)
        if when.held is not None and when.held.instead is None:
            when = replace(when, held=replace(when.held, instead=OFF))
        enabled, condition = switched(marked.enabled, marked.context)
        if when.interval is UNKNOWN and when.held is None and when.variable is None:
            continue
        around_it = condition_of(marked.node, marked.context)
        for one in scheduled(FRAMEWORK, "", marked.task, when, enabled=enabled, condition=condition or around_it):
            yield At(one.fact, location=marked.context.location(marked.node), subject=marked.context.subject(marked.node))


def _marked(call: nodes.Call, context: Context, depth: int) -> Iterator[Marked]:
    """What a call marks, itself or by the decorator of the project whose body it stands in."""
    spacing, enabled = _given(call, "spacing"), _given(call, "enabled")
    maker = _outermost(call)
    uses = _decorating(maker, context) if maker is not None and depth else []
    for other, where in uses:
        if _hands_on(call, spacing):
            yield from _marked(other, where, depth - 1)
    task = _task(call, context)
    if not uses and task.name and spacing is not None and not isinstance(spacing, nodes.Starred):
        yield Marked(call, context, task, _body(spacing), _body(enabled) if enabled is not None else None)


def _given(call: nodes.Call, name: str) -> nodes.NodeNG | None:
    for keyword in call.keywords or ():
        if keyword.arg == name:
            return keyword.value
    return call.args[0] if name == "spacing" and call.args else None


def _hands_on(call: nodes.Call, spacing: nodes.NodeNG | None) -> bool:
    """Whether the spacing is one that the decorator around is given, by its own name or with all that it is given."""
    match spacing:
        case nodes.Starred():
            return True
        case None:
            return any(keyword.arg is None for keyword in call.keywords or ())
        case nodes.Name(name="spacing"):
            return True
    return False


def _outermost(node: nodes.NodeNG) -> nodes.FunctionDef | None:
    found, function = None, around(node)
    while function is not None:
        found, function = function, around(function)
    return found


def _decorating(function: nodes.FunctionDef, context: Context) -> list[tuple[nodes.Call, Context]]:
    """The calls of a function that decorate others."""
    reader = context.reader
    found = reader.resolver.callers.of(function, context.module)
    return [(one.call, reader.context(one.module)) for one in found if isinstance(one.call.parent, nodes.Decorators)]


def _task(call: nodes.Call, context: Context) -> Task:
    match call.parent:
        case nodes.Decorators(parent=nodes.FunctionDef() as function):
            return defined_task(function, context.subject(function))
        case nodes.Call(func=func, args=[function, *_]) if func is call:
            return task_of(function, context)
    return NO_TASK


def _body(node: nodes.NodeNG) -> nodes.NodeNG:
    """What a ``lambda`` without parameters gives."""
    return node.body if isinstance(node, nodes.Lambda) and not isinstance(node, nodes.FunctionDef) else node
