"""The project's modules, parsed when first asked for, each once."""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias, TypeVar

from astroid import nodes

from sphinx_ddd.facts.base import Location, Skipped
from sphinx_ddd.source.discover import SourceFile, Sources
from sphinx_ddd.source.parse import parse, read_source

KEPT_CHARACTERS = 24_000_000
"""Source text whose trees are held at a time; beyond it the longest unused are dropped and parsed again if asked for."""
KEPT_TEXT = 64_000_000
"""Characters of text that are held, so that what is searched for words is read from the disk once; the rest is read again."""

T = TypeVar("T")
Definition: TypeAlias = nodes.ClassDef | nodes.FunctionDef


@dataclass(eq=False)
class SourceModule:
    """A parsed module."""

    file: SourceFile
    text: str
    tree: nodes.Module
    names: dict[object, object] = field(default_factory=dict, repr=False)
    """What the resolver found out about nodes of this module, dropped together with the tree."""

    @property
    def name(self) -> str:
        return self.file.module

    @property
    def package(self) -> str:
        """The package that relative imports start from."""
        return self.name if self.file.is_package else self.name.rpartition(".")[0]

    def location(self, node: nodes.NodeNG) -> Location:
        return Location(self.file.path, node.lineno or 0, node.end_lineno or 0)

    @cached_property
    def _index(self) -> dict[type[nodes.NodeNG], list[nodes.NodeNG]]:
        """The nodes that matter, those that use names under ``NodeNG``: the one walk over the tree."""
        index: dict[type[nodes.NodeNG], list[nodes.NodeNG]] = {kind: [] for kind in (nodes.NodeNG, nodes.Attribute, *_KEPT)}
        for node in walk(self.tree):
            kind = type(node)
            if kind in _USING:
                index[nodes.NodeNG].append(node)
            elif kind in _KEPT:
                index[kind].append(node)
            elif kind is nodes.ImportFrom:
                index[nodes.Import].append(node)
            if kind in _CHAINED and (kind is not nodes.Call or _gets(node)) and not _is_inner(node):
                index[nodes.Attribute].append(node)
        return index

    @property
    def uses(self) -> list[nodes.NodeNG]:
        """The nodes that may use a name of the catalog, in source order."""
        return self._index[nodes.NodeNG]

    @property
    def imports(self) -> list[nodes.Import | nodes.ImportFrom]:
        """Every import, wherever it stands."""
        return self._index[nodes.Import]

    @property
    def attributes_set(self) -> list[nodes.AssignAttr]:
        """Every ``x.y`` that is assigned to, in source order."""
        return self._index[nodes.AssignAttr]

    @property
    def subscripts(self) -> list[nodes.Subscript]:
        """Every ``x[y]``, read, set or deleted, in source order."""
        return self._index[nodes.Subscript]

    @property
    def comparisons(self) -> list[nodes.Compare]:
        """Every comparison and test of membership, in source order."""
        return self._index[nodes.Compare]

    @property
    def chains(self) -> list[nodes.NodeNG]:
        """Every ``x.y``, ``x[y]`` and ``getattr(x, y)`` that is no part of a longer one, in source order."""
        return self._index[nodes.Attribute]

    @cached_property
    def calls_by_tail(self) -> dict[str, list[nodes.Call]]:
        """Every call, by the last identifier of what is called."""
        index: dict[str, list[nodes.Call]] = {}
        for node in self.uses:
            if isinstance(node, nodes.Call):
                index.setdefault(tail_of(node.func), []).append(node)
        return index


_USING = frozenset({nodes.Call, nodes.FunctionDef, nodes.AsyncFunctionDef, nodes.ClassDef, nodes.Assign, nodes.AnnAssign, nodes.Raise})
_KEPT = frozenset({nodes.AssignAttr, nodes.Import, nodes.Subscript, nodes.Compare})
_CHAINED = frozenset({nodes.Attribute, nodes.Subscript, nodes.Call})
_LEAVES = frozenset({nodes.Const, nodes.Name, nodes.AssignName, nodes.Pass, nodes.Import, nodes.ImportFrom, nodes.Global, nodes.Break})


class Project:
    """All modules by dotted name."""

    def __init__(self, sources: Sources) -> None:
        self.files: Mapping[str, SourceFile] = {f.module: f for f in reversed(sources.files)}
        self.packages = frozenset(name.rsplit(".", n)[0] for name in self.files for n in range(1, name.count(".") + 1))
        """Names that are packages, with an ``__init__.py`` or without."""
        self._tops = frozenset(name.partition(".")[0] for name in self.files)
        self.skipped: dict[str, Skipped] = {}
        """What could not be read, by module name."""
        self.scripts = sources.scripts
        """Program by the function that it starts: ``{"shop.cli:main": "shopctl"}``."""
        self.distributions = sources.distributions
        """The normalized names under which the project is installed; empty where no file of it says one."""
        self._found_out: dict[str, object] = {}
        self._parsed: OrderedDict[str, SourceModule] = OrderedDict()
        self._texts: dict[str, str | Skipped] = {}
        self._text_kept = 0
        self._kept = 0
        self._dropped = 0

    def module(self, name: str) -> SourceModule | None:
        """The module of that name, or ``None`` when it is not the project's or cannot be read."""
        known = self._parsed.get(name)
        if known is not None:
            self._parsed.move_to_end(name)
            return known
        source = self.files.get(name)
        if source is None or name in self.skipped:
            return None
        module = load(source, self.text(name))
        if isinstance(module, Skipped):
            self.skipped[name] = module
            return None
        self._keep(module)
        return module

    def text(self, name: str) -> str | Skipped:
        """The text of a module of the project."""
        known = self._texts.get(name)
        if known is None:
            known = read_source(self.files[name])
            self._text_kept += len(known) if isinstance(known, str) else 0
            if self._text_kept <= KEPT_TEXT:
                self._texts[name] = known
        return known

    def mentioning(self, *words: str) -> Iterator[SourceModule]:
        """The modules whose text holds one of these words, by name: the only ones worth parsing for what is said with them."""
        for name in sorted(self.files):
            text = self.text(name)
            if isinstance(text, str) and any(word in text for word in words):
                module = self.module(name)
                if module is not None:
                    yield module

    def _keep(self, module: SourceModule) -> None:
        self._parsed[module.name] = module
        self._kept += len(module.text)
        while self._kept > KEPT_CHARACTERS and len(self._parsed) > 1:
            _, dropped = self._parsed.popitem(last=False)
            self._kept -= len(dropped.text)
            self._dropped += len(dropped.text)
        if self._dropped > KEPT_CHARACTERS:
            # Parents and children refer to each other, so that only the collector frees a tree; and it may be switched off.
            gc.collect()
            self._dropped = 0

    def once(self, what: str, find_out: Callable[[], T]) -> T:
        """What is to be found out about the project as a whole, found out when first asked for."""
        if what not in self._found_out:
            self._found_out[what] = find_out()
        return self._found_out[what]  # type: ignore[return-value]

    def owns(self, name: str) -> bool:
        """Whether the dotted name is a module or package of the project."""
        return name in self.files or name in self.packages

    def has(self, top: str) -> bool:
        """Whether a top-level name is the project's own."""
        return top in self._tops

    def split(self, name: str) -> tuple[SourceModule, tuple[str, ...]] | None:
        """``shop.orders.Worker.run`` as the module ``shop.orders`` and ``("Worker", "run")``."""
        parts = name.split(".")
        if parts[0] not in self._tops:
            return None
        for cut in range(len(parts), 0, -1):
            module = self.module(".".join(parts[:cut]))
            if module is not None:
                return module, tuple(parts[cut:])
        return None

    def definition(self, name: str) -> tuple[SourceModule, Definition] | None:
        """The class or function of that qualified name."""
        found = self.split(name)
        if found is None or not found[1]:
            return None
        module, parts = found
        scope: nodes.Module | Definition | None = module.tree
        for part in parts:
            inner = scope.locals.get(part, ()) if scope is not None else ()
            scope = next((n for n in reversed(inner) if isinstance(n, Definition)), None)
        return (module, scope) if isinstance(scope, Definition) else None


def load(source: SourceFile, text: str | Skipped | None = None) -> SourceModule | Skipped:
    """Parse one file, and read it where its text is not given."""
    text = read_source(source) if text is None else text
    if isinstance(text, Skipped):
        return text
    tree = parse(source, text)
    return tree if isinstance(tree, Skipped) else SourceModule(source, text, tree)


def walk(root: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    """A node and all below it in source order, without recursion."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        if type(node) not in _LEAVES:
            stack.extend([*node.get_children()][::-1])


def _is_inner(node: nodes.NodeNG) -> bool:
    """Whether an attribute or item is the beginning of a longer chain, or of what is assigned to."""
    parent = node.parent
    kind = type(parent)
    if kind is nodes.Attribute or kind is nodes.AssignAttr or kind is nodes.DelAttr:
        return parent.expr is node
    if kind is nodes.Subscript:
        return parent.value is node
    return kind is nodes.Call and bool(parent.args) and parent.args[0] is node and _gets(parent)


def _gets(call: nodes.Call) -> bool:
    """Whether a call is ``getattr(x, y)`` by its text."""
    return type(call.func) is nodes.Name and call.func.name == "getattr" and len(call.args) > 1


def chain_of(node: nodes.NodeNG) -> tuple[nodes.NodeNG, tuple[str | nodes.NodeNG, ...]]:
    """``a.b["c"]`` as its root ``a``, and the steps from there: attributes by name, keys by their expression."""
    steps: list[str | nodes.NodeNG] = []
    while True:
        kind = type(node)
        if kind is nodes.Attribute:
            steps.append(node.attrname)
            node = node.expr
        elif kind is nodes.Subscript:
            steps.append(node.slice)
            node = node.value
        elif kind is nodes.Call and _gets(node):
            name = node.args[1]
            steps.append(name.value if type(name) is nodes.Const and type(name.value) is str else name)
            node = node.args[0]
        else:
            return node, tuple(reversed(steps))


def tail_of(callee: nodes.NodeNG) -> str:
    """The last identifier of an expression: ``add_argument`` of ``self.parser.add_argument``."""
    if isinstance(callee, (nodes.Attribute, nodes.AssignAttr)):
        return str(callee.attrname)
    return str(callee.name) if isinstance(callee, (nodes.Name, nodes.AssignName)) else ""


def qualified_scope(module: SourceModule, node: nodes.NodeNG) -> str:
    """The dotted name of the object a node lies in: ``shop.orders.Worker.run``."""
    parts: list[str] = []
    current: nodes.NodeNG | None = node
    while current is not None:
        if isinstance(current, Definition):
            parts.append(current.name)
        current = current.parent
    return ".".join([module.name, *reversed(parts)])


def decorators_of(node: Definition) -> Iterable[nodes.NodeNG]:
    return node.decorators.nodes if node.decorators is not None else ()
