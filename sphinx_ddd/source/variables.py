"""The value of a variable or attribute where it is used: its assignments and changes in place, folded in order."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import TYPE_CHECKING

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source import enums, flow, literals
from sphinx_ddd.source.bindings import absolute, binding, real_name, star_imports
from sphinx_ddd.source.constants import CONSTANTS
from sphinx_ddd.source.frames import ABSENT, Frame, bound
from sphinx_ddd.source.literals import Mapping, Value
from sphinx_ddd.source.mutations import fresh, joined, mutated
from sphinx_ddd.source.project import SourceModule

if TYPE_CHECKING:
    from sphinx_ddd.source.values import Evaluator

MOST_ROUNDS = 500
"""Rounds of a loop over literals that are followed."""


class Variables:
    """What the evaluator knows of variables."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._active: set[tuple[object, ...]] = set()

    def name(self, node: nodes.Name, module: SourceModule, frame: Frame) -> Value:
        """The value of a variable where it stands."""
        bindings_of = binding(node)
        if bindings_of is None:
            return module.name if node.name == "__name__" else self._starred(node.name, module)
        scope, bindings = bindings_of
        if (scope, node.name) in frame.variables and not self._rebound(node, scope, module):
            return frame.variables[(scope, node.name)]
        imported = bindings[-1]
        if isinstance(imported, nodes.ImportFrom) and len(bindings) == 1:
            return self.global_value(absolute(imported, module), real_name(imported, node.name))
        return self.variable(node.name, scope, module, frame, use=node)

    def _rebound(self, node: nodes.Name, scope: nodes.NodeNG, module: SourceModule) -> bool:
        """Whether a parameter or loop variable is changed again before its use."""
        if not isinstance(scope, (nodes.FunctionDef, nodes.Module)):
            return False
        events = flow.events_of(scope, module).get(node.name, ())
        return any(not flow.is_loop_target(e) and flow.is_before(e, node) for e in events)

    def global_value(self, module_name: str, name: str) -> Value:
        """The value of a module's global variable once the module is loaded, through re-exports and star imports."""
        key = (module_name, name)
        module = self._evaluator.resolver.project.module(module_name)
        if key in self._active:
            self._evaluator.cuts += 1
            return UNKNOWN
        if module is None:
            return CONSTANTS.get(f"{module_name}.{name}", UNKNOWN)
        bindings = module.tree.locals.get(name)
        if bindings and not all(isinstance(n, nodes.ImportFrom) for n in bindings):
            return self.variable(name, module.tree, module, Frame())
        self._active.add(key)
        try:
            if bindings:
                return self.global_value(absolute(bindings[-1], module), real_name(bindings[-1], name))
            return self._starred(name, module)
        finally:
            self._active.discard(key)

    def _starred(self, name: str, module: SourceModule) -> Value:
        """The value of a name that only a star import can have bound."""
        values = (self.global_value(source, name) for source in star_imports(module))
        return next((value for value in values if value is not UNKNOWN), UNKNOWN)

    def _from_star(self, name: str, module: SourceModule) -> Value:
        """The value that a star import gives a variable before the module itself changes it; absent where that is not known."""
        found = self._starred(name, module)
        return ABSENT if found is UNKNOWN else fresh(found)

    def variable(self, name: str, scope: nodes.NodeNG, module: SourceModule, frame: Frame, use: nodes.NodeNG | None = None) -> Value:
        """The value of a scope's variable where ``use`` stands, or at the end of the scope."""
        reach = use if use is not None and (use.scope() is scope or name in flow.events_of(use.scope(), module)) else None
        key = (module.name, scope, name, reach)
        if key in self._active:
            self._evaluator.cuts += 1
            return UNKNOWN
        cached = ("value", scope, name, self._evaluator.mode) if reach is None and not frame.variables else None
        if cached in module.names:
            return module.names[cached]
        self._active.add(key)
        cuts = self._evaluator.cuts
        try:
            state = self._fold(name, scope, module, frame, reach)
        finally:
            self._active.discard(key)
        if cached is not None and cuts == self._evaluator.cuts:
            module.names[cached] = state
        return state

    def _fold(self, name: str, scope: nodes.NodeNG, module: SourceModule, frame: Frame, use: nodes.NodeNG | None) -> Value:
        if any(isinstance(n, (nodes.FunctionDef, nodes.ClassDef, nodes.Import)) for n in scope.locals.get(name, ())):
            return UNKNOWN
        state: Value = frame.variables.get((scope, name), UNKNOWN if flow.is_parameter(name, scope) else ABSENT)
        if state is ABSENT and isinstance(scope, nodes.Module) and star_imports(module):
            state = self._from_star(name, module)
        state = self._through(name, scope, state, module, frame, use)
        if use is not None and use.scope() is not scope:
            # A function that changes an outer variable before it uses it.
            state = self._through(name, use.scope(), state, module, frame, use)
        for value in self._imports(name, scope, module, use):
            state = value if state is ABSENT else joined(state, value)
        return UNKNOWN if state is ABSENT else state

    def _imports(self, name: str, scope: nodes.NodeNG, module: SourceModule, use: nodes.NodeNG | None) -> Iterator[Value]:
        """What imports of a scope may give a variable that is also assigned: ``try: from a import x``, ``except ImportError: x = None``."""
        within = use if use is not None and use.scope() is scope else None
        here = flow.branches(within, scope) if within is not None else []
        certain = [e for e, branches in flow.reaching(flow.events_of(scope, module).get(name, ()), within, here, scope) if not branches]
        for one in scope.locals.get(name, ()):
            if not isinstance(one, nodes.ImportFrom) or (within is not None and not flow.is_before(one, within)):
                continue
            replaced = any(isinstance(e, nodes.AssignName) and flow.is_before(one, e) for e in certain)
            if not replaced and not flow.excluded(flow.branches(one, scope), here):
                yield self.global_value(absolute(one, module), real_name(one, name))

    def _through(self, name: str, scope: nodes.NodeNG, state: Value, module: SourceModule, frame: Frame, use: nodes.NodeNG | None) -> Value:
        """The value after what a scope does to a variable, up to ``use`` where that lies in it."""
        within = use if use is not None and use.scope() is scope else None
        here = flow.branches(within, scope) if within is not None else []
        for event, branches in flow.reaching(flow.events_of(scope, module).get(name, ()), within, here, scope):
            state = self._after(event, state, branches, scope, module, frame)
            if state is UNKNOWN and not isinstance(event, nodes.AssignName):
                break
        return state

    def _after(
        self, event: flow.Event, state: Value, conditions: list[flow.Branch], scope: nodes.NodeNG, module: SourceModule, frame: Frame
    ) -> Value:
        """The value after an event that may happen, happens, or happens once a round."""
        if not conditions:
            return self._applied(event, state, module, frame, certain=True)
        first, rest = conditions[0], conditions[1:]
        match first.owner:
            case nodes.If(test=test):
                outcome = self._evaluator.value(test, module, frame)
                if literals.known(outcome):
                    taken = bool(outcome) is (first.block == "body")
                    return self._after(event, state, rest, scope, module, frame) if taken else state
            case nodes.For(target=target, iter=iterated) if first.block == "body":
                items = self._evaluator.value(iterated, module, frame)
                if isinstance(items, (list, tuple, dict, str)) and len(items) <= MOST_ROUNDS:
                    for item in items:
                        inner = bound(target, item, scope, frame)
                        state = UNKNOWN if inner is None else self._after(event, state, rest, scope, module, inner)
                    return state
            case nodes.Try() if first.block == "body":
                return self._after(event, state, rest, scope, module, frame)
        if isinstance(event, nodes.AssignName):
            new = self._applied(event, state, module, frame, certain=False)
            return new if state is ABSENT else joined(state, new)
        return self._applied(event, copy.deepcopy(state) if isinstance(state, list) else state, module, frame, certain=False)

    def _applied(self, event: flow.Event, state: Value, module: SourceModule, frame: Frame, *, certain: bool) -> Value:
        match event:
            case nodes.AssignName(parent=parent):
                return self._assigned(event, parent, module, frame)
            case nodes.AugAssign(op=op, value=value):
                other = self._evaluator.value(value, module, frame)
                if state is ABSENT or not (certain or isinstance(state, dict)):
                    return UNKNOWN
                return literals.binary(op.rstrip("="), state, other)
            case nodes.Subscript():
                return self._item_changed(state, flow.keys_of(event), event.parent, module, frame, certain=certain)
            case nodes.Call(func=nodes.Attribute(expr=nodes.Subscript() as item)):
                return self._item_changed(state, flow.keys_of(item), event, module, frame, certain=certain)
            case nodes.Call():
                return self._mutated(state, event, module, frame, certain=certain)
        return UNKNOWN

    def _assigned(self, target: nodes.AssignName, parent: nodes.NodeNG, module: SourceModule, frame: Frame) -> Value:
        match parent:
            case nodes.Assign(value=value) | nodes.NamedExpr(value=value):
                return fresh(self._evaluator.value(value, module, frame))
            case nodes.AnnAssign(value=value):
                return fresh(self._evaluator.value(value, module, frame)) if value is not None else ABSENT
            case nodes.Tuple(elts=targets, parent=nodes.Assign(value=value)):
                values = self._evaluator.value(value, module, frame)
                return values[targets.index(target)] if isinstance(values, (list, tuple)) and len(values) == len(targets) else UNKNOWN
        return UNKNOWN

    def _mutated(self, state: Value, call: nodes.Call, module: SourceModule, frame: Frame, *, certain: bool) -> Value:
        arguments = [self._evaluator.value(a, module, frame) for a in call.args]
        return mutated(state, call.func.attrname, arguments, self._evaluator.keywords(call, module, frame), certain=certain)

    def _item_changed(
        self, state: Value, keys: list[nodes.NodeNG], change: nodes.NodeNG, module: SourceModule, frame: Frame, *, certain: bool
    ) -> Value:
        """A dict after ``state[key] = …``, ``del state[key]``, ``state[key].append(…)``, also with several keys."""
        if not isinstance(state, dict):
            return UNKNOWN
        out = state.copy() if isinstance(state, Mapping) else Mapping(state)
        key = self._evaluator.value(keys[0], module, frame)
        old = out.get(key, ABSENT) if literals.hashable(key) else ABSENT
        if not literals.hashable(key):
            out[UNKNOWN] = UNKNOWN
        elif len(keys) > 1:
            out[key] = self._item_changed(old, keys[1:], change, module, frame, certain=certain)
        elif isinstance(change, nodes.Assign):
            new = self._evaluator.value(change.value, module, frame)
            out.put(key, new if certain or old is ABSENT else joined(old, new), module.location(keys[0]))
        elif isinstance(change, nodes.Delete):
            out.pop(key, None)
        else:
            out[key] = self._mutated(old, change, module, frame, certain=certain) if isinstance(change, nodes.Call) else UNKNOWN
        return out

    def attribute(self, node: nodes.Attribute, module: SourceModule) -> Value:
        """The value of ``owner.attribute``, where the owner is a module or a class of the project."""
        for base in self._evaluator.resolver.refs(node.expr, module):
            if not base.instance and self._evaluator.resolver.project.owns(base.name):
                return self.global_value(base.name, node.attrname)
            found = self._class_attribute(base.name, node.attrname)
            if base.instance and found is not ABSENT and self._is_field(base.name, node.attrname):
                return UNKNOWN
            if found is not ABSENT:
                return (
                    enums.member(node.attrname, found, base.name, enums.shown(base.name, node.attrname, self._evaluator))
                    if not base.instance and enums.is_enum(base.name, self._evaluator)
                    else found
                )
            if f"{base.name}.{node.attrname}" in CONSTANTS:
                return CONSTANTS[f"{base.name}.{node.attrname}"]
        return UNKNOWN

    def _is_field(self, class_name: str, attribute: str) -> bool:
        """Whether what the class body gives an attribute is only the default of what instances are made with."""
        resolver = self._evaluator.resolver
        ancestors = resolver.classes.ancestors(class_name)
        for ancestor in ancestors:
            defined = resolver.project.definition(ancestor)
            if defined is not None and attribute in defined[1].locals:
                made = any(resolver.project.definition(a) is None and a != "builtins.object" for a in ancestors)
                annotated = any(isinstance(n.parent, nodes.AnnAssign) for n in defined[1].locals[attribute])
                return annotated and (made or defined[1].decorators is not None)
        return False

    def _class_attribute(self, class_name: str, attribute: str) -> Value:
        """An attribute that the class body sets, or the one value that its methods give it."""
        for ancestor in self._evaluator.resolver.classes.ancestors(class_name):
            defined = self._evaluator.resolver.project.definition(ancestor)
            if defined is None or not isinstance(defined[1], nodes.ClassDef):
                continue
            module, node = defined
            assigned = self._evaluator.resolver.classes.attributes(node, module).get(attribute, [])
            if assigned:
                values = [
                    self._evaluator.value(a.parent.value, module) for a in assigned if isinstance(a.parent, nodes.Assign | nodes.AnnAssign)
                ]
                if attribute in node.locals:
                    values.append(self.variable(attribute, node, module, Frame()))
                same = bool(values) and len(values) >= len(assigned) and all(literals.known(v) and v == values[0] for v in values)
                return values[0] if same or len(values) == 1 == len(assigned) else UNKNOWN
            if attribute in node.locals:
                return self.variable(attribute, node, module, Frame())
        return ABSENT
