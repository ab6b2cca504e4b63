"""Subcommands that a decorator of the project makes of functions: ``@command([argument("name"), argument("-n")])``."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import NamedTuple

from astroid import nodes
from astroid.exceptions import NoDefault

from sphinx_ddd.rules._cli import parsers
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import passed
from sphinx_ddd.source.project import walk


class Subcommand(NamedTuple):
    """A function that a decorator makes a subcommand of."""

    lines: tuple[str, ...]
    """Its full command lines."""
    own: str
    function: nodes.FunctionDef
    arguments: tuple[nodes.Call, ...]
    """Calls of a helper that is given what ``add_argument`` takes."""
    context: Context

    @property
    def said(self) -> str:
        return inspect.cleandoc(self.function.doc_node.value) if self.function.doc_node is not None else ""


def subcommands(added: nodes.Call, context: Context) -> Iterator[Subcommand]:
    """The functions that a decorator adds as subcommands, where it calls ``add_parser`` with the name of what it decorates."""
    inner = around(added)
    outer = around(inner) if inner is not None else None
    if inner is None or outer is None or not isinstance(added.func, nodes.Attribute):
        return
    word = added.args[0] if added.args else None
    if not _is_name_of(word, inner.argnames()[:1]):
        return
    for call, module in context.reader.origins.callers(outer, context.module):
        there = context.reader.context(module)
        match call.parent:
            case nodes.Decorators(parent=nodes.FunctionDef() as function):
                own = function.name.replace("_", "-") if isinstance(word, nodes.Call) else function.name
                lines = tuple(dict.fromkeys(_lines(added.func.expr, own, outer, call, context, there)))
                yield Subcommand(lines, own, function, tuple(_arguments(call, there)), there)


def _is_name_of(word: nodes.NodeNG | None, decorated: list[str]) -> bool:
    """Whether a word is the name of what is decorated, also with ``-`` for ``_``."""
    match word:
        case nodes.Call(func=nodes.Attribute(expr=inner, attrname="replace"), args=[nodes.Const(value="_"), nodes.Const(value="-")]):
            return _is_name_of(inner, decorated)
        case nodes.Attribute(expr=nodes.Name(name=name), attrname="__name__"):
            return name in decorated
    return False


def _lines(parent: nodes.NodeNG, own: str, outer: nodes.FunctionDef, call: nodes.Call, context: Context, there: Context) -> Iterator[str]:
    """The command lines below the subparsers that the decorator uses: its parameter, else what it names."""
    where = context
    if isinstance(parent, nodes.Name) and parent.name in outer.argnames():
        given = passed(call, parent.name, outer.argnames().index(parent.name))
        where = there if given is not None else context
        parent = given if given is not None else _default(outer, parent.name) or parent
    for action in where.origins(parent):
        if isinstance(action.node, nodes.Call) and isinstance(action.node.func, nodes.Attribute):
            made = where.elsewhere(action)
            for parser in parsers.parsers(action.node.func.expr, made, action.entered):
                yield from (f"{line} {own}" for line in parsers.names(parser, made))


def _default(function: nodes.FunctionDef, name: str) -> nodes.NodeNG | None:
    try:
        found: nodes.NodeNG = function.args.default_value(name)
    except NoDefault:
        return None
    return found


def _arguments(call: nodes.Call, context: Context) -> Iterator[nodes.Call]:
    for given in (*call.args, *(k.value for k in call.keywords or ())):
        for one in given.elts if isinstance(given, nodes.List | nodes.Tuple) else ():
            if isinstance(one, nodes.Call) and any(_hands_on(name, context) for name in context.names(one.func)):
                yield one


def _hands_on(name: str, context: Context) -> bool:
    """Whether a helper takes any names and keywords, and gives them back."""
    found = context.definition(name)
    match found[1] if found is not None else None:
        case nodes.FunctionDef(args=nodes.Arguments(vararg=str() as names, kwarg=str() as keywords)) as function:
            read = {n.name for r in walk(function) if isinstance(r, nodes.Return) for n in walk(r) if isinstance(n, nodes.Name)}
            return {names, keywords} <= read
    return False
