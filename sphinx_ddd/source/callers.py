"""Who calls a function, over the whole project: the modules whose text mentions the call are the only ones parsed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from astroid import nodes

from sphinx_ddd.facts.base import Skipped
from sphinx_ddd.source.project import SourceModule, qualified_scope

if TYPE_CHECKING:
    from sphinx_ddd.source.names import Resolver

LONGEST_NAME = 100
"""Characters of a name, with the white space beside it, that the index looks at."""
MOST_MODULES = 300
"""Modules that call a name; what more of them call is looked for beside its definition only."""
MOST_CALLS = 64
"""Calls of one function that are followed; beyond it the function is everybody's tool."""


class CallIn(NamedTuple):
    """A call, and the module it stands in."""

    call: nodes.Call
    module: SourceModule


class Callers:
    """Calls over a project, by the last identifier of what is called."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._modules: dict[str, list[str]] | None = None
        self._renamed: dict[str, list[tuple[str, str]]] = {}

    def modules_calling(self, tail: str, near: SourceModule | None = None) -> Iterator[SourceModule]:
        """The modules in which something of that last name is called, or seems to be by their text.

        :param near: where it is defined: of a name that too many modules call, such as ``main``, only those beside it are given.
        """
        if self._modules is None:
            self._modules = self._index()
        names = self._modules.get(tail, ())
        if near is not None and len(names) > MOST_MODULES:
            names = [name for name in names if name == near.name or name.rpartition(".")[0] == near.package]
        for name in names:
            module = self._resolver.project.module(name)
            if module is not None:
                yield module

    def _index(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for name in sorted(self._resolver.project.files):
            text = self._resolver.project.text(name)
            if isinstance(text, Skipped):
                continue
            for tail in {_last_word(before) for before in text.split("(")[:-1]} - {""}:
                index.setdefault(tail, []).append(name)
            for tail, alias in sorted({(_last_word(a), _first_word(b)) for a, b in pairwise(text.split(" as "))}):
                self._renamed.setdefault(tail, []).append((name, alias))
        return index

    def seeming(self, tail: str, near: SourceModule | None = None) -> Iterator[CallIn]:
        """The calls of what has that last name, also where it was imported under another: only by their text.

        :param near: as for :meth:`modules_calling`.
        """
        for module in self.modules_calling(tail, near):
            yield from (CallIn(call, module) for call in module.calls_by_tail.get(tail, ()))
        for name, alias in self._renamed.get(tail, ()):
            renaming = self._resolver.project.module(name) if alias != tail else None
            yield from (CallIn(call, renaming) for call in renaming.calls_by_tail.get(alias, ())) if renaming is not None else ()

    def of(self, function: nodes.FunctionDef, module: SourceModule, most: int = MOST_CALLS) -> list[CallIn]:
        """The calls of a function or method of the project, those of its own module first."""
        key = ("callers", function, most)
        known = module.names.get(key)
        if known is None:
            known = module.names[key] = []  # a function whose callers lead back to it
            found = list(self._of(function, module))[:most]
            known = module.names[key] = found
        return known  # type: ignore[return-value]

    def _of(self, function: nodes.FunctionDef, module: SourceModule) -> Iterator[CallIn]:
        names = self._names(function, module)
        tail = function.name
        if isinstance(function.parent, nodes.ClassDef) and tail == "__init__":
            for call in self._resolver.classes.constructions(function.parent, module):
                yield CallIn(call, module)
            tail = function.parent.name
        for call, other in sorted(self.seeming(tail, module), key=lambda found: found.module is not module):
            is_called = call.scope() is not function and names & set(self._resolver.names(call.func, other))
            if is_called and self._may_be(call, other, function, module):
                yield CallIn(call, other)

    def _may_be(self, call: nodes.Call, where: SourceModule, function: nodes.FunctionDef, module: SourceModule) -> bool:
        """Whether a call on the caller's own object can be of this method: only if their classes are of one line."""
        match call.func:
            case nodes.Attribute(expr=nodes.Call(func=nodes.Name(name="super"))):
                own, is_super = class_around(call, where), True
            case nodes.Attribute(expr=nodes.Name(name=name)) if name and name == own_name(call):
                own, is_super = class_around(call, where), False
            case _:
                return True
        its = class_around(function, module)
        above = self._resolver.classes.ancestors(own)
        if not own or not its:
            return True
        return its in above[1:] if is_super else its in above or own in self._resolver.classes.ancestors(its)

    def _names(self, function: nodes.FunctionDef, module: SourceModule) -> set[str]:
        """The qualified names by which a function is called: a method also by those it overrides."""
        owner = function.parent.frame() if function.parent is not None else None
        if not isinstance(owner, nodes.ClassDef):
            return {qualified_scope(module, function)}
        classes = self._resolver.classes.ancestors(qualified_scope(module, owner))
        if function.name == "__init__":
            return {classes[0]}
        return {f"{name}.{function.name}" for name in classes}


def around(node: nodes.NodeNG) -> nodes.FunctionDef | None:
    """The innermost function that a node lies in; a decorator lies outside of what it decorates."""
    child, parent = node, node.parent
    while parent is not None:
        if isinstance(parent, nodes.FunctionDef) and child is not parent.decorators:
            return parent
        child, parent = parent, parent.parent
    return None


def class_around(node: nodes.NodeNG, module: SourceModule) -> str:
    """The class of whose method a node, or a method itself, is part; empty outside of methods."""
    function = node if isinstance(node, nodes.FunctionDef) else around(node)
    while function is not None and not isinstance(function.parent, nodes.ClassDef):
        function = around(function)
    return qualified_scope(module, function.parent) if function is not None else ""


def own_name(node: nodes.NodeNG) -> str:
    """What the method around a node calls its object or class: ``self``; empty outside of methods."""
    function = around(node)
    if function is None or not isinstance(function.parent, nodes.ClassDef) or not function.args.args:
        return ""
    return str(function.args.args[0].name)


def _last_word(text: str) -> str:
    """The identifier that a text ends with, before white space. A pattern search over all text takes twenty times as long."""
    end = text[-LONGEST_NAME:].rstrip()
    start = len(end)
    while start and (end[start - 1].isalnum() or end[start - 1] == "_"):
        start -= 1
    return end[start:]


def _first_word(text: str) -> str:
    """The identifier that a text begins with, after white space."""
    begin = text[:LONGEST_NAME].lstrip()
    end = 0
    while end < len(begin) and (begin[end].isalnum() or begin[end] == "_"):
        end += 1
    return begin[:end]
