"""Which groups options are registered in: one index a project, of every place that hands options to ``oslo.config``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._oslo.closure import Closure, Followed, Place, loops_around, place
from sphinx_ddd.rules._oslo.closures import MOST_CALLERS, Closures
from sphinx_ddd.rules._oslo.names import DEFAULT_GROUP, LISTING, ON_THE_COMMAND_LINE, OPT_GROUP, OPTS, REGISTER_MANY, REGISTER_ONE
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context, Reader
from sphinx_ddd.source.origins import Entered, passed
from sphinx_ddd.source.project import SourceModule, walk

DEEPEST_CALLERS = 3
MOST_WAYS = 2_000
"""Ways to reach one registration: calls of the function around it, times rounds of the loops around it."""


@dataclass(frozen=True, slots=True)
class Registration:
    """An option in a group."""

    group: str
    """Its name; with ``{placeholders}`` where it is made at run time, empty where nothing of it can be read."""
    flag_group: str | None = None
    """The group as it was spelt, where the option is on the command line."""


@dataclass(slots=True)
class Registered:
    """All registrations of what one call makes, by the calls through which it was reached."""

    directly: dict[Registration, None] = field(default_factory=dict)
    through: dict[Place, dict[Registration, None]] = field(default_factory=dict)

    def add(self, registration: Registration, entered: tuple[Place, ...]) -> None:
        if not entered:
            self.directly[registration] = None
        for step in entered:
            self.through.setdefault(step, {})[registration] = None

    def reached(self, chain: list[Place]) -> Iterator[Registration]:
        """Those that were reached through one of these calls; all where none was."""
        yield from self.directly
        near = [step for step in chain if step in self.through]
        for step in near or self.through:
            yield from self.through[step]


def registrations(node: nodes.NodeNG, entered: Entered | None, context: Context) -> tuple[Registration, ...]:
    """How the option is registered that a call makes, each group once, in order of their names."""
    index = context.reader.project.once("oslo registrations", lambda: _Index(context.reader).read())
    chain = [place(node, context.module)]
    step = entered
    while step is not None:
        chain.append(place(step.call, step.module))
        step = step.outer
    by_group: dict[str, Registration] = {}
    for one in [r for where in chain if where in index for r in index[where].reached(chain)]:
        known = by_group.get(one.group)
        if known is None or known.flag_group is None:
            by_group[one.group] = one
    named = sorted(by_group) if len(by_group) == 1 else sorted(g for g in by_group if g)
    return tuple(by_group[group] for group in named)


def normal(group: str) -> str:
    """A group as files name it: ``oslo.config`` reads its name in any case, but for ``DEFAULT``."""
    return group if group == DEFAULT_GROUP or "{" in group else group.lower()


class _Index:
    """Reads all registrations of a project."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._closures = Closures(reader)
        self._found: dict[Place, Registered] = {}

    def read(self) -> dict[Place, Registered]:
        for tail in (*REGISTER_MANY, *REGISTER_ONE):
            for call, module in self._reader.resolver.callers.seeming(tail):
                self._registered(tail, call, module)
        for module in list(self._reader.resolver.callers.modules_calling(LISTING)):
            for node in module.tree.body:
                if isinstance(node, nodes.FunctionDef) and not _required(node):
                    self._listed(node, module)
        return self._found

    # What is registered

    def _registered(self, tail: str, call: nodes.Call, module: SourceModule) -> None:
        given = passed(call, "opt" if tail in REGISTER_ONE else "opts", 0)
        if given is None or not isinstance(call.func, nodes.Attribute):
            return
        group = passed(call, "group", 1)
        cli = passed(call, "cli", 2)
        self._closures.start()
        for way in self._ways(call, module, [n for n in (given, group, cli) if n is not None]):
            options = way.at(given)
            made = self._made((options,)) if tail in REGISTER_ONE else self._made(self._closures.items(options))
            is_cli = tail in ON_THE_COMMAND_LINE or (cli is not None and self._closures.context(way).value(cli) is True)
            names: list[str] | None = None
            for option in made:
                names = self._groups(way.at(group) if group is not None else None) if names is None else names
                for name in names:
                    self._add(option, Registration(normal(name), name if is_cli else None))

    def _ways(self, call: nodes.Call, module: SourceModule, used: list[nodes.NodeNG], depth: int = 0) -> list[Closure]:
        """The ways to reach a call, by what the variables in some of its arguments are given."""
        names = {n for one in used for n in walk(one) if isinstance(n, nodes.Name)}
        scopes = {found[0] for n in names if (found := binding(n)) is not None}
        loops = loops_around(call)
        for loop in loops:
            names |= {n for n in walk(loop.iter) if isinstance(n, nodes.Name)}
        ways = [Closure(call, module)]
        function = around(call)
        if function is not None and depth < DEEPEST_CALLERS and self._takes(function, names):
            ways = [inner.at(call) for inner in self._callers(function, module, depth)] or ways
        for loop in loops:
            if any(t.scope() in scopes for t in walk(loop.target) if isinstance(t, nodes.AssignName)):
                ways = [
                    replace(way, given={**way.given, **given})
                    for way in ways
                    for given in self._closures.rounds(loop.target, loop.iter, loop.scope(), way)
                ] or ways
        return ways

    @staticmethod
    def _takes(function: nodes.FunctionDef, names: Iterable[nodes.Name]) -> bool:
        """Whether one of the names is a parameter of a function, other than its own object."""
        owned = [a.name for a in (*(function.args.posonlyargs or ()), *(function.args.args or ()), *(function.args.kwonlyargs or ()))]
        if isinstance(function.parent, nodes.ClassDef):
            owned = owned[1:]
        return any(n.name in owned and (found := binding(n)) is not None and found[0] is function for n in names)

    def _callers(self, function: nodes.FunctionDef, module: SourceModule, depth: int) -> list[Closure]:
        out: list[Closure] = []
        for call, where in self._reader.resolver.callers.of(function, module, MOST_CALLERS):
            for way in self._ways(call, where, [*call.args, *(k.value for k in call.keywords or ())], depth + 1):
                out.append(self._closures.enter(way, function, module))
                if len(out) >= MOST_WAYS:
                    return out
        return out

    # What is listed for the sample generator

    def _listed(self, function: nodes.FunctionDef, module: SourceModule) -> None:
        self._closures.start()
        call = Closure(function, module)
        for rows in self._results(call):
            for row in rows:
                if len(row) == 2:
                    options = list(self._made(self._closures.items(row[1])))
                    for name in self._groups(row[0]) if options else ():
                        for option in options:
                            self._add(option, Registration(normal(name)))

    def _results(self, function: Closure) -> Iterator[Iterator[tuple[Closure, ...]]]:
        body: Any = function.node
        for node in body.nodes_of_class((nodes.Return, nodes.Yield, nodes.YieldFrom), skip_klass=(nodes.FunctionDef, nodes.Lambda)):
            value = getattr(node, "value", None)
            if isinstance(node, nodes.Yield) and isinstance(value, (nodes.Tuple, nodes.List)):
                yield iter([tuple(way.at(e) for e in value.elts) for way in self._closures.in_loops(node, function)])
            elif value is not None and not isinstance(node, nodes.Yield):
                yield self._closures.rows(function.at(value))

    # Both

    def _made(self, followed: Iterable[Followed], depth: int = 0) -> Iterator[Closure]:
        """The calls that make options, in lists of them too."""
        for one in followed:
            for result in self._closures.results(one) if isinstance(one, Closure) else ():
                if isinstance(result.node, nodes.Call) and self._is_option(result):
                    yield result
                elif depth < 2 and not isinstance(result.node, (nodes.Call, nodes.Const)):
                    yield from self._made(self._closures.items(result), depth + 1)

    def _is_option(self, one: Closure) -> bool:
        names = self._reader.resolver.names(one.node.func, one.module)
        return any(ancestor in OPTS for name in names for ancestor in self._reader.resolver.classes.ancestors(name))

    def _add(self, option: Closure, registration: Registration) -> None:
        self._found.setdefault(option.place, Registered()).add(registration, option.entered)

    def _groups(self, one: Closure | None) -> list[str]:
        """The names that a group may have; one empty name where none can be read."""
        found = dict.fromkeys(self._group(result) for result in self._closures.results(one)) if one is not None else {DEFAULT_GROUP: None}
        return [name for name in found if name] or [""]

    def _group(self, result: Closure) -> str:
        context = self._closures.context(result)
        made = self._group_made(result)
        if made is not None:
            return self._groups(made)[0]
        value = context.value(result.node)
        if value is None:
            return DEFAULT_GROUP
        if value is UNKNOWN:
            template = context.template(result.node)
            return "" if template.startswith("{") and template.endswith("}") and template.count("{") == 1 else template
        return value if isinstance(value, str) else ""

    def _group_made(self, one: Closure) -> Closure | None:
        """The name given to an ``OptGroup``, whether the group is meant or its ``name``."""
        match one.node:
            case nodes.Attribute(attrname="name", expr=owner):
                return next((made for r in self._closures.results(one.at(owner)) if (made := self._group_made(r)) is not None), None)
            case nodes.Call():
                return self._name_given(one)
        return None

    def _name_given(self, one: Closure) -> Closure | None:
        names = self._reader.resolver.names(one.node.func, one.module)
        if not any(a == OPT_GROUP for n in names for a in self._reader.resolver.classes.ancestors(n)):
            return None
        name = passed(one.node, "name", 0)
        return one.at(name) if name is not None else None


def _required(function: nodes.FunctionDef) -> bool:
    """Whether a function cannot be called without arguments."""
    return len(function.args.args or ()) > len(function.args.defaults or ())
