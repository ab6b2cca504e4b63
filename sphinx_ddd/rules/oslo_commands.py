"""Commands of programs that take their first words through ``cfg.SubCommandOpt`` of ``oslo.config``: ``nova-manage db sync``."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.lifecycle import VersionSource
from sphinx_ddd.facts.operations import Command
from sphinx_ddd.rules._cli import programs
from sphinx_ddd.rules._cli.purposes import purpose, writes_migration
from sphinx_ddd.rules._oslo import handlers
from sphinx_ddd.rules._rule import At, Facts, calls
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Origin
from sphinx_ddd.source.project import decorators_of, walk
from sphinx_ddd.source.uses import Call

FRAMEWORK: Final = "oslo.config"
_PARTIAL: Final = "functools.partial"
_MOST_BASES: Final = 6


@calls("oslo_config.cfg.SubCommandOpt")
def subcommands(use: Call) -> Facts:
    """The subcommands that the handler adds: by a table of classes whose methods are the actions, by classes with a name, or one by one."""
    program = _program(use)
    handler = use.argument(None, "handler")
    if not program or handler is None:
        return
    for origin in use.context.origins(handler):
        there = use.context.elsewhere(origin)
        if isinstance(origin.node, nodes.Call) and _PARTIAL in there.names(origin.node.func):
            given = [k.value for k in origin.node.keywords or ()]
            yield from (fact for node in given for fact in _table(node, there, program))
        elif isinstance(origin.node, nodes.FunctionDef):
            yield from _of_handler(origin.node, there, program)


@calls("oslo_config.cfg.CONF", "oslo_config.cfg.ConfigOpts.__call__")
def version(use: Call) -> Facts:
    """How the version is read of a program that tells it to oslo.config: ``--version`` prints it."""
    if use.argument(None, "version") is None or use.value(None, "version") is None or _is_written_out(use.argument(0, "args")):
        return
    for program in _answering(use):
        if program in use.context.reader.project.scripts.values():
            yield VersionSource(name=f"{program} --version", command=f"{program} --version")


def _answering(use: Call) -> tuple[str, ...]:
    """The programs that hand over their command line with its end, where ``--version`` may stand."""
    function = around(use.node)
    calls = use.context.reader.origins.callers(function, use.context.module) if function is not None else []
    cut = [one for one in calls if any(_is_cut_off(given) for given in (*one.call.args, *(k.value for k in one.call.keywords or ())))]
    if not cut or programs.script(function, use.context):
        return programs.of_place(use.node, use.context)
    whole = [programs.Place(one.call, one.module) for one in calls if one not in cut]
    return programs.of_places(whole, use.context) if whole else ()


def _is_written_out(given: nodes.NodeNG | None) -> bool:
    """Whether the words that are read are the code's own, ``CONF([])``: those of the command line are never seen."""
    return isinstance(given, nodes.List | nodes.Tuple) and not any(isinstance(element, nodes.Starred) for element in given.elts)


def _is_cut_off(node: nodes.NodeNG) -> bool:
    """Whether an expression is a command line without its last words: ``sys.argv[1:-2]``."""
    match node:
        case nodes.Subscript(slice=nodes.Slice(upper=nodes.UnaryOp(op="-"))):
            return True
    return False


def _program(use: Call) -> str:
    """The program whose start registers the option; where that happens on import, the one that is started in the module."""
    found = [name for tail in ("register_cli_opt", "register_cli_opts") for name in _starts(tail, use.context)]
    if not found and isinstance(use.node.scope(), nodes.Module):
        found = [name for node in use.context.module.tree.body for name in [programs.script(node, use.context)] if name]
    return found[0] if len(set(found)) == 1 else ""


def _starts(tail: str, context: Context) -> Iterator[str]:
    for call in context.module.calls_by_tail.get(tail, ()):
        yield from programs.of_place(call, context)


def _of_handler(function: nodes.FunctionDef, context: Context, program: str) -> Iterator[At]:
    """What the function that is handed the subparsers adds to them."""
    for node in walk(function):
        match node:
            case nodes.For(iter=nodes.Name() as table):
                yield from _table(table, context, program)
    first = function.argnames()[:1]
    for one in handlers.added(function, first[0], context) if first else ():
        for own in one.names:
            for origin in one.actions:
                yield from _actions(origin, one.context, f"{program} {own}")
            if not one.is_group and not writes_migration(own, tuple(one.flags)):
                yield At(_command(program, own, one.text, tuple(dict.fromkeys(one.flags))), location=one.context.location(one.call))


def _table(node: nodes.NodeNG, context: Context, program: str) -> Iterator[At]:
    """The commands of ``{"db": DbCommands}``, or of a list of classes that state their names."""
    for table, there in _literal(node, context):
        if isinstance(table, nodes.Dict):
            for key, value in table.items:
                category = there.value(key)
                for origin in there.origins(value) if isinstance(category, str) else ():
                    yield from _actions(origin, there, f"{program} {category}")
        elif isinstance(table, nodes.List | nodes.Tuple):
            for element in table.elts:
                for origin in there.origins(element):
                    yield from _named(origin, there, program)


def _literal(node: nodes.NodeNG, context: Context) -> Iterator[tuple[nodes.NodeNG, Context]]:
    """The literal that a global name is given."""
    if isinstance(node, nodes.Dict | nodes.List | nodes.Tuple):
        yield node, context
    elif isinstance(node, nodes.Name):
        for found in context.module.tree.locals.get(node.name, ()):
            if isinstance(found.parent, nodes.Assign):
                yield found.parent.value, context


def _actions(origin: Origin, context: Context, group: str) -> Iterator[At]:
    """A command for each public method of a class, those of its bases in the project included."""
    if not isinstance(origin.node, nodes.ClassDef):
        return
    there = context.elsewhere(origin)
    seen: set[str] = set()
    for name in there.ancestors(there.subject(origin.node))[:_MOST_BASES]:
        found = there.definition(name)
        for method in found[1].body if found is not None and isinstance(found[1], nodes.ClassDef) else ():
            if found is not None and _is_action(method) and method.name not in seen:
                seen.add(method.name)
                flags = tuple(_flags(method, found[0]))
                if writes_migration(method.name, flags):
                    continue
                fact = _command(group, method.name, _doc(method), flags)
                yield At(fact, location=found[0].location(method), subject=found[0].subject(method))


def _is_action(node: nodes.NodeNG) -> bool:
    """Whether it is a public method; what does not take the object is a helper."""
    if not isinstance(node, nodes.FunctionDef) or node.name.startswith("_"):
        return False
    return not any(getattr(d, "name", "") in ("staticmethod", "classmethod", "property") for d in decorators_of(node))


def _flags(method: nodes.FunctionDef, context: Context) -> Iterator[str]:
    """The first long flag of each decorator that declares an option."""
    for decorator in decorators_of(method):
        if isinstance(decorator, nodes.Call):
            given = [context.value(argument) for argument in decorator.args]
            long = next((text for text in given if isinstance(text, str) and text.startswith("--")), "")
            if long:
                yield long


def _named(origin: Origin, context: Context, program: str) -> Iterator[At]:
    """The command of a class that adds its own parser, by its attribute ``name``."""
    if not isinstance(origin.node, nodes.ClassDef):
        return
    there = context.elsewhere(origin)
    stated = next((n.parent.value for n in origin.node.locals.get("name", ()) if isinstance(n.parent, nodes.Assign)), None)
    name = there.value(stated)
    if isinstance(name, str) and name:
        flags = tuple(dict.fromkeys(_added(origin.node, there)))
        fact = _command(program, name, _doc(origin.node), flags)
        yield At(fact, location=there.location(origin.node), subject=there.subject(origin.node))


def _added(owner: nodes.ClassDef, context: Context) -> Iterator[str]:
    for node in walk(owner):
        match node:
            case nodes.Call(func=nodes.Attribute(attrname="add_argument"), args=arguments):
                given = [context.value(argument) for argument in arguments]
                yield from [text for text in given if isinstance(text, str) and text.startswith("--")][:1]


def _command(group: str, own: str, said: str, options: tuple[str, ...]) -> Command:
    text = "" if said.startswith("{") else said
    return Command(name=f"{group} {own}", framework=FRAMEWORK, purpose=purpose(own, text, group), options=options, description=text)


def _doc(node: nodes.FunctionDef | nodes.ClassDef) -> str:
    return inspect.cleandoc(node.doc_node.value) if node.doc_node is not None else ""
