"""What value an expression has, as far as the text says: folded, never executed; UNKNOWN where it cannot be read."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field

from astroid import nodes
from astroid.exceptions import NoDefault

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source import flow, literals
from sphinx_ddd.source.literals import Mapping, Value
from sphinx_ddd.source.names import Resolver, absolute, binding, real_name
from sphinx_ddd.source.project import SourceModule, decorators_of

MOST_STEPS = 50_000
"""Expressions looked at for one value, through all the names and functions it leads to."""
DEEPEST = 60
"""Names and functions followed one inside the other."""
MOST_ROUNDS = 500
"""Rounds of a loop over literals that are followed."""


class _Absent:
    """A variable before its first assignment."""


ABSENT = _Absent()


@dataclass
class Frame:
    """Variables of a function call, a loop or a comprehension, by the scope that binds them."""

    variables: dict[tuple[object, str], Value] = field(default_factory=dict)

    def with_variables(self, scope: object, values: dict[str, Value]) -> Frame:
        return Frame(self.variables | {(scope, name): value for name, value in values.items()})


class Evaluator:
    """Values over a project."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self._steps = 0
        self._depth = 0
        self._active: set[tuple[object, ...]] = set()

    def value(self, node: nodes.NodeNG | None, module: SourceModule, frame: Frame | None = None) -> Value:
        """The value of an expression; ``None`` for no expression."""
        if node is None:
            return None
        if self._depth == 0:
            self._steps = 0
        self._steps += 1
        if self._steps > MOST_STEPS or self._depth > DEEPEST:
            return UNKNOWN
        self._depth += 1
        try:
            return self._value(node, module, frame or Frame())
        except RecursionError:
            return UNKNOWN
        finally:
            self._depth -= 1

    def _value(self, node: nodes.NodeNG, module: SourceModule, frame: Frame) -> Value:
        match node:
            case nodes.Const(value=constant):
                return UNKNOWN if constant is Ellipsis else literals.bounded(constant)
            case nodes.Name():
                return self._name(node, module, frame)
            case nodes.Attribute():
                return self._attribute(node, module, frame)
            case nodes.List() | nodes.Tuple() | nodes.Set():
                return self._sequence(node, module, frame)
            case nodes.Dict():
                return self._dict(node, module, frame)
            case nodes.Call():
                return self._call(node, module, frame)
            case nodes.BinOp(op=op, left=left, right=right):
                return literals.binary(op, self.value(left, module, frame), self.value(right, module, frame))
            case nodes.UnaryOp(op=op, operand=operand):
                return literals.unary(op, self.value(operand, module, frame))
            case nodes.BoolOp():
                return self._bool_op(node, module, frame)
            case nodes.Compare(left=left, ops=[(op, right)]):
                return literals.compare(op, self.value(left, module, frame), self.value(right, module, frame))
            case nodes.IfExp(test=test, body=body, orelse=orelse):
                return self._choice(self.value(test, module, frame), body, orelse, module, frame)
            case nodes.JoinedStr():
                return self._joined(node, module, frame)
            case nodes.Subscript():
                return self._subscript(node, module, frame)
            case nodes.ListComp() | nodes.SetComp() | nodes.GeneratorExp() | nodes.DictComp():
                return self._comprehension(node, module, frame)
            case nodes.NamedExpr(value=value):
                return self.value(value, module, frame)
        return UNKNOWN

    # Displays

    def _sequence(self, node: nodes.List | nodes.Tuple | nodes.Set, module: SourceModule, frame: Frame) -> Value:
        items: list[Value] = []
        for element in node.elts:
            if isinstance(element, nodes.Starred):
                inner = self.value(element.value, module, frame)
                items += list(inner) if isinstance(inner, (list, tuple, set, dict)) else [UNKNOWN]
            else:
                items.append(self.value(element, module, frame))
        if isinstance(node, nodes.Tuple):
            return literals.bounded(tuple(items))
        if isinstance(node, nodes.Set):
            return set(items) if all(map(literals.hashable, items)) else UNKNOWN
        return literals.bounded(items)

    def _dict(self, node: nodes.Dict, module: SourceModule, frame: Frame) -> Value:
        out = Mapping()
        for key_node, value_node in node.items:
            value = self.value(value_node, module, frame)
            if isinstance(key_node, nodes.DictUnpack):
                out.merge(value)
                continue
            key = self.value(key_node, module, frame)
            if literals.hashable(key):
                out.put(key, value, module.location(key_node))
            else:
                out[UNKNOWN] = UNKNOWN
        return literals.bounded(out)

    def _joined(self, node: nodes.JoinedStr, module: SourceModule, frame: Frame) -> Value:
        parts: list[str] = []
        for part in node.values:
            if isinstance(part, nodes.FormattedValue) and (part.format_spec is not None or part.conversion not in (-1, None)):
                return UNKNOWN
            value = self.value(part.value if isinstance(part, nodes.FormattedValue) else part, module, frame)
            if not isinstance(value, (str, int, float)):
                return UNKNOWN
            parts.append(str(value))
        return literals.bounded("".join(parts))

    def _bool_op(self, node: nodes.BoolOp, module: SourceModule, frame: Frame) -> Value:
        value: Value = UNKNOWN
        for operand in node.values:
            value = self.value(operand, module, frame)
            if value is UNKNOWN or bool(value) is (node.op == "or"):
                return value
        return value

    def _choice(self, test: Value, body: nodes.NodeNG, orelse: nodes.NodeNG, module: SourceModule, frame: Frame) -> Value:
        if literals.known(test):
            return self.value(body if test else orelse, module, frame)
        return joined(self.value(body, module, frame), self.value(orelse, module, frame))

    def _subscript(self, node: nodes.Subscript, module: SourceModule, frame: Frame) -> Value:
        container = self.value(node.value, module, frame)
        if not isinstance(container, (str, list, tuple, dict)):
            return UNKNOWN
        if isinstance(node.slice, nodes.Slice):
            bounds = [self.value(b, module, frame) for b in (node.slice.lower, node.slice.upper, node.slice.step)]
            if isinstance(container, dict) or UNKNOWN in bounds:
                return UNKNOWN
            key: Value = slice(*bounds)
        else:
            key = self.value(node.slice, module, frame)
            if not literals.hashable(key):
                return UNKNOWN
        try:
            return container[key]
        except (LookupError, TypeError, ValueError):
            return UNKNOWN

    def _comprehension(self, node: nodes.ComprehensionScope, module: SourceModule, frame: Frame) -> Value:
        frames = self._rounds(list(node.generators), node, module, frame)
        if isinstance(node, nodes.DictComp):
            out = Mapping()
            for one in frames:
                key = self.value(node.key, module, one) if one is not None else UNKNOWN
                if one is not None and literals.hashable(key):
                    out.put(key, self.value(node.value, module, one), module.location(node.key))
                else:
                    out[UNKNOWN] = UNKNOWN
            return literals.bounded(out)
        items = [self.value(node.elt, module, one) if one is not None else UNKNOWN for one in frames]
        if isinstance(node, nodes.SetComp):
            return set(items) if all(map(literals.hashable, items)) else UNKNOWN
        return literals.bounded(items)

    def _rounds(
        self, generators: list[nodes.Comprehension], scope: object, module: SourceModule, frame: Frame
    ) -> Iterator[Frame | None]:
        """A frame a round; ``None`` once where the rounds are not known."""
        if not generators:
            yield frame
            return
        first, rest = generators[0], generators[1:]
        items = self.value(first.iter, module, frame)
        if not isinstance(items, (list, tuple, set, dict, str)) or len(items) > MOST_ROUNDS:
            yield None
            return
        for item in sorted(items, key=repr) if isinstance(items, set) else items:
            inner = self._bound(first.target, item, scope, frame)
            tests = [self.value(test, module, inner) for test in first.ifs] if inner is not None else []
            if inner is None or UNKNOWN in tests:
                yield None
            elif all(tests):
                yield from self._rounds(rest, scope, module, inner)

    def _bound(self, target: nodes.NodeNG, item: Value, scope: object, frame: Frame) -> Frame | None:
        """The frame in which a loop's target is one item of it."""
        match target:
            case nodes.AssignName(name=name):
                return frame.with_variables(scope, {name: item})
            case nodes.Tuple(elts=elements) | nodes.List(elts=elements):
                if not isinstance(item, (list, tuple)) or len(item) != len(elements):
                    return None
                for element, part in zip(elements, item, strict=True):
                    inner = self._bound(element, part, scope, frame)
                    if inner is None:
                        return None
                    frame = inner
                return frame
        return None

    # Names and attributes

    def _name(self, node: nodes.Name, module: SourceModule, frame: Frame) -> Value:
        bound = binding(node)
        if bound is None:
            return UNKNOWN
        scope, bindings = bound
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
        return any(not _is_loop_target(e) and flow.is_before(e, node) for e in events)

    def global_value(self, module_name: str, name: str) -> Value:
        """The value of a module's global variable once the module is loaded, through re-exports."""
        module = self.resolver.project.module(module_name)
        bindings = module.tree.locals.get(name) if module is not None else None
        if module is None or not bindings:
            return UNKNOWN
        last = bindings[-1]
        if isinstance(last, nodes.ImportFrom):
            source = absolute(last, module)
            return self.global_value(source, real_name(last, name)) if (source, real_name(last, name)) != (module_name, name) else UNKNOWN
        return self.variable(name, module.tree, module, Frame())

    def variable(self, name: str, scope: nodes.NodeNG, module: SourceModule, frame: Frame, use: nodes.NodeNG | None = None) -> Value:
        """The value of a scope's variable where ``use`` stands, or at the end of the scope."""
        key = (module.name, scope, name, use if use is not None and use.scope() is scope else None)
        if key in self._active:
            return UNKNOWN
        cached = not frame.variables and key[3] is None
        if cached and ("value", scope, name) in module.names:
            return _fresh(module.names[("value", scope, name)])
        self._active.add(key)
        try:
            state = self._fold(name, scope, module, frame, use)
        finally:
            self._active.discard(key)
        if cached and self._steps <= MOST_STEPS:
            module.names[("value", scope, name)] = _fresh(state)
        return state

    def _fold(self, name: str, scope: nodes.NodeNG, module: SourceModule, frame: Frame, use: nodes.NodeNG | None) -> Value:
        if any(isinstance(n, (nodes.FunctionDef, nodes.ClassDef, nodes.Import)) for n in scope.locals.get(name, ())):
            return UNKNOWN
        state: Value = frame.variables.get((scope, name), ABSENT)
        within = use if use is not None and use.scope() is scope else None
        here = flow.branches(within, scope) if within is not None else []
        for event in flow.events_of(scope, module).get(name, ()):
            if within is not None and not flow.is_before(event, within):
                continue
            branches = flow.branches(event, scope)
            if flow.excluded(branches, here) or _is_loop_target(event):
                continue
            state = self._after(event, state, flow.conditional(branches, here), scope, module, frame)
            if state is UNKNOWN and not isinstance(event, nodes.AssignName):
                break
        return UNKNOWN if state is ABSENT else state

    def _after(
        self, event: flow.Event, state: Value, conditions: list[flow.Branch], scope: nodes.NodeNG, module: SourceModule, frame: Frame
    ) -> Value:
        """The value after an event that may happen, happens, or happens once a round."""
        if not conditions:
            return self._applied(event, state, module, frame, certain=True)
        first, rest = conditions[0], conditions[1:]
        match first.owner:
            case nodes.If(test=test):
                outcome = self.value(test, module, frame)
                if literals.known(outcome):
                    taken = bool(outcome) is (first.block == "body")
                    return self._after(event, state, rest, scope, module, frame) if taken else state
            case nodes.For(target=target, iter=iterated) if first.block == "body":
                items = self.value(iterated, module, frame)
                if isinstance(items, (list, tuple, dict, str)) and len(items) <= MOST_ROUNDS:
                    for item in items:
                        inner = self._bound(target, item, scope, frame)
                        state = self._after(event, state, rest, scope, module, inner or frame) if inner is not None else UNKNOWN
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
                other = self.value(value, module, frame)
                if state is ABSENT or not certain and not isinstance(state, dict):
                    return UNKNOWN
                return literals.binary(op.rstrip("="), state, other)
            case nodes.Subscript(slice=key_node, parent=parent):
                return self._item_set(state, key_node, parent, module, frame)
            case nodes.Call(func=nodes.Attribute(attrname=name)):
                arguments = [self.value(a, module, frame) for a in event.args]
                return mutated(state, name, arguments, self._keywords(event, module, frame), certain=certain)
        return UNKNOWN

    def _assigned(self, target: nodes.AssignName, parent: nodes.NodeNG, module: SourceModule, frame: Frame) -> Value:
        match parent:
            case nodes.Assign(value=value) | nodes.NamedExpr(value=value):
                return _fresh(self.value(value, module, frame))
            case nodes.AnnAssign(value=value):
                return _fresh(self.value(value, module, frame)) if value is not None else ABSENT
            case nodes.Tuple(elts=targets, parent=nodes.Assign(value=value)):
                values = self.value(value, module, frame)
                return values[targets.index(target)] if isinstance(values, (list, tuple)) and len(values) == len(targets) else UNKNOWN
        return UNKNOWN

    def _item_set(self, state: Value, key_node: nodes.NodeNG, parent: nodes.NodeNG, module: SourceModule, frame: Frame) -> Value:
        if not isinstance(state, dict):
            return UNKNOWN
        out = state.copy() if isinstance(state, Mapping) else Mapping(state)
        key = self.value(key_node, module, frame)
        if not literals.hashable(key):
            out[UNKNOWN] = UNKNOWN
        elif isinstance(parent, nodes.Assign):
            out.put(key, self.value(parent.value, module, frame), module.location(key_node))
        elif isinstance(parent, nodes.Delete):
            out.pop(key, None)
        else:
            out[key] = UNKNOWN
        return out

    def _attribute(self, node: nodes.Attribute, module: SourceModule, frame: Frame) -> Value:
        for base in self.resolver.refs(node.expr, module):
            if not base.instance and self.resolver.project.owns(base.name):
                return self.global_value(base.name, node.attrname)
            found = self._class_attribute(base.name, node.attrname)
            if found is not ABSENT:
                return found
        return UNKNOWN

    def _class_attribute(self, class_name: str, attribute: str) -> Value:
        """An attribute that the class body sets, or the one value that its methods give it."""
        for ancestor in self.resolver.classes.ancestors(class_name):
            defined = self.resolver.project.definition(ancestor)
            if defined is None or not isinstance(defined[1], nodes.ClassDef):
                continue
            module, node = defined
            assigned = self.resolver.classes.attributes(node, module).get(attribute, [])
            if assigned:
                values = [self.value(a.parent.value, module) for a in assigned if isinstance(a.parent, nodes.Assign | nodes.AnnAssign)]
                if attribute in node.locals:
                    values.append(self.variable(attribute, node, module, Frame()))
                same = bool(values) and len(values) >= len(assigned) and all(literals.known(v) and v == values[0] for v in values)
                return values[0] if same or len(values) == 1 == len(assigned) else UNKNOWN
            if attribute in node.locals:
                return self.variable(attribute, node, module, Frame())
        return ABSENT

    # Calls

    def _call(self, node: nodes.Call, module: SourceModule, frame: Frame) -> Value:
        arguments: list[Value] = []
        for argument in node.args:
            if isinstance(argument, nodes.Starred):
                inner = self.value(argument.value, module, frame)
                if not isinstance(inner, (list, tuple)):
                    return UNKNOWN
                arguments += inner
            else:
                arguments.append(self.value(argument, module, frame))
        keywords = self._keywords(node, module, frame)
        if isinstance(node.func, nodes.Attribute):
            owner = self.value(node.func.expr, module, frame)
            if owner is not UNKNOWN and owner is not None:
                return literals.method(owner, node.func.attrname, arguments, keywords)
        for ref in self.resolver.refs(node.func, module):
            defined = self.resolver.project.definition(ref.name)
            if defined is not None and isinstance(defined[1], nodes.FunctionDef):
                return self.called(defined[1], defined[0], arguments, keywords, bound=isinstance(node.func, nodes.Attribute))
            if ref.name.startswith("builtins.") and UNKNOWN in keywords:
                return self._open_ended(ref.name, arguments, keywords)
            return literals.function(ref.name, arguments, keywords)
        return UNKNOWN

    def _open_ended(self, name: str, arguments: list[Value], keywords: dict[str, Value]) -> Value:
        return literals.function(name, arguments, keywords) if name == "builtins.dict" else UNKNOWN

    def _keywords(self, node: nodes.Call, module: SourceModule, frame: Frame) -> Mapping:
        out = Mapping()
        for keyword in node.keywords or ():
            value = self.value(keyword.value, module, frame)
            if keyword.arg is None:
                out.merge(value)
            else:
                out.put(keyword.arg, value, module.location(keyword))
        return out

    def called(
        self, function: nodes.FunctionDef, module: SourceModule, arguments: list[Value], keywords: dict[str, Value], *, bound: bool
    ) -> Value:
        """What a function of the project returns for these arguments."""
        harmless = ("staticmethod", "classmethod", "cache", "lru_cache", "property", "cached_property")
        if any(getattr(d, "name", getattr(d, "attrname", "")) not in harmless for d in decorators_of(function)):
            return UNKNOWN
        if function.is_generator() or isinstance(function, nodes.AsyncFunctionDef):
            return UNKNOWN
        frame = self._parameters(function, module, arguments, keywords, bound=bound)
        if frame is None:
            return UNKNOWN
        result: Value = ABSENT
        for node in flow.returns_of(function):
            outcome = self._reached(node, function, module, frame)
            if outcome is False:
                continue
            value = self.value(node.value, module, frame)
            if outcome is True:
                return value if result is ABSENT else joined(result, value)
            result = value if result is ABSENT else joined(result, value)
        return UNKNOWN if result is ABSENT else result

    def _reached(self, node: nodes.Return, function: nodes.FunctionDef, module: SourceModule, frame: Frame) -> bool | None:
        """Whether a return runs for sure, never, or perhaps (``None``)."""
        certain = True
        for branch in flow.branches(node, function):
            if isinstance(branch.owner, nodes.If):
                test = self.value(branch.owner.test, module, frame)
                if literals.known(test):
                    if bool(test) is not (branch.block == "body"):
                        return False
                    continue
            certain = False
        return True if certain else None

    def _parameters(
        self, function: nodes.FunctionDef, module: SourceModule, arguments: list[Value], keywords: dict[str, Value], *, bound: bool
    ) -> Frame | None:
        """The variables of a call; ``None`` where the arguments do not fit the function."""
        signature = function.args
        positional = [a.name for a in (*(signature.posonlyargs or ()), *(signature.args or ()))]
        values: dict[str, Value] = {}
        is_method = isinstance(function.parent, nodes.ClassDef) and function.type != "staticmethod"
        if is_method and positional:
            values[positional.pop(0)] = UNKNOWN
            if not bound:
                arguments = arguments[1:]
        values |= dict(zip(positional, arguments, strict=False))
        named = {k: v for k, v in keywords.items() if k is not UNKNOWN}
        only = [a.name for a in signature.kwonlyargs or ()]
        accepted = {k: v for k, v in named.items() if k in positional or k in only}
        rest = Mapping({k: v for k, v in keywords.items() if k is UNKNOWN or k not in accepted})
        values |= accepted
        if signature.kwarg:
            rest.where = getattr(keywords, "where", {})
            values[signature.kwarg] = rest
        if signature.vararg:
            values[signature.vararg] = tuple(arguments[len(positional) :])
        elif len(arguments) > len(positional):
            return None
        for name in (*positional, *only):
            if name not in values:
                values[name] = UNKNOWN if UNKNOWN in keywords else self._default(function, name, module)
        return Frame({(function, name): value for name, value in values.items()})

    def _default(self, function: nodes.FunctionDef, name: str, module: SourceModule) -> Value:
        try:
            return self.value(function.args.default_value(name), module)
        except NoDefault:
            return UNKNOWN


def joined(left: Value, right: Value) -> Value:
    """One of two values: the same, the entries of both for dicts, else UNKNOWN."""
    if isinstance(left, dict) and isinstance(right, dict):
        out = Mapping(left, getattr(left, "where", None))
        for key, value in right.items():
            if key not in out:
                out.put(key, value, getattr(right, "where", {}).get(key))
            elif out[key] is not value and not (literals.known(out[key]) and out[key] == value):
                out[key] = joined(out[key], value)
        return out
    return left if type(left) is type(right) and literals.known(left) and left == right else UNKNOWN


def mutated(state: Value, name: str, arguments: list[Value], keywords: dict[str, Value], *, certain: bool) -> Value:
    """A list, dict or set after a call of one of its methods; a call that may not happen adds to a dict all the same."""
    if isinstance(state, dict):
        return _mutated_dict(state, name, arguments, keywords, certain=certain)
    if isinstance(state, (list, set)):
        if not certain:
            return UNKNOWN
        return _mutated_items(state, name, arguments)
    return UNKNOWN


def _mutated_dict(state: dict[Value, Value], name: str, arguments: list[Value], keywords: dict[str, Value], *, certain: bool) -> Value:
    out = state.copy() if isinstance(state, Mapping) else Mapping(state)
    match name, arguments:
        case "update", [] | [_]:
            for part in (*arguments, keywords):
                out.merge(part if isinstance(part, dict) else _pairs(part))
        case "pop", [key, *_] if literals.hashable(key):
            if certain:
                out.pop(key, None)
        case "setdefault", [key, value] if literals.hashable(key):
            out.setdefault(key, value)
        case "clear", []:
            out = Mapping() if certain else out
        case _:
            out[UNKNOWN] = UNKNOWN
    return literals.bounded(out)


def _pairs(value: Value) -> Value:
    try:
        return Mapping(value) if isinstance(value, (list, tuple)) else UNKNOWN
    except (TypeError, ValueError):
        return UNKNOWN


def _mutated_items(state: Value, name: str, arguments: list[Value]) -> Value:
    out = list(state)
    match name, arguments:
        case "append" | "add", [item]:
            out.append(item)
        case "extend" | "update", [items]:
            out += list(items) if isinstance(items, (list, tuple, set, dict)) else [UNKNOWN]
        case "insert", [int() as index, item]:
            out.insert(index, item)
        case "remove" | "discard", [item] if item in out and literals.known(item):
            out.remove(item)
        case "reverse", []:
            out.reverse()
        case _:
            return UNKNOWN
    if isinstance(state, set):
        return set(out) if all(map(literals.hashable, out)) else UNKNOWN
    return literals.bounded(out)


def _fresh(value: Value) -> Value:
    """A value that changes in place do not reach back from."""
    return value.copy() if isinstance(value, (Mapping, list, set)) else value


def _is_loop_target(event: nodes.NodeNG) -> bool:
    """Whether an event only names the variable of a loop, whose rounds are followed where something depends on them."""
    node = event
    while isinstance(node.parent, (nodes.Tuple, nodes.List)):
        node = node.parent
    return isinstance(event, nodes.AssignName) and isinstance(node.parent, (nodes.For, nodes.Comprehension)) and node.parent.target is node
