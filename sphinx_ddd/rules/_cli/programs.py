"""What an operator types to start a program: its console script, else ``python -m`` for a module that runs itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from astroid import nodes

from sphinx_ddd.source.callers import around, class_around, own_name
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Entered
from sphinx_ddd.source.project import SourceModule

UNNAMED = "{prog}"
"""A program whose name the code does not say."""
FURTHEST = 10
"""Callers of callers looked at on the way from a parser to the function that a script starts."""
MOST_MODULES = 4
"""Modules that run themselves and share a parser; one that more of them reach belongs to a library they use."""


class Place(NamedTuple):
    """Where execution comes by on its way from the start of a program."""

    node: nodes.NodeNG
    module: SourceModule
    owner: str = ""
    """The class of ``self`` there, or a base of it; empty outside of methods."""


def of_place(node: nodes.NodeNG, context: Context, entered: Entered | None = None, owner: str = "") -> tuple[str, ...]:
    """The programs that come to a node, the nearest by calls; empty when none is known.

    :param entered: the calls by which the functions around the node were entered, where only those are meant.
    :param owner: the class whose object the node concerns, where a base class holds the node.
    """
    scripts = _scripts(context)
    place = Place(node, context.module, class_around(node, context.module))
    while entered is not None and around(place.node) is entered.function:
        if entered.function in scripts:
            return (scripts[entered.function],)
        place = _before(place, entered.call, entered.module, context) or Place(entered.call, entered.module)
        entered = entered.outer
    return of_places([place._replace(owner=owner or place.owner)], context)


def of_places(places: Iterable[Place], context: Context) -> tuple[str, ...]:
    """The programs that come to one of several places, the nearest by calls."""
    scripts = _scripts(context)
    seen: set[tuple[nodes.NodeNG, str]] = set()
    modules: dict[str, None] = {}
    level = [_in_its_class(place, context) for place in places]
    for _ in range(FURTHEST):
        found: set[str] = set()
        following: list[Place] = []
        for place in level:
            function = around(place.node)
            if function is None:
                modules |= dict.fromkeys(_runnable(place))
            elif (function, place.owner) not in seen:
                seen.add((function, place.owner))
                found |= {scripts[function]} if function in scripts else set()
                following += _callers(function, place, context)
        if found:
            return tuple(sorted(found))
        level = following
    return tuple(sorted(modules)) if len(modules) <= MOST_MODULES else ()


def _in_its_class(place: Place, context: Context) -> Place:
    """A place with the class around it, unless a class below that one is known."""
    around_it = class_around(place.node, place.module)
    return place if place.owner and _related(place.owner, around_it, context) else place._replace(owner=around_it)


def _callers(function: nodes.FunctionDef, place: Place, context: Context) -> list[Place]:
    """Where a function is called on an object that may be of the place's class."""
    calls = context.reader.origins.callers(function, place.module)
    found = (_before(place, call, module, context) for call, module in calls)
    return [before for before in found if before is not None]


def _before(place: Place, call: nodes.Call, module: SourceModule, context: Context) -> Place | None:
    """The call before a place, with the class that is known there; ``None`` when it is a call on an object of another class."""
    here = class_around(call, module)
    if not place.owner or not class_around(place.node, place.module):
        return Place(call, module, here)
    if is_own(call):
        below = here in context.ancestors(place.owner)
        return Place(call, module, place.owner if below else here) if _related(here, place.owner, context) else None
    classes = context.reader.resolver.names(getattr(call.func, "expr", call.func), module)
    if classes and not any(_related(name, place.owner, context) for name in classes):
        return None
    made_by = context.reader.origins.of(getattr(call.func, "expr", None), module)
    return Place(call, module, place.owner if any(is_own_class(o.node) for o in made_by) else here)


def is_own(call: nodes.Call) -> bool:
    """Whether a method is called on the object, or its class, that the calling method is of."""
    match call.func:
        case nodes.Attribute(expr=nodes.Name(name=name)):
            return bool(name == own_name(call))
    return is_super(call) or is_own_class(call)


def is_super(call: nodes.Call) -> bool:
    """Whether a method is called as the classes above define it."""
    match call.func:
        case nodes.Attribute(expr=nodes.Call(func=nodes.Name(name="super"))):
            return True
    return False


def is_own_class(node: nodes.NodeNG) -> bool:
    """Whether a call makes an object of the class that a class method is of: ``cls(…)``."""
    return isinstance(node, nodes.Call) and isinstance(node.func, nodes.Name) and node.func.name == own_name(node)


def _related(one: str, other: str, context: Context) -> bool:
    return one in context.ancestors(other) or other in context.ancestors(one)


def is_unnamed(line: str) -> bool:
    """Whether a command line lacks its program."""
    return line == UNNAMED or line.startswith(f"{UNNAMED} ")


def script(definition: nodes.NodeNG, context: Context) -> str:
    """The console script that starts a function, or a command made of it; empty when there is none."""
    return _scripts(context).get(definition, "")


def _scripts(context: Context) -> dict[nodes.NodeNG, str]:
    return context.reader.project.once("scripts", lambda: _read_scripts(context))


def _read_scripts(context: Context) -> dict[nodes.NodeNG, str]:
    """Program by the definition that its entry point leads to, through imports and aliases."""
    known: dict[nodes.NodeNG, str] = {}
    for target, program in context.reader.project.scripts.items():
        module, _, attribute = target.partition(":")
        for origin in context.reader.origins.of_global(module, attribute):
            known.setdefault(origin.node, program)
    return known


def _runs_itself(node: nodes.NodeNG, module: SourceModule) -> bool:
    """Whether a statement of a module runs when the module is started: in ``__main__.py``, or behind the usual test."""
    if module.name.rpartition(".")[2] == "__main__":
        return True
    parent = node.parent
    while parent is not None:
        match parent:
            case nodes.If(test=nodes.Compare(left=left, ops=[("==", right)])) if "__main__" in _main(left, right):
                return True
        parent = parent.parent
    return False


def _main(*sides: nodes.NodeNG) -> list[object]:
    is_name = any(isinstance(side, nodes.Name) and side.name == "__name__" for side in sides)
    return [side.value for side in sides if isinstance(side, nodes.Const)] if is_name else []


def _runnable(place: Place) -> tuple[str, ...]:
    """How a module is started whose statement a place is, if it runs then."""
    name = place.module.name.removesuffix(".__main__")
    return (f"python -m {name}",) if _runs_itself(place.node, place.module) else ()
