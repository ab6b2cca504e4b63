"""What lists, dicts and other containers hold: displays, loops, changes in place, functions that return or yield items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from astroid import nodes

from sphinx_ddd.rules._oslo.closure import Closure, Followed, loops_around
from sphinx_ddd.source import flow
from sphinx_ddd.source.bindings import binding

if TYPE_CHECKING:
    from sphinx_ddd.rules._oslo.closures import Closures

MOST_ROUNDS = 10_000
"""Rounds of a loop that are followed."""

_ITEMS_OF_FIRST = frozenset(
    {"builtins.list", "builtins.tuple", "builtins.sorted", "builtins.set", "builtins.frozenset", "builtins.reversed", "builtins.iter"}
)
_SAME = frozenset({"copy.copy", "copy.deepcopy"})
_CHAIN = "itertools.chain"
_FLATTEN = frozenset({"itertools.chain.from_iterable", "builtins.sum"})
_MAPPINGS = frozenset({"builtins.dict", "collections.OrderedDict"})


class Contents:
    """Containers over a project."""

    def __init__(self, closures: Closures) -> None:
        self._closures = closures

    def items(self, one: Closure, depth: int = 0) -> Iterator[Followed]:
        """What an iterable may hold, in the order of the text."""
        if not self._closures.goes_on(depth):
            return
        match one.node:
            case nodes.List(elts=elements) | nodes.Tuple(elts=elements) | nodes.Set(elts=elements):
                for element in elements:
                    is_starred = isinstance(element, nodes.Starred)
                    yield from self.items(one.at(element.value), depth + 1) if is_starred else (one.at(element),)
            case nodes.Name():
                for bound in self._closures.bound(one, depth):
                    yield from self.items(bound, depth + 1) if isinstance(bound, Closure) else bound
                yield from self._added(one, depth)
            case nodes.Attribute():
                yield from self._attribute_items(one, depth)
            case nodes.BinOp(op="+" | "|", left=left, right=right):
                yield from self.items(one.at(left), depth + 1)
                yield from self.items(one.at(right), depth + 1)
            case nodes.ListComp() | nodes.SetComp() | nodes.GeneratorExp():
                for inner in self._comprehended(one, list(one.node.generators), depth):
                    yield inner.at(one.node.elt)
            case nodes.Dict(items=entries):
                yield from (one.at(key) for key, _ in entries if not isinstance(key, nodes.DictUnpack))
            case nodes.Call():
                yield from self._items_called(one, depth)
            case nodes.IfExp() | nodes.BoolOp() | nodes.NamedExpr() | nodes.Subscript():
                for result in self._closures.results(one, depth + 1):
                    yield from self.items(result, depth + 1) if result.node is not one.node else ()

    def _comprehended(self, one: Closure, generators: list[nodes.Comprehension], depth: int) -> Iterator[Closure]:
        if not generators:
            yield one
            return
        first, *rest = generators
        # What is looped over may be numbers or texts made at run time: the items are made in the same place all the same.
        for given in list(self._closures.rounds(first.target, first.iter, first.scope(), one, depth + 1)) or [{}]:
            yield from self._comprehended(replace(one, given={**one.given, **given}), rest, depth)

    def _attribute_items(self, one: Closure, depth: int) -> Iterator[Followed]:
        for bound, owner in self._closures.attribute_bindings(one):
            if isinstance(bound, nodes.AssignName):
                for value in self._closures.by(one.node.attrname, bound, owner, depth):
                    yield from self.items(value, depth + 1) if isinstance(value, Closure) else value
                yield from self._changes(one.node.attrname, bound.scope(), owner, depth)
            elif isinstance(bound, nodes.ImportFrom):
                for value in self._closures.by(one.node.attrname, bound, owner, depth):
                    yield from self.items(value, depth + 1) if isinstance(value, Closure) else value
            else:
                yield from self.items(owner, depth + 1)

    def _items_called(self, one: Closure, depth: int) -> Iterator[Followed]:
        call: nodes.Call = one.node
        names = self._closures.called_names(one)
        first = one.at(call.args[0]) if call.args else None
        if first is not None and not (_ITEMS_OF_FIRST | _SAME | _MAPPINGS).isdisjoint(names):
            yield from self.items(first, depth + 1)
        elif _CHAIN in names:
            yield from self._chained(one, call.args, depth)
        elif first is not None and not _FLATTEN.isdisjoint(names):
            for inner in self.items(first, depth + 1):
                yield from self.items(inner, depth + 1) if isinstance(inner, Closure) else inner
        elif "builtins.filter" in names and len(call.args) == 2:
            yield from self.items(one.at(call.args[1]), depth + 1)
        elif (inner_function := self._closures.entered(one, names)) is not None:
            yield from self._handed_out(inner_function, depth)
        elif isinstance(call.func, nodes.Attribute):
            yield from self._method(call.func.attrname, one.at(call.func.expr), depth)

    def _chained(self, one: Closure, arguments: list[nodes.NodeNG], depth: int) -> Iterator[Followed]:
        for argument in arguments:
            if isinstance(argument, nodes.Starred):
                for inner in self.items(one.at(argument.value), depth + 1):
                    yield from self.items(inner, depth + 1) if isinstance(inner, Closure) else inner
            else:
                yield from self.items(one.at(argument), depth + 1)

    def _handed_out(self, inner: Closure, depth: int) -> Iterator[Followed]:
        """The items that a function of the project returns or yields."""
        function: nodes.FunctionDef = inner.node
        if not function.is_generator():
            for node in flow.returns_of(function):
                yield from self.items(inner.at(node.value), depth + 1) if node.value is not None else ()
            return
        for node in function.nodes_of_class((nodes.Yield, nodes.YieldFrom), skip_klass=(nodes.FunctionDef, nodes.Lambda)):
            for way in self.in_loops(node, inner, depth + 1) if node.value is not None else ():
                yield from self.items(way.at(node.value), depth + 1) if isinstance(node, nodes.YieldFrom) else (way.at(node.value),)

    def _method(self, name: str, owner: Closure, depth: int) -> Iterator[Followed]:
        match name:
            case "items":
                yield from self.rows(owner, depth + 1)
            case "values":
                yield from (row[1] for row in self.rows(owner, depth + 1))
            case "keys":
                yield from (row[0] for row in self.rows(owner, depth + 1))
            case "copy":
                yield from self.items(owner, depth + 1)
            case "get" | "pop":
                for row in self.rows(owner, depth + 1):
                    yield from self.items(row[1], depth + 1)

    def rows(self, one: Closure, depth: int = 0) -> Iterator[tuple[Closure, ...]]:
        """The entries of a dict, and the rows of a list of tuples."""
        for result in self._closures.results(one, depth + 1):
            match result.node:
                case nodes.Dict(items=entries):
                    for key, value in entries:
                        if isinstance(key, nodes.DictUnpack):
                            yield from self.rows(result.at(value), depth + 1)
                        else:
                            yield (result.at(key), result.at(value))
                case nodes.Call(keywords=keywords) if keywords and not _MAPPINGS.isdisjoint(self._closures.called_names(result)):
                    for keyword in keywords:
                        yield (result.at(nodes.Const(keyword.arg)), result.at(keyword.value))
        yield from self._entries_set(one)
        if not isinstance(one.node, nodes.Dict):
            for item in self.items(one, depth + 1):
                yield from (item,) if isinstance(item, tuple) else self.rows_of(item, depth + 1)

    def rows_of(self, one: Closure, depth: int) -> Iterator[tuple[Closure, ...]]:
        """An expression as a row: the parts of a tuple."""
        for result in self._closures.results(one, depth + 1):
            if isinstance(result.node, (nodes.Tuple, nodes.List)):
                yield tuple(result.at(e) for e in result.node.elts)

    def _entries_set(self, one: Closure) -> Iterator[tuple[Closure, ...]]:
        """``holder[key] = value`` and ``holder[key].extend(values)`` in the scope that binds the holder."""
        found = binding(one.node) if isinstance(one.node, nodes.Name) else None
        for event in flow.events_of(found[0], one.module).get(one.node.name, ()) if found is not None else ():
            match event:
                case nodes.Subscript(slice=key, parent=nodes.Assign(value=value) | nodes.AugAssign(value=value)):
                    yield from ((way.at(key), way.at(value)) for way in self.in_loops(event, one))
                case nodes.Call(func=nodes.Attribute(expr=nodes.Subscript(slice=key), attrname="extend"), args=[value]):
                    yield from ((way.at(key), way.at(value)) for way in self.in_loops(event, one))

    def _added(self, one: Closure, depth: int) -> Iterator[Followed]:
        found = binding(one.node) if isinstance(one.node, nodes.Name) else None
        if found is not None and (found[0], one.node.name) not in one.given:
            yield from self._changes(one.node.name, found[0], one, depth)

    def _changes(self, name: str, scope: nodes.NodeNG, one: Closure, depth: int) -> Iterator[Followed]:
        """What a scope adds to a list after it is made."""
        for event in flow.events_of(scope, one.module).get(name, ()):
            for way in self.in_loops(event, one, depth + 1):
                match event:
                    case nodes.AugAssign(op="+=" | "|=", value=value):
                        yield from self.items(way.at(value), depth + 1)
                    case nodes.Call(func=nodes.Attribute(expr=nodes.Name(), attrname="append" | "add"), args=[item]):
                        yield way.at(item)
                    case nodes.Call(func=nodes.Attribute(expr=nodes.Name(), attrname="insert"), args=[_, item]):
                        yield way.at(item)
                    case nodes.Call(func=nodes.Attribute(expr=nodes.Name(), attrname="extend" | "update"), args=[values]):
                        yield from self.items(way.at(values), depth + 1)

    def in_loops(self, node: nodes.NodeNG, one: Closure, depth: int = 0) -> list[Closure]:
        """A closure for each round of the loops around a node that can be followed."""
        ways = [one]
        for loop in loops_around(node):
            rounds = (
                replace(way, given={**way.given, **given})
                for way in ways
                for given in self._closures.rounds(loop.target, loop.iter, loop.scope(), way, depth + 1)
            )
            ways = list(islice(rounds, MOST_ROUNDS)) or ways
        return ways
