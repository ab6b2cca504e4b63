"""What assignments and ``del`` do to variables, attributes and items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Location
from sphinx_ddd.source import literals
from sphinx_ddd.source.interpreter.objects import ClassObject, Instance, Pending, Scope, Super, joined
from sphinx_ddd.source.literals import Mapping, Value

if TYPE_CHECKING:
    from sphinx_ddd.source.interpreter.machine import Machine


def assign(target: nodes.NodeNG, value: Value, scope: Scope, machine: Machine) -> None:
    """Give a target its value; where it is not known whether that happens, what is known of both."""
    match target:
        case nodes.AssignName(name=name):
            assign_name(name, value, scope, machine)
        case nodes.Tuple(elts=targets) | nodes.List(elts=targets):
            _unpack(targets, value, scope, machine)
        case nodes.Starred(value=inner):
            assign(inner, value, scope, machine)
        case nodes.AssignAttr(expr=owner, attrname=name):
            set_attribute(machine.expressions.value(owner, scope), name, value, machine)
        case nodes.Subscript(value=owner, slice=key):
            at = scope.module.location(key)
            set_item(machine.expressions.value(owner, scope), machine.expressions.value(key, scope), value, at, machine)


def assign_name(name: str, value: Value, scope: Scope, machine: Machine) -> None:
    """Bind a variable in the scope that owns it."""
    while name in scope.outer and scope.parent is not None:
        scope = scope.parent
    old = scope.variables.get(name)
    if machine.perhaps and name in scope.variables and not isinstance(old, Pending):
        value = joined(old, value)
    scope.variables[name] = value


def set_attribute(owner: Value, name: str, value: Value, machine: Machine) -> None:
    if isinstance(owner, Super):
        owner = owner.this
    if isinstance(owner, (Instance, ClassObject)):
        if machine.perhaps and name in owner.attributes:
            value = joined(owner.attributes[name], value)
        owner.attributes[name] = value


def set_item(owner: Value, key: Value, value: Value, at: Location, machine: Machine) -> None:
    if isinstance(owner, list) and isinstance(key, int) and -len(owner) <= key < len(owner):
        owner[key] = joined(owner[key], value) if machine.perhaps else value
    if not isinstance(owner, dict):
        return
    if not literals.hashable(key):
        owner[UNKNOWN] = UNKNOWN
        return
    if machine.perhaps and key in owner:
        value = joined(owner[key], value)
    if isinstance(owner, Mapping):
        owner.put(key, value, at)
    else:
        owner[key] = value


def delete(target: nodes.NodeNG, scope: Scope, machine: Machine) -> None:
    """``del``; where it is not known whether it happens, nothing."""
    if machine.perhaps:
        return
    match target:
        case nodes.DelName(name=name):
            scope.variables.pop(name, None)
        case nodes.Subscript(value=owner, slice=key_node):
            container, key = machine.expressions.value(owner, scope), machine.expressions.value(key_node, scope)
            if isinstance(container, dict) and literals.hashable(key):
                container.pop(key, None)
            elif isinstance(container, list) and isinstance(key, int) and -len(container) <= key < len(container):
                del container[key]
        case nodes.DelAttr(expr=owner, attrname=name):
            instance = machine.expressions.value(owner, scope)
            if isinstance(instance, Instance):
                instance.attributes.pop(name, None)


def _unpack(targets: list[nodes.NodeNG], value: Value, scope: Scope, machine: Machine) -> None:
    values = machine.expressions.items(value)
    starred = any(isinstance(t, nodes.Starred) for t in targets)
    if values is None or starred or len(values) != len(targets):
        values = [UNKNOWN] * len(targets)
    for target, one in zip(targets, values, strict=True):
        assign(target, one, scope, machine)
