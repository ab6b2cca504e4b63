"""What the handler of a ``cfg.SubCommandOpt`` adds to the subparsers that it is given, also through helpers and in loops."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from astroid import nodes

from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Origin
from sphinx_ddd.source.project import walk

_DEEPEST: Final = 4
"""Helpers that hand the subparsers on."""
_SAYS: Final = ("help", "description")


@dataclass(slots=True)
class Added:
    """One ``add_parser`` of a handler."""

    names: tuple[str, ...]
    """The words that select it: one, or one for each round of a loop."""
    call: nodes.Call
    context: Context
    text: str = ""
    flags: list[str] = field(default_factory=list)
    """The first long flag of each option that is added before the variable is used again."""
    is_group: bool = False
    """It has subparsers of its own."""
    actions: list[Origin] = field(default_factory=list)
    """Objects whose public methods are the commands below it."""


def added(function: nodes.FunctionDef, subparsers: str, context: Context, depth: int = 0) -> list[Added]:
    """The parsers that a function adds to the subparsers that it is given under a name, in the order of the text."""
    found: list[Added] = []
    held: dict[str, list[Added]] = {}
    groups: dict[str, list[Added]] = {}
    for node in walk(function):
        if not isinstance(node, nodes.Call):
            continue
        made: list[Added] = []
        match node.func:
            case nodes.Attribute(attrname="add_parser", expr=nodes.Name(name=name)) if name == subparsers:
                made = _parser(node, context)
            case nodes.Attribute(attrname="add_parser", expr=nodes.Name(name=name)) if name in groups:
                for group in groups[name]:
                    group.actions += _objects(node, context)
            case nodes.Attribute(attrname="add_argument", expr=nodes.Name(name=name)):
                flag = _flag(node, context)
                for one in held.get(name, ()) if flag else ():
                    one.flags.append(flag)
            case nodes.Attribute(attrname="add_subparsers", expr=nodes.Name(name=name)):
                for one in held.get(name, ()):
                    one.is_group = True
                groups[_target(node)] = held.get(name, [])
            case _ if depth < _DEEPEST:
                made = list(_handed(node, subparsers, context, depth))
        found += made
        if _target(node) and not (isinstance(node.func, nodes.Attribute) and node.func.attrname == "add_argument"):
            held[_target(node)] = made
    return found


def _parser(call: nodes.Call, context: Context) -> list[Added]:
    if not call.args:
        return []
    values = [there.value(call.args[0]) for there in context.rounds(call)]
    names = tuple(dict.fromkeys(one for one in values if isinstance(one, str) and one))
    said = next((k.value for k in call.keywords or () if k.arg in _SAYS), None)
    text = context.template(said) if said is not None else ""
    return [Added(names, call, context, text)] if names else []


def _handed(call: nodes.Call, subparsers: str, context: Context, depth: int) -> Iterator[Added]:
    """What a function of the project adds that is handed the subparsers."""
    index = next((n for n, one in enumerate(call.args) if isinstance(one, nodes.Name) and one.name == subparsers), None)
    for name in context.names(call.func) if index is not None else ():
        known = context.definition(name)
        if index is None or known is None or not isinstance(known[1], nodes.FunctionDef) or isinstance(known[1].parent, nodes.ClassDef):
            continue
        helper, parameters = known[1], known[1].argnames()
        if index < len(parameters):
            for around in context.rounds(call):
                frame = context.reader.evaluator.entered(call, context.module, around.frame, helper, known[0].module)
                if frame is not None:
                    yield from added(helper, parameters[index], replace(known[0], frame=frame), depth + 1)


def _objects(call: nodes.Call, context: Context) -> Iterator[Origin]:
    """The object whose methods a loop goes over to name the parsers: ``for action, function in methods_of(commands)``."""
    loop = next((n for n in call.node_ancestors() if isinstance(n, nodes.For)), None)
    match loop.iter if loop is not None else None:
        case nodes.Call(args=[nodes.Name() as given]):
            for origin in context.origins(given):
                made = origin.node
                there = context.elsewhere(origin)
                for name in there.names(made.func) if isinstance(made, nodes.Call) else ():
                    known = there.definition(name)
                    if known is not None and isinstance(known[1], nodes.ClassDef):
                        yield Origin(known[1], known[0].module)


def _flag(call: nodes.Call, context: Context) -> str:
    given = [context.value(argument) for argument in call.args]
    flags = [text for text in given if isinstance(text, str) and text.startswith("-")]
    return next((text for text in flags if text.startswith("--")), flags[0] if flags else "")


def _target(call: nodes.Call) -> str:
    match call.parent:
        case nodes.Assign(targets=[nodes.AssignName(name=name)]):
            return str(name)
    return ""
