"""Upper-case globals and class attributes that are settings."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._settings.plain import Given, given, variables_in
from sphinx_ddd.rules._settings.values import in_facts
from sphinx_ddd.source import flow
from sphinx_ddd.source.bindings import star_imports
from sphinx_ddd.source.context import Context


def is_setting_name(name: str) -> bool:
    """Whether loaders of settings take a name: ``DEBUG``, not ``Debug`` nor ``_DEBUG``."""
    return name.isupper() and not name.startswith("_")


def constants(scope: nodes.Module | nodes.ClassDef) -> Iterator[nodes.AssignName]:
    """The upper-case names that a module or class body assigns, each where it is assigned first."""
    for name, bound in scope.locals.items():
        first = next((n for n in bound if isinstance(n, nodes.AssignName)), None)
        if first is not None and is_setting_name(name):
            yield first


def settled(target: nodes.AssignName, scope: nodes.Module | nodes.ClassDef, context: Context) -> Given:
    """What a name is given once its module or class body has run: the one value, or what assignments and changes make of it."""
    assigned = [n for n in scope.locals[target.name] if isinstance(n, nodes.AssignName)]
    values = [n.parent.value for n in assigned if isinstance(n.parent, (nodes.Assign, nodes.AnnAssign)) and n.parent.value is not None]
    if len(flow.events_of(scope, context.module).get(target.name, ())) == 1 == len(values) and _runs(target, scope, context):
        return given(values[0], context)
    names = tuple(dict.fromkeys(name for value in values for name in variables_in(value, context))) or None
    if any(_runs(n, scope, context) for n in assigned) or _exhaustive(assigned, scope) or _is_given_before(target.name, context):
        return Given(in_facts(context.reader.unset.value_of(target.name, scope, context.module)), names)
    return Given(UNKNOWN, names)


def _is_given_before(name: str, context: Context) -> bool:
    """Whether a module of which all names are taken has the name already, so that a change of it may as well not happen."""
    modules = (context.reader.project.module(other) for other in star_imports(context.module))
    return any(name in module.tree.locals for module in modules if module is not None)


def _runs(target: nodes.AssignName, scope: nodes.NodeNG, context: Context) -> bool:
    """Whether an assignment happens, as far as the tests around it can be read."""
    for branch in flow.branches(target, scope):
        if isinstance(branch.owner, nodes.If):
            test = context.unset(branch.owner.test)
            if not context.known(test) or bool(test) is not (branch.block == "body"):
                return False
        elif not (isinstance(branch.owner, nodes.Try) and branch.block == "body"):
            return False
    return True


def _exhaustive(assigned: list[nodes.AssignName], scope: nodes.NodeNG) -> bool:
    """Whether one of the assignments always happens: in both branches of an ``if``."""
    blocks: dict[int, set[str]] = {}
    for one in assigned:
        for branch in flow.branches(one, scope)[:1]:
            blocks.setdefault(id(branch.owner), set()).add(branch.block)
    return any({"body", "orelse"} <= taken for taken in blocks.values())
