"""What the project adds to which group of click: ``add_command``, ``commands=``, collections, classes, lazy loading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from astroid import nodes

from sphinx_ddd.rules._cli import click_names as names
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Origin
from sphinx_ddd.source.uses import Call


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command was added."""

    parent: Origin | None
    """The group; ``None`` for one that a framework brings along."""
    name: str
    """Under which name; empty for the command's own."""
    program: str = ""
    """The command line of a group that a framework brings along."""
    is_merged: bool = False
    """The commands of this group are the parent's own."""


@dataclass(slots=True)
class Tree:
    """What the project adds to which group."""

    places: dict[nodes.NodeNG, list[Place]] = field(default_factory=dict)
    """By what made the command."""
    instances: dict[str, list[Origin]] = field(default_factory=dict)
    """The commands made with ``cls=``, by the qualified class."""

    def add(self, child: Origin, place: Place) -> None:
        self.places.setdefault(child.node, []).append(place)


def tree(context: Context) -> Tree:
    """What the project adds to its groups, by calls of all its modules."""
    return context.reader.project.once("click tree", lambda: _read_tree(context))


def _read_tree(context: Context) -> Tree:
    found = Tree()
    callers = context.reader.resolver.callers
    tails = ("add_command", "group", "command", "Group", "CommandCollection", *(g.rpartition(".")[2] for g in names.GROUPS))
    modules = {module.name: module for tail in tails for module in callers.modules_calling(tail)}
    for name in sorted(modules):
        here = context.reader.context(modules[name])
        for calls in modules[name].calls_by_tail.values():
            for call in calls:
                _read_call(call, here, found)
    return found


def _read_call(call: nodes.Call, here: Context, found: Tree) -> None:
    called = here.names(call.func)
    use = Call(call, here, called, call)
    if any(name in names.ADD_COMMAND for name in called) and isinstance(call.func, nodes.Attribute):
        for context in here.rounds(call):
            _add(Call(call, context, called, call), found)
    elif any(name in names.MAKERS for name in called) or _is_class(called, here):
        made = list(_made(call, here))
        for keyword in call.keywords or ():
            _read_keyword(keyword, use, made, found)
        if any(name in names.COLLECTIONS for name in called) and len(call.args) > 1:
            _merge(call.args[1], use, made, found)


def _is_class(called: tuple[str, ...], context: Context) -> bool:
    return any(ancestor in names.CLASSES for name in called for ancestor in context.ancestors(name))


def _made(call: nodes.Call, context: Context) -> Iterator[Origin]:
    """What a call of a class or decorator makes."""
    parent = call.parent
    if isinstance(parent, nodes.Decorators) and isinstance(parent.parent, nodes.FunctionDef):
        yield Origin(parent.parent, context.module)
    elif isinstance(parent, nodes.Call) and parent.func is call:
        yield Origin(parent, context.module)
    else:
        yield Origin(call, context.module)


def _add(use: Call, found: Tree) -> None:
    """``group.add_command(command, name)``."""
    assert isinstance(use.node.func, nodes.Attribute)
    child = use.argument(0, "cmd")
    name = use.template(1, "name") if use.argument(1, "name") is not None else ""
    for origin in use.context.origins(child):
        for place in parents(use.node.func.expr, use.context, name):
            found.add(origin, place)


def _read_keyword(keyword: nodes.Keyword, use: Call, made: list[Origin], found: Tree) -> None:
    match keyword.arg, keyword.value:
        case "commands", nodes.Dict(items=items):
            for key, value in items:
                _put(value, use, use.context.template(key), made, found)
        case "commands", nodes.List(elts=items) | nodes.Tuple(elts=items):
            for value in items:
                _put(value, use, "", made, found)
        case "sources", sources:
            _merge(sources, use, made, found)
        case "cls", cls:
            for name in use.context.names(cls):
                found.instances.setdefault(name, []).extend(made)
                _read_class(name, use, made, found)
        case _, nodes.Const(value=str() as target) if ":" in target:
            _read_stand_in(target, use, made, found)
        case _, nodes.Dict() | nodes.Name():
            _read_lazy(use.context.value(keyword.value), use, made, found)


def _put(value: nodes.NodeNG, use: Call, name: str, made: list[Origin], found: Tree) -> None:
    for origin in use.context.origins(value):
        for parent in made:
            found.add(origin, Place(parent, name))


def _merge(sources: nodes.NodeNG, use: Call, made: list[Origin], found: Tree) -> None:
    for source in sources.elts if isinstance(sources, (nodes.List, nodes.Tuple)) else ():
        for origin in use.context.origins(source):
            for parent in made:
                found.add(origin, Place(parent, "", is_merged=True))


def _read_lazy(commands: object, use: Call, made: list[Origin], found: Tree) -> None:
    """A group that is told where its commands are to be imported from: ``{"prune": "shop.orders.prune"}``."""
    for name, target in commands.items() if isinstance(commands, dict) else ():
        if not isinstance(name, str) or not isinstance(target, str) or "." not in target.replace(":", "."):
            continue
        module, _, attribute = target.partition(":") if ":" in target else target.rpartition(".")
        for origin in use.context.reader.origins.of_global(module, attribute):
            for parent in made:
                found.add(origin, Place(parent, name))


def _read_class(name: str, use: Call, made: list[Origin], found: Tree) -> None:
    """A class of groups that holds the table of what is to be imported: ``COMMANDS = {"prune": "shop.orders.prune"}``."""
    known = use.context.definition(name)
    for statement in known[1].body if known is not None and isinstance(known[1], nodes.ClassDef) else ():
        match statement:
            case nodes.Assign(value=nodes.Dict() as table) | nodes.AnnAssign(value=nodes.Dict() as table) if known is not None:
                _read_lazy(known[0].value(table), use, made, found)


def _read_stand_in(target: str, use: Call, made: list[Origin], found: Tree) -> None:
    """A group that is told where another is to be imported from, which it stands for: ``import_name="shop.orders:cli"``."""
    module, _, attribute = target.partition(":")
    if use.context.reader.project.module(module) is None:
        return
    for origin in use.context.reader.origins.of_global(module, attribute):
        for parent in made:
            found.add(origin, Place(parent, "", is_merged=True))


def parents(group: nodes.NodeNG, context: Context, name: str) -> Iterator[Place]:
    """A place for each group that an expression may be."""
    for one in context.names(group):
        program = names.PROGRAMS.get(one, names.BLUEPRINTS.get(one, ""))
        if one in names.BLUEPRINTS and isinstance(group, nodes.Attribute):
            own = next((_blueprint(o, context) for o in context.origins(group.expr)), "")
            program = f"{program} {own}" if own else program
        if program:
            yield Place(None, name, program)
            return
    for origin in context.origins(group):
        yield Place(origin, name)


def _blueprint(origin: Origin, context: Context) -> str:
    if not isinstance(origin.node, nodes.Call):
        return ""
    there = context.elsewhere(origin)
    call = Call(origin.node, there, there.names(origin.node.func), origin.node)
    group = call.argument(None, "cli_group")
    if group is not None and call.value(None, "cli_group") is None:
        return ""  # its commands stand beside those of the application
    given = call.text(None, "cli_group") or call.text(0, "name")
    return given if isinstance(given, str) else ""
