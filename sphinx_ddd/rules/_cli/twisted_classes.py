"""The classes that state a command line for ``twisted.python.usage``: their options, arguments and subcommands, bases included."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from astroid import nodes

from sphinx_ddd.source.context import Context
from sphinx_ddd.source.elements import elements

OPTIONS: Final = "twisted.python.usage.Options"
HANDLER: Final = "opt_"
_OF_LIBRARY: Final = ("opt_help", "opt_version")
"""Handlers that each command line has."""
_PLACEHOLDER: Final = re.compile(r"(?<![\w=-] )(?<![\w=-])<([A-Za-z][\w-]*)>(?!\.)")
"""What is not the value of an option: ``<destination_url>``, but not ``--dir <dir>``."""


class Owned(NamedTuple):
    """A node, and the context of the module in which it stands."""

    node: nodes.NodeNG
    context: Context


class Stated(NamedTuple):
    """An entry of a table, by the expressions of its columns."""

    columns: list[nodes.NodeNG]
    place: Owned

    def text(self, column: int) -> str:
        """A text of the entry in one line; empty where there is none."""
        given = self.columns[column] if column < len(self.columns) else None
        value = self.place.context.value(given)
        return " ".join((value if isinstance(value, str) else "" if value is None else self.place.context.template(given)).split())

    def expression(self, column: int) -> nodes.NodeNG | None:
        return self.columns[column] if column < len(self.columns) else None


class Handler(NamedTuple):
    """A method that takes an option, under all its names."""

    names: tuple[str, ...]
    method: nodes.FunctionDef
    context: Context


def lineage(name: str, context: Context) -> list[tuple[nodes.ClassDef, Context]]:
    """A class and its bases in the project, nearest first."""
    found = (context.definition(one) for one in context.ancestors(name) if one != OPTIONS)
    return [(one[1], one[0]) for one in found if one is not None and isinstance(one[1], nodes.ClassDef)]


def entries(attribute: str, name: str, context: Context) -> list[Stated]:
    """The entries of a table that the library gathers from the class and all its bases."""
    return [one for owner, there in reversed(lineage(name, context)) for one in _table(owner, attribute, there)]


def subcommands(name: str, context: Context) -> list[Stated]:
    """The entries of the nearest table of subcommands: those of a base are not added."""
    return next((list(_table(owner, "subCommands", there)) for owner, there in lineage(name, context) if "subCommands" in owner.locals), [])


def is_made(entry: Stated) -> bool:
    """Whether there is anything that reads the rest of the command line; the library calls what stands there, be it ``None``."""
    made = entry.expression(2)
    return made is not None and not (isinstance(made, nodes.Const) and made.value is None)


def options_of(entry: Stated) -> str:
    """The class that reads the rest of the command line, qualified; empty where there is none or it cannot be read."""
    made = entry.expression(2)
    if isinstance(made, nodes.Lambda):
        made = made.body.func if isinstance(made.body, nodes.Call) else None
    return next((n for n in entry.place.context.names(made) if OPTIONS in entry.place.context.ancestors(n)), "")


def handlers(name: str, context: Context) -> list[Handler]:
    """The ``opt_…`` methods, each with the names that are given to it: ``opt_v = opt_verbose``."""
    methods: dict[str, tuple[nodes.FunctionDef, Context]] = {}
    same: dict[str, str] = {}
    for owner, there in reversed(lineage(name, context)):
        for word, bound in owner.locals.items():
            if not word.startswith(HANDLER) or word in _OF_LIBRARY:
                continue
            match bound[-1]:
                case nodes.FunctionDef() as method:
                    methods[word] = (method, there)
                    same.pop(word, None)
                case nodes.AssignName(parent=nodes.Assign(value=nodes.Name(name=other))):
                    same[word] = other
    return [
        Handler(tuple(n.removeprefix(HANDLER) for n in (word, *(o for o, t in same.items() if t == word))), method, there)
        for word, (method, there) in methods.items()
        if method.doc_node is not None or len(word) > len(HANDLER) + 1  # ``def opt_h(self): self.opt_help()`` is another's short form
    ]


def states_version(name: str, context: Context) -> Owned | None:
    """The project's own answer to ``--version``; the library's tells the version of Twisted."""
    found = ((owner.locals.get("opt_version", [None])[-1], there) for owner, there in lineage(name, context))
    return next((Owned(node, there) for node, there in found if isinstance(node, nodes.FunctionDef)), None)


def arguments(name: str, context: Context) -> Iterator[tuple[str, bool, Owned]]:
    """Name of each positional argument, whether it is required, and where that is said."""
    found = ((owner.locals.get("parseArgs", [None])[-1], there) for owner, there in lineage(name, context))
    taken = next(((node, there) for node, there in found if isinstance(node, nodes.FunctionDef)), None)
    if taken is None:
        return
    method, there = taken
    named = [a.name for a in method.args.args or ()][1:]
    optional = len(method.args.defaults or ())
    for n, one in enumerate(named):
        yield one, n < len(named) - optional, Owned(method, there)
    if method.args.vararg and not named:  # then only the line that shows the use names them
        for one in _PLACEHOLDER.findall(_without_brackets(_synopsis(name, context))):
            yield one, True, Owned(method, there)


def description(name: str, context: Context) -> str:
    """The first paragraph of the long description that the help prints."""
    for owner, there in lineage(name, context):
        value = there.value(_assigned(owner, "longdesc"))
        if isinstance(value, str):
            return first(value)
    return ""


def first(text: str) -> str:
    """The first paragraph in one line."""
    return " ".join(inspect.cleandoc(text).strip().split("\n\n", 1)[0].split())


def _synopsis(name: str, context: Context) -> str:
    for owner, there in lineage(name, context):
        value = there.value(_assigned(owner, "synopsis"))
        match owner.locals.get("getSynopsis", [None])[-1]:
            case nodes.FunctionDef(body=[*_, nodes.Return(value=result)]):
                value = there.value(result)
        if isinstance(value, str):
            return value.strip().partition("\n")[0]
    return ""


def _without_brackets(text: str) -> str:
    """What has to be typed, without ``[…]``."""
    while (shorter := re.sub(r"\[[^\[\]]*\]", "", text)) != text:
        text = shorter
    return text


def _table(owner: nodes.ClassDef, attribute: str, context: Context) -> Iterator[Stated]:
    """The entries that a class body states."""
    for row, there in _rows(_assigned(owner, attribute), context):
        if isinstance(row, nodes.List | nodes.Tuple) and row.elts and not any(isinstance(e, nodes.Starred) for e in row.elts):
            yield Stated(row.elts, Owned(row, there))


def _rows(node: nodes.NodeNG | None, context: Context) -> Iterator[tuple[nodes.NodeNG, Context]]:
    """The elements of a list that is written out, of several added up, or of one of another module."""
    match node:
        case None:
            return
        case nodes.BinOp(op="+", left=left, right=right):
            yield from _rows(left, context)
            yield from _rows(right, context)
        case nodes.Attribute(expr=owner, attrname=name):
            for ref in context.refs(owner)[:1]:
                module = context.reader.project.module(ref.name)
                if module is not None:
                    yield from _rows(_global(module.tree, name), context.reader.context(module))
        case nodes.Name(name=name) if isinstance(_global(context.module.tree, name), nodes.BinOp):
            yield from _rows(_global(context.module.tree, name), context)
        case _:
            found, module = elements(node, context.module, context.reader.project)
            yield from ((one, context.reader.context(module)) for one in found)


def _global(tree: nodes.Module, name: str) -> nodes.NodeNG | None:
    bound = tree.locals.get(name, ())
    return _value(bound[0]) if len(bound) == 1 else None


def _assigned(owner: nodes.ClassDef, attribute: str) -> nodes.NodeNG | None:
    return _value(owner.locals.get(attribute, [None])[-1])


def _value(bound: nodes.NodeNG | None) -> nodes.NodeNG | None:
    match bound:
        case nodes.AssignName(parent=nodes.Assign(value=value) | nodes.AnnAssign(value=value)):
            return value
    return None
