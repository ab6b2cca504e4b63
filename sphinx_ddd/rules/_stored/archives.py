"""What an archive holds and where it goes, as the function that writes it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.rules._stored import words
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import Call

_MOVES: Final = frozenset({"shutil.move", "os.rename", "os.replace"})
_ADDS: Final = {"add": 1, "write": 1, "writestr": None}
"""Methods that put something in, to the position of the name that it has in there."""
_MOST: Final = 3
"""Names of what an archive holds that are told."""


def contents(use: Call, function: nodes.FunctionDef) -> str:
    """The names of what is put in, the rest of them counted as more; empty where none can be read."""
    added = list(_added(use, function))
    names = [name for call, there in added if (name := _entry(call, there, use.context, alone=len(added) == 1))]
    told = list(dict.fromkeys(names))
    return f"{', '.join(told[:_MOST])}{' and more' if len(told) > _MOST or len(names) < len(added) else ''}" if told else ""


def goes_to(path: nodes.NodeNG, function: nodes.FunctionDef, context: Context) -> Maybe[str]:
    """Where the archive stands when it is complete."""
    text = path.as_string()
    for node in walk(function):
        is_of_path = isinstance(node, nodes.Call) and len(node.args) > 1 and node.args[0].as_string() == text
        if is_of_path and not _MOVES.isdisjoint(context.names(node.func)):
            return words.place(_template(node.args[1], context))
    return words.place(_template(path, context))


def _template(node: nodes.NodeNG, context: Context) -> str:
    """The path, also where one ending of it is replaced by another."""
    match node:
        case nodes.Call(
            func=nodes.Attribute(attrname="replace", expr=inner), args=[nodes.Const(value=str() as old), nodes.Const(value=str() as new)]
        ):
            return context.template(inner).replace(old, new)
    return context.template(node)


def _added(use: Call, function: nodes.FunctionDef) -> Iterator[tuple[nodes.Call, nodes.Call | None]]:
    """The calls that put something in; where a function within does so, with each call of that one."""
    archive = _variable(use.node)
    for node in walk(function):
        match node:
            case nodes.Call(func=nodes.Attribute(expr=nodes.Name(name=owner), attrname=method)) if method in _ADDS and owner == archive:
                helper = node.frame()
                if helper is function or not isinstance(helper, nodes.FunctionDef):
                    yield node, None
                else:
                    yield from ((node, call) for call in _calls_of(helper.name, function) if call.frame() is not helper)


def _calls_of(name: str, function: nodes.FunctionDef) -> Iterator[nodes.Call]:
    for node in walk(function):
        match node:
            case nodes.Call(func=nodes.Name(name=called)) if called == name:
                yield node


def _variable(node: nodes.NodeNG) -> str:
    """The name that the opened archive has."""
    match node.parent:
        case nodes.With(items=items):
            return next((target.name for value, target in items if value is node and isinstance(target, nodes.AssignName)), "")
        case nodes.Assign(targets=[nodes.AssignName(name=name)]):
            return str(name)
    return ""


def _entry(call: nodes.Call, through: nodes.Call | None, context: Context, *, alone: bool) -> str:
    """One thing that is put in: by its path, else by the name that it has in the archive."""
    assert isinstance(call.func, nodes.Attribute)
    position = _ADDS[call.func.attrname]
    named = next((k.value for k in call.keywords or () if k.arg == "arcname"), None)
    if named is None and position is not None and len(call.args) > position:
        named = call.args[position]
    for node in (call.args[0] if call.args else None, named):
        text = _template(_given(node, call, through), context) if node is not None else ""
        if "{" not in text and text.strip("./"):
            return text
        last = text.rstrip("/").rpartition("/")[2]
        if last and "{" not in text.rpartition("/")[2] and "/" in text:
            return text if alone else last
    return ""


def _given(node: nodes.NodeNG, call: nodes.Call, through: nodes.Call | None) -> nodes.NodeNG:
    """What a parameter of a function within is given by the call of it."""
    helper = call.frame()
    if through is None or not isinstance(node, nodes.Name) or not isinstance(helper, nodes.FunctionDef):
        return node
    parameters = [argument.name for argument in helper.args.args or ()]
    if node.name in parameters and parameters.index(node.name) < len(through.args):
        return through.args[parameters.index(node.name)]
    return next((k.value for k in through.keywords or () if k.arg == node.name), node)
