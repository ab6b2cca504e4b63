"""What the uses of a variable say of the text that it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from sphinx_ddd.facts.config import Limit
from sphinx_ddd.rules._settings.conversions import Converted, converted, is_test, is_truth
from sphinx_ddd.rules._settings.guards import ranges
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Entered
from sphinx_ddd.source.project import walk


def loads(scope: nodes.NodeNG, name: str, context: Context) -> Iterator[nodes.Name]:
    """Where a variable of a scope is used, in source order, in functions inside too."""
    key = ("loads", scope)
    index = context.module.names.get(key)
    if index is None:
        index = context.module.names[key] = _index(scope)
    for node in index.get(name, ()):  # type: ignore[attr-defined]
        found = binding(node)
        if found is not None and found[0] is scope:
            yield node


def _index(scope: nodes.NodeNG) -> dict[str, list[nodes.Name]]:
    index: dict[str, list[nodes.Name]] = {}
    for node in walk(scope):
        if isinstance(node, nodes.Name):
            index.setdefault(node.name, []).append(node)
    return index


def variable_of(node: nodes.NodeNG) -> str:
    """The variable that an expression is assigned to as it is; empty where it is not."""
    match node if isinstance(node, nodes.NamedExpr) else node.parent:
        case nodes.Assign(targets=[nodes.AssignName(name=name)]) | nodes.AnnAssign(target=nodes.AssignName(name=name)):
            return str(name)
        case nodes.NamedExpr(target=nodes.AssignName(name=name)):
            return str(name)
    return ""


def later(found: Converted, context: Context, entered: Entered | None = None) -> Converted:
    """What the uses of the variable say that an expression is assigned to; the expression itself where they say nothing."""
    name = variable_of(found.node)
    if not name or found.is_typed:
        return found
    uses = [converted(load, context, entered) for load in loads(found.node.scope(), name, context)]
    typed = [use for use in uses if use.is_typed]
    others = [use for use in uses if not use.is_typed]
    kinds = {(use.option_type, use.element_type) for use in typed}
    if len(kinds) == 1 and all(_agrees(typed[0], use.node, context) for use in others):
        return typed[0]
    fallen = [use for use in uses if use.falls_back]
    return replace(fallen[0], text=None) if len(fallen) == 1 and not found.falls_back else found


def _agrees(typed: Converted, node: nodes.NodeNG, context: Context) -> bool:
    """Whether another use of a text does not contradict the one that converts it: a flag has no third value, a list is no text."""
    if typed.option_type == "boolean":
        return _asks_truth(node, context)
    return typed.option_type != "list" or is_test(node) or isinstance(node.parent, nodes.Compare)


def _asks_truth(node: nodes.NodeNG, context: Context) -> bool:
    """Whether a use of a text does not say that it has other values than yes and no."""
    match node.parent:
        case nodes.Compare(left=left, ops=[(op, right)]):
            return context.value(right if left is node else left) is None or is_truth(op, context.value(right if left is node else left))
    return True


def guarded(node: nodes.NodeNG, context: Context) -> tuple[Limit, ...] | None:
    """The ranges outside of which the statements after an assignment of a module or class refuse what was assigned.

    Those of a function are found with what else it does to its variables, by :mod:`sphinx_ddd.rules._readings.guards`.
    """
    statement, name = node.statement(), variable_of(node)
    scope = statement.parent
    if not name or not isinstance(scope, nodes.Module | nodes.ClassDef):
        return None
    block = scope.body[scope.body.index(statement) + 1 :]
    return ranges(block, lambda one: isinstance(one, nodes.Name) and one.name == name, context) or None
