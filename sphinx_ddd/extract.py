"""The only loop over the trees: a project and the catalog give the facts."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import chain
from typing import Any

from astroid import nodes

from sphinx_ddd.facts.base import Fact, Found, Location, Module, Skipped
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.linking import link
from sphinx_ddd.ops import OpsFiles
from sphinx_ddd.ops import read as read_ops
from sphinx_ddd.rules import Catalog, catalog
from sphinx_ddd.rules._rule import At, Rule
from sphinx_ddd.rules._settings.doubles import without_doubles
from sphinx_ddd.source.bindings import imported_libraries
from sphinx_ddd.source.context import Context, Reader
from sphinx_ddd.source.discover import SourceFile, Sources
from sphinx_ddd.source.project import Definition, Project, SourceModule, decorators_of, load, tail_of
from sphinx_ddd.source.reads import Reads
from sphinx_ddd.source.uses import Assignment, Call, Decoration, Raise, Read, Subclass, Use, WholeModule

FILES_A_TASK = 24
"""Neighbouring files share what they import; a task of this size keeps that in one process."""
WORTH_A_PROCESS = 150
"""Files below which starting another process costs more than it saves."""

BUILD_TOOLS = frozenset({"distutils", "flit_core", "hatchling", "setuptools"})
"""What a module imports that builds the package: nobody operates what stands in it."""
TEST_TOOLS = frozenset({"pytest"})
"""What a module imports that tests, as plugins of pytest do too: what it copies, deletes and sets is gone after the test. Programs that
run tests import it as well; they define none of these:"""
_TESTS = ("pytest_", "test_")
_OF_TESTS = frozenset({"fixture", "hookimpl", "hookspec"})

Progress = Callable[[int, int], None]
"""Called with files done and files in all."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one file."""

    found: tuple[Found[Fact], ...] = ()
    skipped: tuple[Skipped, ...] = ()
    module: Module | None = None


def scan(
    sources: Sources,
    *,
    jobs: int = 0,
    rules: Iterable[str] = (),
    progress: Progress | None = None,
    executor: Executor | None = None,
    strict: bool = False,
    ops: OpsFiles | None = None,
) -> FactSet:
    """Read every file once and ask each rule of the catalog about what it uses.

    The result is the same for any number of jobs. Nothing of the project is imported or executed.

    :param jobs: processes; 0 for as many as the machine and the size of the project are worth.
    :param rules: dotted names of rule modules beside the catalog's own.
    :param executor: where to run instead of processes of our own.
    :param strict: let the errors of rules through, for tests; else a rule that fails is a :class:`Skipped`.
    :param ops: files that are not Python and tell of the program's operation.
    :raises sphinx_ddd.rules.CatalogError: a rule module cannot be loaded.
    """
    extra = tuple(rules)
    found = catalog(extra)  # a wrong name fails here, once, rather than in every process
    workers = jobs or max(1, min(os.cpu_count() or 1, len(sources.files) // WORTH_A_PROCESS))
    if workers == 1 and executor is None:
        results = list(_in_turn(Extractor(sources, found, strict=strict), sources, progress))
    else:
        results = list(_side_by_side(_Start(sources, extra, strict), workers, executor, progress))
    of_ops, ops_skipped = read_ops(ops or OpsFiles(), (file.module.partition(".")[0] for file in sources.files))
    return FactSet.of_parts(
        link(chain((f for r in results for f in r.found), of_ops)),
        (*sources.skipped, *(s for r in results for s in r.skipped), *ops_skipped),
        (r.module for r in results if r.module is not None),
        map(str, sources.roots),
    )


def _in_turn(extractor: Extractor, sources: Sources, progress: Progress | None) -> Iterator[Result]:
    with _without_collector():
        for done, file in enumerate(sources.files, 1):
            yield extractor.extract(file)
            if progress is not None:
                progress(done, len(sources.files))


def _side_by_side(start: _Start, workers: int, executor: Executor | None, progress: Progress | None) -> Iterator[Result]:
    files = start.sources.files
    tasks = [files[n : n + FILES_A_TASK] for n in range(0, len(files), FILES_A_TASK)]
    if executor is None:
        # Sent once a process: with each task, the list of all files would cost more than reading some of them.
        own: AbstractContextManager[Executor] = ProcessPoolExecutor(workers, initializer=start)
        work: Callable[[tuple[SourceFile, ...]], list[Result]] = _work
    else:
        own, work = nullcontext(executor), _Task(start)
    done = 0
    with own as pool:
        for task, results in zip(tasks, pool.map(work, tasks), strict=True):
            done += len(task)
            yield from results
            if progress is not None:
                progress(done, len(files))


_own = threading.local()
"""The extractor of this worker, with the modules it has parsed; a thread pool's workers share no trees."""


@dataclass(frozen=True)
class _Start:
    """What a worker needs before its first task."""

    sources: Sources
    rules: tuple[str, ...]
    strict: bool

    def __call__(self) -> None:
        if getattr(_own, "start", None) != self:
            _own.start, _own.extractor = self, Extractor(self.sources, catalog(self.rules), strict=self.strict)


@dataclass(frozen=True)
class _Task:
    """Work in a process or thread that somebody else started."""

    start: _Start

    def __call__(self, files: tuple[SourceFile, ...]) -> list[Result]:
        self.start()
        return _work(files)


def _work(files: tuple[SourceFile, ...]) -> list[Result]:
    extractor: Extractor = _own.extractor
    with _without_collector():
        return [extractor.extract(file) for file in files]


@contextmanager
def _without_collector() -> Iterator[None]:
    """Trees are many small objects that live until the end: collecting while they grow triples the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Extractor:
    """Asks the catalog about one file after the other."""

    def __init__(self, sources: Sources, rules: Catalog, *, strict: bool = False) -> None:
        self._project = Project(sources)
        self._reader = Reader.of(self._project, rules.knowledge)
        self._strict = strict
        self._by_name: dict[type[Use], dict[str, list[Rule]]] = {}
        self._always: dict[type[Use], list[Rule]] = {}
        for rule in rules.rules:
            for name in rule.names:
                self._by_name.setdefault(rule.use, {}).setdefault(name, []).append(rule)
            if not rule.names:
                self._always.setdefault(rule.use, []).append(rule)
        self._reads = Reads(self._reader.resolver, self._by_name.get(Read, ()))

    def extract(self, file: SourceFile) -> Result:
        """The facts of a file, or why it could not be read."""
        module = self._module(file)
        if isinstance(module, Skipped):
            return Result(skipped=(module,))
        context = self._reader.context(module)
        found: list[Found[Fact]] = []
        skipped: list[Skipped] = []
        libraries = tuple(sorted(imported_libraries(module, self._project)))
        try:
            for use in chain(uses(context), reads(context, self._reads)) if _is_operated(module, libraries) else ():
                for rule, narrowed in self._asked(use):
                    self._apply(rule, narrowed, found, skipped)
        except RecursionError:
            skipped.append(Skipped(Location(file.path, 0), "too deep: names lead through more places than the stack holds"))
        objects = tuple(sorted({n.name for n in module.tree.body if isinstance(n, Definition)}))
        return Result(without_doubles(found), tuple(skipped), Module(module.name, file.path, objects, libraries))

    def _module(self, file: SourceFile) -> SourceModule | Skipped:
        module = self._project.module(file.module)
        if module is not None and module.file == file:
            return module
        if module is None and file.module in self._project.skipped and self._project.files[file.module] == file:
            return self._project.skipped[file.module]
        return load(file)  # another file has taken the name: nothing can import this one, but it is read all the same

    def _asked(self, use: Use) -> Iterator[tuple[Rule, Use]]:
        """The rules that a use concerns, each once, with the names it asked for first."""
        kind = type(use)
        asked: dict[int, tuple[Rule, list[str]]] = {}
        table = self._by_name.get(kind, {})
        for name in use.names:
            for key in (name, f"*.{name.rpartition('.')[2]}") if kind is Assignment else (name,):
                for rule in table.get(key, ()):
                    asked.setdefault(id(rule), (rule, []))[1].append(name)
        for rule, names in asked.values():
            ordered = tuple(dict.fromkeys((*names, *use.names)))
            yield rule, use if ordered == use.names else _renamed(use, ordered)
        for rule in self._always.get(kind, ()):
            yield rule, use

    def _apply(self, rule: Rule, use: Use, found: list[Found[Fact]], skipped: list[Skipped]) -> None:
        try:
            found += [_placed(item, use, rule) for item in rule.find(use)]
        except Exception as error:
            # One rule's mistake about one place must not cost the docs build, nor the other facts.
            if self._strict:
                raise
            skipped.append(Skipped(use.location, f"rule {rule.id} failed: {type(error).__name__}: {error}"))


def _is_operated(module: SourceModule, libraries: Iterable[str]) -> bool:
    """Whether a module is part of what runs, rather than of what builds or tests it."""
    if not BUILD_TOOLS.isdisjoint(libraries):
        return False
    return TEST_TOOLS.isdisjoint(libraries) or not any(isinstance(one, nodes.FunctionDef) and _is_of_tests(one) for one in module.tree.body)


def _is_of_tests(function: nodes.FunctionDef) -> bool:
    """Whether a function is a test, a fixture or a hook of pytest."""
    decorators = (one.func if isinstance(one, nodes.Call) else one for one in decorators_of(function))
    return function.name.startswith(_TESTS) or any(tail_of(one) in _OF_TESTS for one in decorators)


def _renamed(use: Use, names: tuple[str, ...]) -> Use:
    values = {field: getattr(use, field) for field in use.__dataclass_fields__}
    return type(use)(**(values | {"names": names}))


def _placed(item: Fact | At, use: Use, rule: Rule) -> Found[Fact]:
    if not isinstance(item, At):
        return Found(item, use.location, use.subject, rule.id)
    location = use.context.location(item.node) if item.node is not None else use.location
    if item.line:
        location = Location(use.context.path, item.line)
    if item.location is not None:
        location = item.location
    subject = item.subject or (use.context.subject(item.node) if item.node is not None else use.subject)
    return Found(item.fact, location, subject, rule.id)


def uses(context: Context) -> Iterator[Use]:
    """Every use in a module, in source order."""
    yield WholeModule(context.module.tree, context, (context.module.name,))
    for node in context.module.uses:
        yield from _VIEWS[type(node)](node, context)


def reads(context: Context, sought: Reads) -> Iterator[Read]:
    """Every attribute and item in a module of what rules ask for, in source order."""
    for node in context.module.chains:
        for start, steps in sought.starts(node, context.module):
            yield Read(node, context, (start.name,), (*start.before, *steps), start.owner)


def _call(node: nodes.Call, context: Context) -> Iterator[Use]:
    names = context.called(node)
    if names:
        yield Call(node, context, names, node)


def _decorations(node: Definition, context: Context) -> Iterator[Use]:
    for decorator in decorators_of(node):
        call = decorator if isinstance(decorator, nodes.Call) else None
        names = context.names(call.func if call is not None else decorator)
        if names:
            yield Decoration(decorator, context, names, call, node)


def _class(node: nodes.ClassDef, context: Context) -> Iterator[Use]:
    yield from _decorations(node, context)
    ancestors = context.ancestors(context.subject(node))[1:]
    if ancestors:
        yield Subclass(node, context, ancestors)


def _assign(node: nodes.Assign, context: Context) -> Iterator[Use]:
    for target in node.targets:
        yield from _assignment(target, node.value, context)


def _annotated(node: nodes.AnnAssign, context: Context) -> Iterator[Use]:
    if node.value is not None:
        yield from _assignment(node.target, node.value, context)


def _assignment(target: nodes.NodeNG, value: nodes.NodeNG, context: Context) -> Iterator[Use]:
    match target:
        case nodes.AssignAttr(expr=owner, attrname=attribute):
            names = tuple(f"{name}.{attribute}" for name in context.names(owner))
        case nodes.AssignName(name=name) if isinstance(target.scope(), nodes.Module | nodes.ClassDef):
            names = (f"{context.subject(target)}.{name}",)
        case _:
            names = ()
    if names:
        yield Assignment(target, context, names, value)


def _raise(node: nodes.Raise, context: Context) -> Iterator[Use]:
    raised = node.exc.func if isinstance(node.exc, nodes.Call) else node.exc
    names = [ancestor for name in context.names(raised) for ancestor in context.ancestors(name)]
    if names:
        yield Raise(node, context, tuple(dict.fromkeys(names)), node.exc)


_VIEWS: dict[type[nodes.NodeNG], Callable[[Any, Context], Iterator[Use]]] = {
    nodes.Call: _call,
    nodes.FunctionDef: _decorations,
    nodes.AsyncFunctionDef: _decorations,
    nodes.ClassDef: _class,
    nodes.Assign: _assign,
    nodes.AnnAssign: _annotated,
    nodes.Raise: _raise,
}
