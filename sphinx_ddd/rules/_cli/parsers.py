"""Whose parser it is: the full command that an ``argparse`` object serves, through groups, subparsers and parents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from astroid import nodes

from sphinx_ddd.rules._cli import management, programs
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Entered, Origin, passed
from sphinx_ddd.source.project import SourceModule, tail_of, walk

PARSERS = (
    "argparse.ArgumentParser", "configargparse.ArgumentParser", "configargparse.ArgParser", "django.core.management.base.CommandParser",
)  # fmt: skip
"""Classes whose objects read a command line, all with the methods of the first."""
CONTAINERS = (*PARSERS, "argparse._ArgumentGroup", "argparse._MutuallyExclusiveGroup", "argparse._ActionsContainer")
SUBPARSERS = "argparse._SubParsersAction"


def of(classes: tuple[str, ...], method: str) -> tuple[str, ...]:
    """The qualified names of a method of several classes."""
    return tuple(f"{name}.{method}" for name in classes)


ADD_GROUP = of(CONTAINERS, "add_argument_group")
ADD_EXCLUSIVE = of(CONTAINERS, "add_mutually_exclusive_group")
ADD_SUBPARSERS = of(PARSERS, "add_subparsers")
ADD_PARSER = f"{SUBPARSERS}.add_parser"

DEEPEST = 8
MOST_COMMANDS = 200


def commands(node: nodes.NodeNG, context: Context, entered: Entered | None = None) -> tuple[str, ...]:
    """The full commands whose parser an expression may be, sorted; ``{prog}`` where the program is not known."""
    found = sorted({name for origin in parsers(node, context, entered) for name in served(origin, node, context)})[:MOST_COMMANDS]
    return tuple(name for name in found if not programs.is_unnamed(name)) or tuple(found)


def parsers(node: nodes.NodeNG, context: Context, entered: Entered | None = None) -> tuple[Origin, ...]:
    """What made the parsers that an expression may be, or whose group it may be; children take part in their ``parents=``."""
    found: dict[Origin, None] = {}
    for origin in context.origins(node, entered):
        found |= dict.fromkeys(_parsers(origin, context, 0))
    return tuple(found)


def _parsers(origin: Origin, context: Context, depth: int) -> Iterator[Origin]:
    if depth > DEEPEST:
        return
    if not isinstance(origin.node, nodes.Call):
        yield origin
        return
    there = context.elsewhere(origin)
    called = there.names(origin.node.func)
    if isinstance(origin.node.func, nodes.Attribute) and any(n in (*ADD_GROUP, *ADD_EXCLUSIVE, *ADD_SUBPARSERS) for n in called):
        for inner in _own_object(origin, there) or there.origins(origin.node.func.expr, origin.entered):
            yield from _parsers(inner, context, depth + 1)
        return
    yield origin
    for child in _children(context).get(origin.node, ()):
        yield from _parsers(child, context, depth + 1)


def _own_object(origin: Origin, there: Context) -> tuple[Origin, ...]:
    """The object of the method around a call, for a call on ``super()``."""
    match origin.node:
        case nodes.Call(func=nodes.Attribute(expr=nodes.Call(func=nodes.Name(name="super")))):
            method = around(origin.node)
            if method is not None and isinstance(method.parent, nodes.ClassDef):
                step = origin.entered if origin.entered is not None and origin.entered.function is method else None
                return (Origin(method.parent, there.module, step, method=method),)
    return ()


def is_exclusive(origin: Origin, context: Context) -> bool:
    """Whether a call made a group of arguments of which only one may be given."""
    if not isinstance(origin.node, nodes.Call):
        return False
    return any(name in ADD_EXCLUSIVE for name in context.elsewhere(origin).names(origin.node.func))


def _children(context: Context) -> dict[nodes.NodeNG, list[Origin]]:
    return context.reader.project.once("argparse parents", lambda: _read_children(context))


def _read_children(context: Context) -> dict[nodes.NodeNG, list[Origin]]:
    """The parsers made with ``parents=[…]``, by what made the parent."""
    known: dict[nodes.NodeNG, list[Origin]] = {}
    for call, there in _with_parents(context):
        given = next(k.value for k in call.keywords if k.arg == "parents")
        for one in given.elts if isinstance(given, (nodes.List, nodes.Tuple)) else [given]:
            for origin in there.origins(one.value if isinstance(one, nodes.Starred) else one):
                known.setdefault(origin.node, []).append(Origin(call, there.module))
    return known


def _with_parents(context: Context) -> Iterator[tuple[nodes.Call, Context]]:
    callers = context.reader.resolver.callers
    modules = {m.name: m for tail in ("ArgumentParser", "add_parser", "ArgParser") for m in callers.modules_calling(tail)}
    for name in sorted(modules):
        for calls in modules[name].calls_by_tail.values():
            for call in calls:
                here = context.reader.context(modules[name])
                if any(k.arg == "parents" for k in call.keywords or ()) and _makes_parser(call, here):
                    yield call, here


def _makes_parser(call: nodes.Call, context: Context) -> bool:
    return any(name == ADD_PARSER or name in PARSERS for name in (*context.names(call.func), *context.called(call)))


def names(origin: Origin, context: Context, depth: int = 0) -> tuple[str, ...]:
    """The full commands of the parser that a call made."""
    if depth > DEEPEST:
        return ()
    known: dict[Origin, tuple[str, ...]] = context.reader.project.once("argparse commands", dict)
    if origin not in known:
        known[origin] = ()  # a parser that leads back to itself
        known[origin] = _names(origin, context.elsewhere(origin), depth)
    return known[origin]


def served(origin: Origin, node: nodes.NodeNG, context: Context) -> tuple[str, ...]:
    """The full commands of a parser as it is used at a node: in a loop that makes several, the one of the round.

    :param context: of the round in which the node is read.
    """
    found = names(origin, context)
    if len(found) < 2 or not isinstance(origin.node, nodes.Call) or _loops(origin.node).isdisjoint(_loops(node)):
        return found
    own = subcommand(origin.node, context)
    return tuple(n for n in found if n.endswith(f" {own}")) if own and "{" not in own else found


def _loops(node: nodes.NodeNG) -> set[nodes.For]:
    return {one for one in node.node_ancestors() if isinstance(one, nodes.For)}


def _names(origin: Origin, there: Context, depth: int) -> tuple[str, ...]:
    if isinstance(origin.node, nodes.ClassDef):
        if origin.method is not None and is_never_called(origin.method, there):
            return ()
        return _of_method(origin, there, depth) or _of_class(origin.node, there, depth)
    if not isinstance(origin.node, nodes.Call):
        return ()
    if ADD_PARSER in there.names(origin.node.func):
        return _of_subparser(origin, there, depth)
    if _is_only_a_parent(origin.node, there) or not is_of_command_line(origin, there):
        return ()
    return _of_program(origin, there)


def _is_only_a_parent(node: nodes.Call, there: Context) -> bool:
    """Whether a parser only lends its arguments to others: those are made without ``--help``."""
    without = next((k.value for k in node.keywords or () if k.arg == "add_help"), None)
    return node in _children(there) and without is not None and there.value(without) is False


def _of_subparser(origin: Origin, there: Context, depth: int) -> tuple[str, ...]:
    call = origin.node
    own = subcommand(call, there)
    if "{" in own:
        rounds = dict.fromkeys(subcommand(call, one) for one in there.rounds(call))
        return tuple(n for word in rounds for n in below_its_parser(origin, there, word, depth))
    return below_its_parser(origin, there, own, depth)


def below_its_parser(origin: Origin, there: Context, own: str, depth: int = 0) -> tuple[str, ...]:
    """The full commands of the subparser that is called ``own``."""
    call = origin.node
    assert isinstance(call, nodes.Call)
    ways = there.reader.origins.entries(call, origin.module) if "{" in own and origin.entered is None else []
    if ways:  # a helper that is handed the name: the subparsers of all its calls
        return tuple(n for way in ways for n in names(Origin(call, origin.module, way), there, depth + 1))
    found: dict[str, None] = {}
    if not isinstance(call.func, nodes.Attribute) or not own:
        return ()
    for action in there.origins(call.func.expr, origin.entered):
        if not isinstance(action.node, nodes.Call) or not isinstance(action.node.func, nodes.Attribute):
            continue
        where = there.elsewhere(action)
        prefix = next((k.value for k in action.node.keywords or () if k.arg == "prog"), None)
        if prefix is not None and isinstance(where.value(prefix), str):
            found[f"{where.value(prefix)} {own}"] = None
            continue
        for parser in parsers(action.node.func.expr, where, action.entered):
            found |= {f"{name} {own}": None for name in names(parser, there, depth + 1)}
    return tuple(found) or (f"{programs.UNNAMED} {own}",)


def is_of_command_line(origin: Origin, context: Context) -> bool:
    """Whether a parser may read what an operator typed: not where all it is given to parse is made by the code itself."""
    given = context.reader.project.once("argparse parsed", lambda: _read_parsed(context)).get(origin.node)
    return given is None or any(one.is_command_line for one in given)


class _Parsed(NamedTuple):
    """One time that a parser parses."""

    call: nodes.Call
    module: SourceModule
    is_command_line: bool


def _read_parsed(context: Context) -> dict[nodes.NodeNG, list[_Parsed]]:
    """By what made a parser, each time it parses."""
    found: dict[nodes.NodeNG, list[_Parsed]] = {}
    for tail in ("parse_args", "parse_known_args", "parse_intermixed_args", "parse_known_intermixed_args"):
        for module in context.reader.resolver.callers.modules_calling(tail):
            here = context.reader.context(module)
            for call in module.calls_by_tail.get(tail, ()):
                if isinstance(call.func, nodes.Attribute):
                    given = passed(call, "args", 0)
                    parsed = _Parsed(call, module, given is None or _may_be_typed(given, 0))
                    for origin in here.origins(call.func.expr):
                        found.setdefault(origin.node, []).append(parsed)
    return found


def _may_be_typed(node: nodes.NodeNG, depth: int) -> bool:
    """Whether an expression is or holds ``sys.argv``, or is part of what the function is given."""
    match node:
        case nodes.Attribute(attrname="argv") | nodes.Const(value=None):
            return True
        case nodes.Name():
            bound = binding(node)
            return any(_may_be_bound(one, depth) for one in bound[1]) if bound is not None else False
        case nodes.Call(func=nodes.Name(name="list" | "tuple")):
            return any(_may_be_typed(argument, depth) for argument in node.args)
        case nodes.Call():
            return any(isinstance(one, nodes.Attribute) and one.attrname == "argv" for one in walk(node))
    return any(_may_be_typed(child, depth) for child in node.get_children())


def _may_be_bound(node: nodes.NodeNG, depth: int) -> bool:
    if isinstance(node, nodes.ImportFrom) or isinstance(node.parent, nodes.Arguments):
        return True
    return isinstance(node.parent, nodes.Assign) and depth < DEEPEST and _may_be_typed(node.parent.value, depth + 1)


def has_subcommands(origin: Origin, context: Context) -> bool:
    """Whether a parser hands on to others."""
    return origin.node in context.reader.project.once("argparse groups", lambda: _read_groups(context))


def _read_groups(context: Context) -> frozenset[nodes.NodeNG]:
    found: set[nodes.NodeNG] = set()
    for module in context.reader.resolver.callers.modules_calling("add_subparsers"):
        here = context.reader.context(module)
        for call in module.calls_by_tail.get("add_subparsers", ()):
            if isinstance(call.func, nodes.Attribute):
                found |= {origin.node for origin in here.origins(call.func.expr)}
    return frozenset(found)


def subcommand(call: nodes.Call, context: Context) -> str:
    """The word that selects a subparser."""
    given = next((k.value for k in call.keywords or () if k.arg == "name"), call.args[0] if call.args else None)
    return "" if given is None or isinstance(given, nodes.Starred) else context.template(given)


def _of_program(origin: Origin, there: Context) -> tuple[str, ...]:
    call = origin.node
    given = next((k.value for k in call.keywords or () if k.arg == "prog"), call.args[0] if call.args else None)
    name = there.value(given)
    if isinstance(name, str) and name:
        return (name,)
    return programs.of_place(call, there, origin.entered, origin.owner) or _where_it_parses(origin, there) or (programs.UNNAMED,)


def _where_it_parses(origin: Origin, there: Context) -> tuple[str, ...]:
    """The programs that come to where a parser reads the command line, for one that is made on import."""
    places = there.reader.project.once("argparse parsed", lambda: _read_parsed(there)).get(origin.node, ())
    return programs.of_places([programs.Place(one.call, one.module) for one in places], there)


def is_never_called(method: nodes.FunctionDef, there: Context) -> bool:
    """Whether a method that adds to its own parser is called by nobody, and not by the library either."""
    is_own = not method.name.startswith("__") and not management.command_line(method, there)
    return is_own and next(there.reader.resolver.callers.seeming(method.name, there.module), None) is None


def _of_method(origin: Origin, there: Context, depth: int) -> tuple[str, ...]:
    """The commands of the parsers on which a method is called that adds to its own object."""
    method = origin.method
    if method is None or method.name.startswith("__"):
        return ()
    step = origin.entered
    calls = (
        [(step.call, step.module, step.outer)]
        if step is not None
        else [(c, m, None) for c, m in there.reader.origins.callers(method, there.module)]
    )
    found: dict[str, None] = {}
    for call, module, outer in calls:
        if isinstance(call.func, nodes.Attribute):
            for parser in parsers(call.func.expr, there.reader.context(module), outer):
                found |= dict.fromkeys(names(parser, there, depth + 1))
    return tuple(found)


def _of_class(node: nodes.ClassDef, there: Context, depth: int) -> tuple[str, ...]:
    """The commands of the parsers that a class of the project makes; of a management command, its own."""
    line = management.command_line(node, there)
    if line:
        return (line,)
    if not any(name in PARSERS for name in there.ancestors(there.subject(node))):
        return ()
    stated = stated_program(node, there)
    if stated:
        return (stated,)
    made = constructions(Origin(node, there.module), there)
    return tuple(dict.fromkeys(name for one in made for name in names(one, there, depth + 1))) or (programs.UNNAMED,)


def stated_program(node: nodes.ClassDef, there: Context) -> str:
    """The program that a class of parsers tells its base."""
    for call in (n for n in walk(node) if isinstance(n, nodes.Call) and tail_of(n.func) == "__init__"):
        for keyword in call.keywords or ():
            if keyword.arg == "prog" and isinstance(there.value(keyword.value), str):
                return str(there.value(keyword.value))
    return ""


def constructions(origin: Origin, context: Context) -> list[Origin]:
    """The calls that make the parsers of a class of the project."""
    if not isinstance(origin.node, nodes.ClassDef):
        return []
    node, qualified = origin.node, context.elsewhere(origin).subject(origin.node)
    modules = context.reader.resolver.callers.modules_calling(node.name)
    calls = ((call, module) for module in modules for call in module.calls_by_tail.get(node.name, ()))
    return [Origin(call, module) for call, module in calls if qualified in context.reader.resolver.names(call.func, module)]
