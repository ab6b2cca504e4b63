"""Expressions followed to what they stand for, without giving them a value: lists of objects that only exist when the program runs.

Where :mod:`sphinx_ddd.source.values` folds literals, this follows lists, dicts, loops, calls and changes in place to the *calls* that make
their items. It gathers what may be there: both branches, every assignment.
"""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._oslo.closure import Closure, Followed
from sphinx_ddd.rules._oslo.contents import Contents
from sphinx_ddd.source import flow
from sphinx_ddd.source.bindings import absolute, binding, real_name, star_imports
from sphinx_ddd.source.context import Context, Reader
from sphinx_ddd.source.frames import Frame
from sphinx_ddd.source.project import SourceModule

DEEPEST = 40
"""Names, calls and containers followed one inside the other."""
MOST_STEPS = 200_000
"""Expressions looked at for one question."""
MOST_CALLERS = 2_000
"""Calls of a helper that makes or registers options."""

_SAME = frozenset({"copy.copy", "copy.deepcopy"})


class Closures:
    """Expressions over a project."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._steps = 0
        self._contents = Contents(self)
        self._active: set[tuple[nodes.NodeNG, int]] = set()

    def start(self) -> None:
        """Begin another question, with all its steps before it."""
        self._steps = 0
        self._active.clear()

    def goes_on(self, depth: int) -> bool:
        """Whether another expression may be looked at."""
        self._steps += 1
        return depth <= DEEPEST and self._steps <= MOST_STEPS

    def context(self, one: Closure) -> Context:
        """Where to read the values in an expression, with the variables that it is given."""
        return Context(one.module, self._reader, self._frame(one, 0))

    def _frame(self, one: Closure, depth: int) -> Frame:
        values = {}
        for key, followed in one.given.items():
            if isinstance(followed, Closure) and depth < 4:
                context = Context(followed.module, self._reader, self._frame(followed, depth + 1))
                values[key] = context.value(followed.node)
            else:
                values[key] = UNKNOWN
        return Frame(values)

    # What an expression is

    def results(self, one: Closure, depth: int = 0) -> Iterator[Closure]:
        """What an expression may be, through names, attributes, functions of the project and copies."""
        if not self.goes_on(depth):
            return
        match one.node:
            case nodes.Name():
                for bound in self.bound(one, depth):
                    yield from self.results(bound, depth + 1) if isinstance(bound, Closure) else ()
            case nodes.Attribute():
                bindings = list(self._attribute(one))
                for bound in bindings:
                    yield from self.results(bound, depth + 1)
                if not bindings:
                    yield one
            case nodes.IfExp(test=test, body=body, orelse=orelse):
                holds = self.context(one).value(test)
                for branch, excluded in ((body, False), (orelse, True)):
                    if holds is not excluded:
                        yield from self.results(one.at(branch), depth + 1)
            case nodes.BoolOp(values=values):
                for value in values:
                    yield from self.results(one.at(value), depth + 1)
            case nodes.NamedExpr(value=value):
                yield from self.results(one.at(value), depth + 1)
            case nodes.Subscript():
                found = list(self._subscript(one, depth))
                yield from found or [one]
            case nodes.Call():
                yield from self._called(one, depth)
            case _:
                yield one

    def _called(self, one: Closure, depth: int) -> Iterator[Closure]:
        call: nodes.Call = one.node
        names = self.called_names(one)
        if call.args and not _SAME.isdisjoint(names):
            yield from self.results(one.at(call.args[0]), depth + 1)
            return
        if isinstance(call.func, nodes.Attribute) and call.func.attrname == "copy" and not call.args:
            yield from self.results(one.at(call.func.expr), depth + 1)
            return
        inner = self.entered(one, names)
        if inner is None or inner.node.is_generator():
            yield one
            return
        for node in flow.returns_of(inner.node):
            if node.value is not None:
                yield from self.results(inner.at(node.value), depth + 1)

    def called_names(self, one: Closure) -> tuple[str, ...]:
        return self._reader.resolver.names(one.node.func, one.module)

    def entered(self, one: Closure, names: tuple[str, ...]) -> Closure | None:
        """The function of the project that a call enters, its parameters given."""
        for name in names:
            defined = self._reader.project.definition(name)
            if defined is not None and isinstance(defined[1], nodes.FunctionDef):
                return self.enter(one, defined[1], defined[0])
        return None

    def enter(self, one: Closure, function: nodes.FunctionDef, home: SourceModule) -> Closure:
        """A function, with the arguments of a call."""
        call: nodes.Call = one.node
        parameters = [*(function.args.posonlyargs or ()), *(function.args.args or ())]
        is_method = isinstance(function.parent, nodes.ClassDef) and isinstance(call.func, nodes.Attribute)
        names = [p.name for p in parameters][1 if is_method else 0 :]
        given: dict[tuple[object, str], Followed] = {}
        for name, default in zip(reversed([p.name for p in parameters]), reversed(function.args.defaults or ()), strict=False):
            given[(function, name)] = Closure(default, home)
        for keyword, default in zip(function.args.kwonlyargs or (), function.args.kw_defaults or (), strict=False):
            if default is not None:
                given[(function, keyword.name)] = Closure(default, home)
        plain = [a for a in call.args if not isinstance(a, nodes.Starred)]
        given |= {(function, name): one.at(argument) for name, argument in zip(names, plain, strict=False)}
        if function.args.vararg and len(plain) > len(names):
            given[(function, function.args.vararg)] = tuple(one.at(a) for a in plain[len(names) :])
        given |= {(function, k.arg): one.at(k.value) for k in call.keywords or () if k.arg}
        return Closure(function, home, given, (*one.entered, one.place))

    def _subscript(self, one: Closure, depth: int) -> Iterator[Closure]:
        """``options[1:]`` is a list of the same items; ``options["key"]`` one of them, all where the key cannot be read."""
        node: nodes.Subscript = one.node
        if isinstance(node.slice, nodes.Slice):
            yield from self.results(one.at(node.value), depth + 1)
            return
        key = self.context(one).value(node.slice)
        for row in self.rows(one.at(node.value), depth + 1):
            if len(row) == 2 and key in (UNKNOWN, self.context(row[0]).value(row[0].node)):
                yield from self.results(row[1], depth + 1)
        if isinstance(key, int):
            items = [i for i in self.items(one.at(node.value), depth + 1) if isinstance(i, Closure)]
            yield from self.results(items[key], depth + 1) if -len(items) <= key < len(items) else ()

    # What a name is bound to

    def bound(self, one: Closure, depth: int) -> Iterator[Followed]:
        node: nodes.Name = one.node
        found = binding(node)
        if found is None:
            for source in star_imports(one.module):
                yield from self._global(source, node.name)
            return
        scope, bindings = found
        if (scope, node.name) in one.given:
            yield one.given[(scope, node.name)]
            return
        key = (node, id(one.given))
        if key in self._active:
            return  # a list that is made of itself: ``options = options + […]``
        self._active.add(key)
        for bound in bindings:
            yield from self.by(node.name, bound, one, depth)
        self._active.discard(key)

    def by(self, name: str, bound: nodes.NodeNG, one: Closure, depth: int) -> Iterator[Followed]:
        match bound:
            case nodes.ImportFrom():
                yield from self._global(absolute(bound, one.module), real_name(bound, name))
            case nodes.ClassDef() | nodes.FunctionDef():
                yield one.at(bound)
            case nodes.AssignName(parent=nodes.Arguments(parent=nodes.FunctionDef() as function)):
                for inner in self.callers(function, one.module):
                    given = inner.given.get((function, name))
                    if given is not None:
                        yield given
            case nodes.AssignName(parent=nodes.Assign(value=value) | nodes.AnnAssign(value=value)) if value is not None:
                yield one.at(value)
            case nodes.AssignName(parent=nodes.NamedExpr(value=value)):
                yield one.at(value)
            case nodes.AssignName(parent=nodes.Tuple(parent=nodes.Assign(value=value)) as targets):
                for row in self._contents.rows_of(one.at(value), depth + 1):
                    index = targets.elts.index(bound)
                    yield from row[index : index + 1]
            case nodes.AssignName():
                yield from self._looped(bound, one, depth)

    def _looped(self, target: nodes.AssignName, one: Closure, depth: int) -> Iterator[Followed]:
        """What the variable of a loop is in any of its rounds."""
        whole: nodes.NodeNG = target
        while isinstance(whole.parent, (nodes.Tuple, nodes.List)):
            whole = whole.parent
        if isinstance(whole.parent, (nodes.For, nodes.Comprehension)) and whole.parent.target is whole:
            for given in self.rounds(whole.parent.target, whole.parent.iter, whole.parent.scope(), one, depth + 1):
                yield from (value for (_, name), value in given.items() if name == target.name)

    def rounds(
        self, target: nodes.NodeNG, over: nodes.NodeNG, scope: object, one: Closure, depth: int = 0
    ) -> Iterator[dict[tuple[object, str], Followed]]:
        """What a loop gives its variables, round by round."""
        for item in self.items(one.at(over), depth + 1):
            if isinstance(target, nodes.AssignName):
                yield {(scope, target.name): item}
            elif isinstance(target, (nodes.Tuple, nodes.List)):
                rows = [item] if isinstance(item, tuple) else list(self._contents.rows_of(item, depth + 1))
                for row in rows:
                    named = zip(target.elts, row, strict=False)
                    yield {(scope, t.name): value for t, value in named if isinstance(t, nodes.AssignName)}

    def callers(self, function: nodes.FunctionDef, module: SourceModule) -> Iterator[Closure]:
        """A function, entered by each call of it in the project."""
        for call, where in self._reader.resolver.callers.of(function, module, MOST_CALLERS):
            yield self.enter(Closure(call, where), function, module)

    def _global(self, module_name: str, name: str) -> Iterator[Followed]:
        module = self._reader.project.module(module_name)
        bindings = module.tree.locals.get(name, ()) if module is not None else ()
        for bound in bindings:
            assert module is not None
            yield from self.by(name, bound, Closure(bound, module), 0)
        if module is not None and not bindings:
            for source in star_imports(module):
                yield from self._global(source, name) if source != module_name else ()

    def _attribute(self, one: Closure) -> Iterator[Closure]:
        for bound, owner in self.attribute_bindings(one):
            yield from (b for b in self.by(one.node.attrname, bound, owner, 0) if isinstance(b, Closure))

    def attribute_bindings(self, one: Closure) -> Iterator[tuple[nodes.NodeNG, Closure]]:
        """The nodes that bind ``owner.attribute``, where the owner is a module or a class of the project."""
        node: nodes.Attribute = one.node
        resolver = self._reader.resolver
        for base in resolver.refs(node.expr, one.module):
            module = self._reader.project.module(base.name) if not base.instance else None
            if module is not None:
                yield from ((bound, Closure(bound, module)) for bound in module.tree.locals.get(node.attrname, ()))
                continue
            for ancestor in resolver.classes.ancestors(base.name):
                defined = self._reader.project.definition(ancestor)
                if defined is None or not isinstance(defined[1], nodes.ClassDef):
                    continue
                where, owner = defined
                own = [*owner.locals.get(node.attrname, ()), *resolver.classes.attributes(owner, where).get(node.attrname, ())]
                for bound in own:
                    value = getattr(bound.parent, "value", None) if isinstance(bound, nodes.AssignAttr) else None
                    if value is not None:
                        yield value, Closure(value, where)
                    else:
                        yield bound, Closure(bound, where)
                if own:
                    break

    # What a container holds

    def items(self, one: Closure, depth: int = 0) -> Iterator[Followed]:
        """What an iterable may hold, in the order of the text."""
        return self._contents.items(one, depth)

    def in_loops(self, node: nodes.NodeNG, one: Closure) -> list[Closure]:
        """A closure for each round of the loops around a node that can be followed."""
        return self._contents.in_loops(node, one)

    def rows(self, one: Closure, depth: int = 0) -> Iterator[tuple[Closure, ...]]:
        """The entries of a dict, and the rows of a list of tuples."""
        return self._contents.rows(one, depth)
