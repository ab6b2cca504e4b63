"""Which commands have a parameter: those it decorates, also through decorators that the project makes of several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from astroid import nodes

from sphinx_ddd.rules._cli import click_names as names
from sphinx_ddd.rules._cli import click_tree
from sphinx_ddd.source.bindings import absolute, binding, real_name
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Entered, Origin
from sphinx_ddd.source.project import SourceModule, decorators_of

DEEPEST = 6
"""Names and functions followed from a decorator to the options it applies."""


class Made(NamedTuple):
    """A call that makes a parameter."""

    call: nodes.Call
    module: SourceModule
    entered: Entered | None = None
    """The call of the helper that makes it, with the arguments that say which."""


class Owner(NamedTuple):
    """A command that has a parameter."""

    command: Origin
    entered: Entered | None
    """The call of the helper that made the parameter for this command."""


def owners(call: nodes.Call, context: Context) -> tuple[Owner, ...]:
    """The commands that a parameter belongs to."""
    return tuple(_owners(context).get(call, ()))


def parameters(origin: Origin, context: Context) -> list[Made]:
    """The calls that make the parameters of a command, in the order of the text."""
    return list(dict.fromkeys(_parameters(origin, context)))


def _owners(context: Context) -> dict[nodes.Call, list[Owner]]:
    return context.reader.project.once("click owners", lambda: _read_owners(context))


def _read_owners(context: Context) -> dict[nodes.Call, list[Owner]]:
    found: dict[nodes.Call, list[Owner]] = {}
    for origin in _commands(context):
        for made in parameters(origin, context):
            found.setdefault(made.call, []).append(Owner(origin, made.entered))
    return found


def _commands(context: Context) -> Iterator[Origin]:
    """Every command of the project that its own code makes, and its classes of commands."""
    callers = context.reader.resolver.callers
    tails = ("option", "argument", "Option", "Argument", "command", "group", *(n.rpartition(".")[2] for n in names.DECORATORS))
    modules = {module.name: module for tail in tails for module in callers.modules_calling(tail)}
    for name in sorted(modules):
        module = modules[name]
        here = context.reader.context(module)
        for node in module.tree.nodes_of_class((nodes.FunctionDef, nodes.ClassDef)):
            if isinstance(node, nodes.FunctionDef):
                if click_tree.maker(node, here) is not None:
                    yield Origin(node, module)
            elif any(ancestor in names.CLASSES for ancestor in here.ancestors(here.subject(node))):
                yield Origin(node, module)
        for calls in module.calls_by_tail.values():
            yield from (Origin(call, module) for call in calls if _makes_command(call, here))


def _makes_command(call: nodes.Call, context: Context) -> bool:
    if isinstance(call.func, nodes.Call):
        return any(name in names.MAKERS for name in context.names(call.func.func))
    return any(name in names.CLASSES for name in context.names(call.func))


def _parameters(origin: Origin, context: Context) -> Iterator[Made]:
    search = _Search(context)
    there = origin.module
    if isinstance(origin.node, nodes.Call) and isinstance(origin.node.func, nodes.Call):
        for argument in origin.node.args:
            yield from search.reach(argument, there, None, 0)
    function = click_tree.function_of(origin, context)
    if function is not None:
        home = context.reader.project.module(function.root().name) or there
        for decorator in decorators_of(function):
            yield from search.reach(decorator, home, None, 0)
    if isinstance(origin.node, nodes.ClassDef):
        for method in origin.node.body:
            if isinstance(method, nodes.FunctionDef) and method.name == "__init__":
                yield from search.reach(method, there, None, 0)
    made = click_tree.made_by(origin, context)
    given = made.argument(None, "params") if made is not None else None
    if given is not None:
        yield from search.reach(given, there, None, 0)


class _Search:
    """From an expression to the parameters that it makes, through what it names and calls; each way once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._seen: set[tuple[nodes.NodeNG, nodes.Call | None]] = set()

    def reach(self, node: nodes.NodeNG, module: SourceModule, entered: Entered | None, depth: int) -> Iterator[Made]:
        """The parameters that an expression or a function's body makes."""
        key = (node, entered.call if entered is not None else None)
        if key in self._seen or depth > DEEPEST:
            return
        self._seen.add(key)
        here = self._context.reader.context(module)
        match node:
            case nodes.Call(func=nodes.Name() | nodes.Attribute()):
                called = here.names(node.func)
                if any(name in names.PARAMETERS for name in called):
                    yield Made(node, module, entered)
                elif not any(name in names.MAKERS or name in names.CLASSES for name in called):
                    yield from self._named(node.func, module, entered, depth, call=node)
                    for argument in (*node.args, *(k.value for k in node.keywords or ())):
                        yield from self.reach(argument, module, entered, depth)
            case nodes.Name() | nodes.Attribute():
                yield from self._named(node, module, entered, depth)
            case nodes.FunctionDef() if click_tree.maker(node, here) is not None:
                return
            case _:
                for child in node.get_children():
                    if not isinstance(child, (nodes.Arguments, nodes.Decorators)):
                        yield from self.reach(child, module, entered, depth)

    def _named(
        self, node: nodes.Name | nodes.Attribute, module: SourceModule, entered: Entered | None, depth: int, call: nodes.Call | None = None
    ) -> Iterator[Made]:
        here = self._context.reader.context(module)
        if isinstance(node, nodes.Name):
            bound = binding(node)
            for one in bound[1] if bound is not None else ():
                yield from self._bound(node.name, one, module, entered, depth, call)
            return
        for ref in here.refs(node.expr):
            if not ref.instance and here.reader.project.owns(ref.name):
                yield from self._global(ref.name, node.attrname, module, entered, depth, call)

    def _bound(
        self, name: str, one: nodes.NodeNG, module: SourceModule, entered: Entered | None, depth: int, call: nodes.Call | None,
        calling: SourceModule | None = None,
    ) -> Iterator[Made]:  # fmt: skip
        match one:
            case nodes.ImportFrom():
                yield from self._global(absolute(one, module), real_name(one, name), module, entered, depth, call)
            case nodes.FunctionDef():
                inner = Entered(one, call, calling or module, entered) if call is not None else None
                yield from self.reach(one, module, inner, depth + 1)
            case nodes.AssignName(parent=nodes.Assign(value=value) | nodes.AnnAssign(value=value)) if value is not None:
                yield from self.reach(value, module, entered, depth + 1)

    def _global(
        self, module_name: str, name: str, calling: SourceModule, entered: Entered | None, depth: int, call: nodes.Call | None
    ) -> Iterator[Made]:
        module = self._context.reader.project.module(module_name)
        for one in module.tree.locals.get(name, ()) if module is not None else ():
            yield from self._bound(name, one, module, entered, depth + 1, call, calling)  # type: ignore[arg-type]
