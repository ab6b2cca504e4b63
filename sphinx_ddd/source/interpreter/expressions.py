"""Expressions of a followed program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source import literals
from sphinx_ddd.source.interpreter.limits import Failed
from sphinx_ddd.source.interpreter.objects import (
    FromEnvironment,
    Instance,
    Method,
    ModuleObject,
    Opaque,
    Scope,
    Symbol,
    computed,
    joined,
    plain,
    truth,
    unset,
)  # fmt: skip
from sphinx_ddd.source.interpreter.targets import assign
from sphinx_ddd.source.literals import Mapping, Value

if TYPE_CHECKING:
    from sphinx_ddd.source.interpreter.machine import Machine


class Expressions:
    """What the machine knows of expressions."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._by_node: dict[type[nodes.NodeNG], Callable[..., Value]] = {
            nodes.Const: self._const,
            nodes.Name: self._name,
            nodes.Attribute: self._attribute,
            nodes.List: self._list,
            nodes.Tuple: self._tuple,
            nodes.Set: self._set,
            nodes.Dict: self._dict,
            nodes.Call: self._call,
            nodes.BinOp: self._binary,
            nodes.UnaryOp: self._unary,
            nodes.BoolOp: self._bool,
            nodes.Compare: self._compare,
            nodes.IfExp: self._choice,
            nodes.JoinedStr: self._f_string,
            nodes.Subscript: self._subscript,
            nodes.ListComp: self._comprehension,
            nodes.SetComp: self._comprehension,
            nodes.GeneratorExp: self._comprehension,
            nodes.DictComp: self._comprehension,
            nodes.Lambda: machine.function,
            nodes.NamedExpr: self._named,
            nodes.Await: self._await,
            nodes.Yield: self._yield,
        }

    def value(self, node: nodes.NodeNG, scope: Scope) -> Value:
        self._machine.step()
        handler = self._by_node.get(type(node))
        return handler(node, scope) if handler is not None else UNKNOWN

    # Names and attributes

    def _const(self, node: nodes.Const, scope: Scope) -> Value:
        return UNKNOWN if node.value is Ellipsis else node.value

    def _name(self, node: nodes.Name, scope: Scope) -> Value:
        name = node.name
        current: Scope | None = scope
        while current is not None:
            if name in current.variables:
                return self._machine.looked_up(name, current)
            current = current.parent
        return Symbol(f"builtins.{name}")

    def _attribute(self, node: nodes.Attribute, scope: Scope) -> Value:
        return self.attribute(self.value(node.expr, scope), node.attrname)

    def attribute(self, owner: Value, name: str) -> Value:
        """``owner.name``."""
        if owner is UNKNOWN:
            return UNKNOWN
        if isinstance(owner, ModuleObject):
            return self._machine.imported(owner.name, name)
        if isinstance(owner, Symbol):
            return Symbol(f"{owner.name}.{name}")
        if isinstance(owner, Opaque):
            return self._machine.calls.member(owner, name)
        return Method(owner, name)

    # Displays

    def _elements(self, node: nodes.List | nodes.Tuple | nodes.Set, scope: Scope) -> list[Value]:
        out: list[Value] = []
        for element in node.elts:
            if isinstance(element, nodes.Starred):
                inner = self.items(self.value(element.value, scope))
                out += inner if inner is not None else [UNKNOWN]
            else:
                out.append(self.value(element, scope))
        return out

    def _list(self, node: nodes.List, scope: Scope) -> Value:
        return self._elements(node, scope)

    def _tuple(self, node: nodes.Tuple, scope: Scope) -> Value:
        return tuple(self._elements(node, scope))

    def _set(self, node: nodes.Set, scope: Scope) -> Value:
        items = self._elements(node, scope)
        return set(items) if all(map(literals.hashable, items)) else UNKNOWN

    def _dict(self, node: nodes.Dict, scope: Scope) -> Value:
        out = Mapping()
        for key_node, value_node in node.items:
            value = self.value(value_node, scope)
            if isinstance(key_node, nodes.DictUnpack):
                out.merge(value)
                continue
            key = self.value(key_node, scope)
            if literals.hashable(key):
                out.put(key, value, scope.module.location(key_node))
            else:
                out[UNKNOWN] = UNKNOWN
        return out

    def _f_string(self, node: nodes.JoinedStr, scope: Scope) -> Value:
        parts: list[str] = []
        for part in node.values:
            if isinstance(part, nodes.FormattedValue) and (part.format_spec is not None or part.conversion not in (-1, None)):
                return UNKNOWN
            value = self.value(part.value if isinstance(part, nodes.FormattedValue) else part, scope)
            if not isinstance(value, (str, int, float)):
                return UNKNOWN
            parts.append(str(value))
        return literals.bounded("".join(parts))

    # Operators

    def _binary(self, node: nodes.BinOp, scope: Scope) -> Value:
        return self.binary(node.op, self.value(node.left, scope), self.value(node.right, scope))

    def binary(self, op: str, left: Value, right: Value) -> Value:
        if isinstance(left, Opaque) or isinstance(right, Opaque):
            return UNKNOWN
        if isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)) and op == "+":
            return [*left, *right] if isinstance(left, list) else (*left, *right)
        return literals.binary(op, left, right)

    def augmented(self, target: nodes.NodeNG, op: str, value_node: nodes.NodeNG, scope: Scope) -> Value:
        """What ``target op= value`` gives; lists grow in place."""
        old = self._current(target, scope)
        value = self.value(value_node, scope)
        if isinstance(old, list) and op == "+":
            old += self.items(value) or ([UNKNOWN] if self.items(value) is None else [])
            return old
        if isinstance(old, dict) and op == "|" and isinstance(old, Mapping):
            old.merge(value)
            return old
        return UNKNOWN if self._machine.perhaps else self.binary(op, old, value)

    def _current(self, target: nodes.NodeNG, scope: Scope) -> Value:
        match target:
            case nodes.AssignName(name=name):
                current: Scope | None = scope
                while current is not None and name not in current.variables:
                    current = current.parent
                return self._machine.looked_up(name, current) if current is not None else UNKNOWN
            case nodes.AssignAttr(expr=owner, attrname=name):
                return self.attribute(self.value(owner, scope), name)
            case nodes.Subscript():
                return self._subscript(target, scope)
        return UNKNOWN

    def _unary(self, node: nodes.UnaryOp, scope: Scope) -> Value:
        value = self.value(node.operand, scope)
        if node.op == "not" and isinstance(value, FromEnvironment):
            return computed(not unset(value), value) if truth(unset(value)) is not None else UNKNOWN
        if node.op == "not":
            outcome = truth(value)
            return UNKNOWN if outcome is None else not outcome
        return UNKNOWN if isinstance(value, Opaque) else literals.unary(node.op, value)

    def _bool(self, node: nodes.BoolOp, scope: Scope) -> Value:
        value: Value = UNKNOWN
        unsure: list[Value] = []
        for operand in node.values:
            value = self.value(operand, scope)
            outcome = truth(value)
            if outcome is None:
                unsure.append(value)
            elif outcome is (node.op == "or"):
                break
        if not unsure:
            return value
        if node.op == "or" and isinstance(unsure[0], FromEnvironment) and len(unsure) == 1:
            return computed(unsure[0].unset or value, unsure[0])
        # One operand that is not known: the whole may still be certain to be false, or true.
        return value if truth(value) is (node.op == "or") and isinstance(value, bool) else UNKNOWN

    def _compare(self, node: nodes.Compare, scope: Scope) -> Value:
        if len(node.ops) != 1:
            return UNKNOWN
        op, right_node = node.ops[0]
        left, right = self.value(node.left, scope), self.value(right_node, scope)
        if op in ("is", "is not", "==", "!=") and right is None and left is not UNKNOWN and not isinstance(left, Symbol):
            return (left is None) is (op in ("is", "=="))
        if op in ("in", "not in") and isinstance(right, dict) and UNKNOWN not in right and plain(left):
            return (left in right) is (op == "in") if literals.hashable(left) else UNKNOWN
        return literals.compare(op, left, right) if plain(left) and plain(right) else UNKNOWN

    def _choice(self, node: nodes.IfExp, scope: Scope) -> Value:
        test = self.value(node.test, scope)
        outcome = truth(test)
        if isinstance(test, FromEnvironment) and truth(test.unset) is not None:
            return computed(unset(self.value(node.body if test.unset else node.orelse, scope)), test)
        if outcome is None:
            return joined(self.value(node.body, scope), self.value(node.orelse, scope))
        return self.value(node.body if outcome else node.orelse, scope)

    def _subscript(self, node: nodes.Subscript, scope: Scope) -> Value:
        container = self.value(node.value, scope)
        if isinstance(node.slice, nodes.Slice):
            bounds = [self.value(b, scope) if b is not None else None for b in (node.slice.lower, node.slice.upper, node.slice.step)]
            known = isinstance(container, (str, list, tuple)) and all(b is None or isinstance(b, int) for b in bounds)
            return container[slice(*bounds)] if known and bounds[2] != 0 else UNKNOWN
        key = self.value(node.slice, scope)
        if isinstance(container, Instance):
            return self._machine.calls.invoke_method(container, "__getitem__", [key])
        if not isinstance(container, (str, list, tuple, dict)) or not literals.hashable(key):
            return UNKNOWN
        if isinstance(container, dict) and key not in container and UNKNOWN not in container:
            return self.missing()
        try:
            return container[key]
        except (LookupError, TypeError):
            return UNKNOWN

    def missing(self) -> Value:
        """A key is known not to be there: what follows depends on whether the program waits for that."""
        if self._machine.catching and not self._machine.perhaps:
            raise Failed
        return UNKNOWN

    def _named(self, node: nodes.NamedExpr, scope: Scope) -> Value:
        value = self.value(node.value, scope)
        assign(node.target, value, scope, self._machine)
        return value

    def _await(self, node: nodes.Await, scope: Scope) -> Value:
        return self.value(node.value, scope)

    def _yield(self, node: nodes.Yield, scope: Scope) -> Value:
        scope.yielded.append(self.value(node.value, scope) if node.value is not None else None)
        return UNKNOWN

    # Comprehensions

    def items(self, value: Value) -> list[Value] | None:
        """What iterating over a value gives, or ``None`` when that is not known."""
        if isinstance(value, dict):
            return list(value)
        if isinstance(value, (list, tuple, str)):
            return list(value)
        return sorted(value, key=repr) if isinstance(value, (set, frozenset)) else None

    def _comprehension(self, node: nodes.ComprehensionScope, scope: Scope) -> Value:
        inner = Scope(scope.module, parent=scope)
        if isinstance(node, nodes.DictComp):
            out = Mapping()
            for known in self._rounds(list(node.generators), inner):
                key = self.value(node.key, inner) if known else UNKNOWN
                if literals.hashable(key):
                    out.put(key, self.value(node.value, inner), scope.module.location(node.key))
                else:
                    out[UNKNOWN] = UNKNOWN
            return out
        items = [self.value(node.elt, inner) if known else UNKNOWN for known in self._rounds(list(node.generators), inner)]
        if isinstance(node, nodes.SetComp):
            return set(items) if all(map(literals.hashable, items)) else UNKNOWN
        return items

    def _rounds(self, generators: list[nodes.Comprehension], scope: Scope) -> Iterator[bool]:
        """Binds the variables of each round; ``False`` once where the rounds are not known."""
        if not generators:
            yield True
            return
        first, rest = generators[0], generators[1:]
        items = self.items(self.value(first.iter, scope))
        if items is None:
            yield False
            return
        for item in items:
            if item is UNKNOWN:
                yield False
                continue
            assign(first.target, item, scope, self._machine)
            outcomes = [truth(self.value(test, scope)) for test in first.ifs]
            if None in outcomes:
                yield False
            elif all(outcomes):
                yield from self._rounds(rest, scope)

    def _call(self, node: nodes.Call, scope: Scope) -> Value:
        return self._machine.calls.call(node, scope)
