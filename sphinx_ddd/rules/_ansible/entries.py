"""What a mapping that is unpacked into a call holds for one key: ``fail_json(**result)``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._ansible import names
from sphinx_ddd.source import flow
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context

_DEEPEST: Final = 4
_LEAVING: Final = frozenset({names.method("fail_json"), names.method("exit_json"), "sys.exit"})


def entries(mapping: nodes.NodeNG, key: str, context: Context, depth: int = 0) -> Iterator[tuple[nodes.NodeNG, Context]]:
    """The expressions that the mapping may hold for a key where it stands, each with the context of its module."""
    if depth > _DEEPEST:
        return
    match mapping:
        case nodes.Dict(items=items):
            yield from ((value, context) for name, value in items if isinstance(name, nodes.Const) and name.value == key)
        case nodes.Call() if "builtins.dict" in context.names(mapping.func):
            yield from ((k.value, context) for k in mapping.keywords or () if k.arg == key)
        case nodes.Call():
            for value, place in _returned(mapping, context):
                yield from entries(value, key, place, depth + 1)
        case nodes.Name():
            yield from _of_variable(mapping, key, context, depth)


def _of_variable(node: nodes.Name, key: str, context: Context, depth: int) -> Iterator[tuple[nodes.NodeNG, Context]]:
    bound = binding(node)
    if bound is None or bound[0] is not node.scope():
        return
    scope = bound[0]
    here = flow.branches(node, scope)
    found: list[tuple[nodes.NodeNG, Context]] = []
    for event in flow.events_of(scope, context.module).get(node.name, ()):
        branches = flow.branches(event, scope)
        if not flow.is_before(event, node) or flow.excluded(branches, here):
            continue
        conditions = flow.conditional(branches, here)
        if any(_ends_there(branch, context) for branch in conditions):
            continue
        given = list(_of_event(event, key, context, depth))
        found = [*found, *given] if conditions or not given else given
    yield from found


def _of_event(event: flow.Event, key: str, context: Context, depth: int) -> Iterator[tuple[nodes.NodeNG, Context]]:
    match event:
        case nodes.Subscript(slice=nodes.Const(value=given), parent=nodes.Assign(value=value)) if given == key:
            yield value, context
        case nodes.AssignName(parent=nodes.Assign(value=value)):
            yield from entries(value, key, context, depth + 1)
        case nodes.AssignName(parent=nodes.Tuple(elts=targets, parent=nodes.Assign(value=nodes.Call() as call))):
            for value, place in _returned(call, context):
                if isinstance(value, nodes.Tuple) and len(value.elts) == len(targets):
                    yield from entries(value.elts[targets.index(event)], key, place, depth + 1)
        case nodes.Call(func=nodes.Attribute(attrname="update"), args=[value]):
            yield from entries(value, key, context, depth + 1)
        case nodes.Call(func=nodes.Attribute(attrname="update")):
            yield from ((k.value, context) for k in event.keywords or () if k.arg == key)


def _ends_there(branch: flow.Branch, context: Context) -> bool:
    """Whether a block leaves the function or the module at its end, so that nothing after it is reached from it."""
    body = getattr(branch.owner, branch.block, None)
    match body[-1] if body else None:
        case nodes.Return() | nodes.Raise():
            return True
        case nodes.Expr(value=nodes.Call(func=function)):
            return not _LEAVING.isdisjoint(context.names(function))
    return False


def _returned(call: nodes.Call, context: Context) -> Iterator[tuple[nodes.NodeNG, Context]]:
    for name in context.names(call.func):
        defined = context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.FunctionDef):
            yield from ((r.value, defined[0]) for r in flow.returns_of(defined[1]) if r.value is not None)
