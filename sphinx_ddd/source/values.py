"""What value an expression has, as far as the text says: folded, never executed; UNKNOWN where it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source import enums, literals
from sphinx_ddd.source.callers import own_name
from sphinx_ddd.source.calls import Calls
from sphinx_ddd.source.environment import ENVIRONMENT
from sphinx_ddd.source.frames import ABSENT, OBJECT, Frame, bound
from sphinx_ddd.source.literals import Mapping, Value
from sphinx_ddd.source.mutations import joined
from sphinx_ddd.source.names import Resolver
from sphinx_ddd.source.project import SourceModule
from sphinx_ddd.source.variables import Variables

MOST_STEPS = 50_000
"""Expressions looked at for one value, through all the names and functions it leads to."""
MOST_COMPREHENDED = 20_000
"""Rounds of one comprehension, which the steps limit as well."""
MOST_LOOPED = 5_000
"""Rounds in which a rule is given a use that lies in a loop."""
DEEPEST = 60
"""Names and functions followed one inside the other."""


@dataclass(frozen=True, slots=True)
class _Test:
    """A condition that a round has to meet; one that cannot be read lets it through."""

    node: nodes.NodeNG
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class _Loop:
    """A ``for``, as a statement or in a comprehension."""

    target: nodes.NodeNG
    over: nodes.NodeNG
    scope: object
    """What binds the target."""
    tests: tuple[_Test, ...] = ()


def _about(target: nodes.NodeNG, tests: list[_Test]) -> tuple[_Test, ...]:
    """The tests that speak of a variable of a loop."""
    bound_here = {n.name for n in (target, *target.nodes_of_class(nodes.AssignName)) if isinstance(n, nodes.AssignName)}
    return tuple(t for t in tests if any(n.name in bound_here for n in t.node.nodes_of_class(nodes.Name)))


class Evaluator:
    """Values over a project."""

    def __init__(self, resolver: Resolver, *, follows_functions: bool = True, without_environment: bool = False) -> None:
        self.resolver = resolver
        self.follows_functions = follows_functions
        """Whether calls of the project's own functions are folded: dear, and worth it for options, not for messages."""
        self.without_environment = without_environment
        """Whether environment variables count as not set, so that a read of one gives its fallback; else it gives UNKNOWN."""
        self.mode = (follows_functions, without_environment)
        """What tells the values of this evaluator from those of others."""
        self.cuts = 0
        """How often something was left out: for lack of steps, or because it leads back to itself."""
        self._steps = 0
        self._depth = 0
        self._variables = Variables(self)
        self._calls = Calls(self)

    def value(self, node: nodes.NodeNG | None, module: SourceModule, frame: Frame | None = None) -> Value:
        """The value of an expression; ``None`` for no expression."""
        if node is None:
            return None
        if frame is not None and frame.variables:
            return self._within_limits(node, module, frame)
        key = ("value of", node, self.mode)
        known = module.names.get(key, ABSENT)
        if known is not ABSENT:
            return known
        cuts = self.cuts
        value = self._within_limits(node, module, Frame())
        if cuts == self.cuts:
            module.names[key] = value
        return value

    def _within_limits(self, node: nodes.NodeNG, module: SourceModule, frame: Frame) -> Value:
        if self._depth == 0:
            self._steps = 0
        self._steps += 1
        if self._steps > MOST_STEPS or self._depth > DEEPEST:
            self.cuts += 1
            return UNKNOWN
        self._depth += 1
        try:
            return self._value(node, module, frame)
        except RecursionError:
            self.cuts += 1
            return UNKNOWN
        finally:
            self._depth -= 1

    def rounds(self, node: nodes.NodeNG, module: SourceModule, frame: Frame) -> Iterator[Frame]:
        """A frame for each round of the loops and comprehensions over literals around a node, within its function.

        The given frame where there is none, or where what they go over cannot be read. Rounds are left out in which a test of the
        loop's variable keeps the node from being reached.
        """
        loops: list[_Loop] = []
        tests: list[_Test] = []
        child, parent = node, node.parent
        while parent is not None and not isinstance(parent, (nodes.FunctionDef, nodes.ClassDef, nodes.Lambda)):
            if isinstance(parent, nodes.For) and any(child is one for one in parent.body):
                loops.insert(0, _Loop(parent.target, parent.iter, parent.scope(), _about(parent.target, tests)))
            elif isinstance(parent, nodes.If) and child is not parent.test:
                tests.append(_Test(parent.test, wanted=any(child is one for one in parent.body)))
            elif isinstance(parent, nodes.ComprehensionScope) and not isinstance(child, nodes.Comprehension):
                loops[:0] = [_Loop(g.target, g.iter, parent, tuple(_Test(i) for i in g.ifs)) for g in parent.generators]
            child, parent = parent, parent.parent
        yield from self._looped(loops, module, frame)

    def _looped(self, loops: list[_Loop], module: SourceModule, frame: Frame) -> Iterator[Frame]:
        if not loops:
            yield frame
            return
        first, rest = loops[0], loops[1:]
        items = self.items(first.over, module, frame)
        is_literal = isinstance(items, (list, tuple, dict, str)) and 0 < len(items) <= MOST_LOOPED
        for item in items if is_literal else ():
            inner = bound(first.target, item, first.scope, frame) or frame
            if all(self._holds(test, module, inner) for test in first.tests):
                yield from self._looped(rest, module, inner)
        if not is_literal:
            yield from self._looped(rest, module, frame)

    def _holds(self, test: _Test, module: SourceModule, frame: Frame) -> bool:
        """Whether a test may come out as wanted."""
        value = self.value(test.node, module, frame)
        return value is UNKNOWN or bool(value) is test.wanted

    def result(self, function: nodes.FunctionDef, module: SourceModule, frame: Frame) -> Value:
        """What a function of the project returns, whatever calls it; ``UNKNOWN`` where that depends on its arguments."""
        if function.is_generator() or isinstance(function, nodes.AsyncFunctionDef):
            return UNKNOWN
        return self._calls.result(function, module, frame)

    def entered(
        self, node: nodes.Call, module: SourceModule, frame: Frame, function: nodes.FunctionDef, home: SourceModule
    ) -> Frame | None:
        """The variables with which a call enters a function of the project; ``None`` where its arguments do not fit."""
        return self._calls.entered(node, module, frame, function, home)

    def unentered(self, function: nodes.FunctionDef, module: SourceModule) -> Frame:
        """The variables of a function that is given nothing but what it must be given, which is UNKNOWN."""
        return self._calls.unentered(function, module)

    def _value(self, node: nodes.NodeNG, module: SourceModule, frame: Frame) -> Value:
        match node:
            case nodes.Const(value=constant):
                return UNKNOWN if constant is Ellipsis else literals.bounded(constant)
            case nodes.Name():
                return self._variables.name(node, module, frame)
            case nodes.Attribute():
                return self._attribute(node, module, frame)
            case nodes.List() | nodes.Tuple() | nodes.Set():
                return self._sequence(node, module, frame)
            case nodes.Dict():
                return self._dict(node, module, frame)
            case nodes.Call():
                return self._calls.call(node, module, frame)
            case nodes.BinOp(op=op, left=left, right=right):
                return literals.binary(op, self.value(left, module, frame), self.value(right, module, frame))
            case nodes.UnaryOp(op=op, operand=operand):
                return literals.unary(op, self.value(operand, module, frame))
            case nodes.BoolOp():
                return self._bool_op(node, module, frame)
            case nodes.Compare(left=left, ops=[(op, right)]):
                return self._compare(op, left, right, module, frame)
            case nodes.IfExp(test=test, body=body, orelse=orelse):
                return self._choice(self.value(test, module, frame), body, orelse, module, frame)
            case nodes.JoinedStr():
                return self._f_string(node, module, frame)
            case nodes.Subscript():
                return self._subscript(node, module, frame)
            case nodes.ListComp() | nodes.SetComp() | nodes.GeneratorExp() | nodes.DictComp():
                return self._comprehension(node, module, frame)
            case nodes.NamedExpr(value=value):
                return self.value(value, module, frame)
        return UNKNOWN

    def _compare(self, op: str, left: nodes.NodeNG, right: nodes.NodeNG, module: SourceModule, frame: Frame) -> Value:
        if self.without_environment and op in ("in", "not in") and any(n in ENVIRONMENT for n in self.resolver.names(right, module)):
            return op == "not in"
        if isinstance(left, nodes.Name) and left.name == "__name__":
            return UNKNOWN  # whether the module is the program itself
        return literals.compare(op, self.value(left, module, frame), self.value(right, module, frame))

    def _attribute(self, node: nodes.Attribute, module: SourceModule, frame: Frame) -> Value:
        if node.attrname in ("name", "value"):
            found = enums.attribute_of(self.value(node.expr, module, frame), node.attrname)
            if found is not UNKNOWN:
                return found
        if node.attrname == "__members__":
            members = enums.members(node.expr, module, self)
            return UNKNOWN if members is None else members
        if (OBJECT, node.attrname) in frame.variables and isinstance(node.expr, nodes.Name) and node.expr.name == own_name(node):
            return frame.variables[(OBJECT, node.attrname)]
        return self._variables.attribute(node, module)

    def items(self, node: nodes.NodeNG | None, module: SourceModule, frame: Frame | None = None) -> Value:
        """As :meth:`value`, for what is iterated over: the members of an enumeration too."""
        value = self.value(node, module, frame)
        if value is not UNKNOWN or not isinstance(node, (nodes.Name, nodes.Attribute)):
            return value
        members = enums.members(node, module, self)
        return UNKNOWN if members is None else list(members.values())

    # Displays

    def _sequence(self, node: nodes.List | nodes.Tuple | nodes.Set, module: SourceModule, frame: Frame) -> Value:
        items: list[Value] = []
        for element in node.elts:
            if isinstance(element, nodes.Starred):
                inner = self.items(element.value, module, frame)
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

    def _f_string(self, node: nodes.JoinedStr, module: SourceModule, frame: Frame) -> Value:
        parts: list[str] = []
        for part in node.values:
            if isinstance(part, nodes.FormattedValue) and (part.format_spec is not None or part.conversion not in (-1, None)):
                return UNKNOWN
            value = self.value(part.value if isinstance(part, nodes.FormattedValue) else part, module, frame)
            text = literals.text_of(value) if isinstance(value, (str, int, float)) else UNKNOWN
            if text is UNKNOWN:
                return UNKNOWN
            parts.append(text)
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

    def _rounds(self, generators: list[nodes.Comprehension], scope: object, module: SourceModule, frame: Frame) -> Iterator[Frame | None]:
        """A frame a round; ``None`` once where the rounds are not known."""
        if not generators:
            yield frame
            return
        first, rest = generators[0], generators[1:]
        items = self.items(first.iter, module, frame)
        if not isinstance(items, (list, tuple, set, dict, str)) or len(items) > MOST_COMPREHENDED:
            yield None
            return
        for item in sorted(items, key=repr) if isinstance(items, set) else items:
            if self._steps > MOST_STEPS:
                yield None
                return
            inner = bound(first.target, item, scope, frame)
            tests = [self.value(test, module, inner) for test in first.ifs] if inner is not None else []
            if inner is None or UNKNOWN in tests:
                yield None
            elif all(tests):
                yield from self._rounds(rest, scope, module, inner)

    def global_value(self, module_name: str, name: str) -> Value:
        """The value of a module's global variable once the module is loaded, through re-exports."""
        return self._variables.global_value(module_name, name)

    def value_of(self, name: str, scope: nodes.NodeNG, module: SourceModule) -> Value:
        """The value of a variable once the body of its module or class has run."""
        return self._variables.variable(name, scope, module, Frame())

    def keywords(self, node: nodes.Call, module: SourceModule, frame: Frame) -> Mapping:
        """The keyword arguments of a call; a key ``UNKNOWN`` where ``**`` brings in what cannot be read."""
        out = Mapping()
        for keyword in node.keywords or ():
            value = self.value(keyword.value, module, frame)
            if keyword.arg is None:
                out.merge(value)
            else:
                out.put(keyword.arg, value, module.location(keyword))
        return out
