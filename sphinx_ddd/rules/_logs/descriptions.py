"""Where a description of logging comes from, and what sets a part of it in another module."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.logs import LogHandler
from sphinx_ddd.rules._metrics.option_names import option_of
from sphinx_ddd.source.aliases import expression_of
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import passed

STREAM: Final = "logging.StreamHandler"
MESSAGE_ONLY: Final = "%(message)s"
_DEEPEST: Final = 4
_PLACES: Final = ("filename", "stream", "address")


def setting(node: nodes.NodeNG | None, context: Context) -> str:
    """The option that an expression is read from, as the code looks it up: ``config.log_file``, ``config.get("log_file")``."""
    found = expression_of(node, context.module, context.reader.project) if isinstance(node, nodes.Name) else None
    if found is not None:
        here, node = context.reader.context(found[0]), found[1]
    else:
        here = context
    match node:
        case (
            nodes.Call(func=nodes.Attribute(attrname="get"), args=[key, *_])
            | nodes.Call(func=nodes.Name(name="getattr"), args=[_, key, *_])
        ):
            return _text(key, here)
        case nodes.Subscript(slice=key):
            return _text(key, here)
        case nodes.Attribute(expr=nodes.Name(name="self" | "cls")):
            return ""  # what an object keeps, whatever that is
        case nodes.Attribute(attrname=name):
            return option_of(node, here) or str(name)
        case nodes.BoolOp(op="or", values=[first, *_]) if not isinstance(first, nodes.BoolOp):
            return setting(first, here)
    return option_of(node, here)


def handed_setting(node: nodes.NodeNG | None, context: Context) -> str:
    """The one option that the callers hand to the parameter which an expression is; empty where they hand in something else."""
    function = around(node) if isinstance(node, nodes.Name) else None
    if function is None or not isinstance(node, nodes.Name):
        return ""
    names = [a.name for a in (*(function.args.posonlyargs or ()), *(function.args.args or ())) if a.name not in ("self", "cls")]
    if node.name not in names:
        return ""
    calls = context.reader.origins.callers(function, context.module)
    given = [(passed(one.call, node.name, names.index(node.name)), context.reader.context(one.module)) for one in calls]
    found = {setting(argument, there) for argument, there in given if argument is not None}
    return found.pop() if len(found) == 1 else ""


def kept_setting(node: nodes.NodeNG | None, context: Context, depth: int = 0) -> str:
    """The one option behind each value of a variable or of what an object keeps, as it is or with something filled in."""
    match node:
        case nodes.BinOp(op="%", left=left):
            return kept_setting(left, context, depth)
        case nodes.Name() if (values := _values(node)) and depth < _DEEPEST:
            found = {kept_setting(value, context, depth + 1) for value in values}
            return found.pop() if len(found) == 1 else ""
        case nodes.Attribute(expr=nodes.Name(name="self")) if depth < _DEEPEST:
            kept = _kept(node)
            return setting(kept, context) if isinstance(kept, nodes.Attribute) and isinstance(kept.expr, nodes.Name) else ""
        case nodes.Attribute() | nodes.Subscript() | nodes.Call() if depth:
            return setting(node, context)
    return ""


def _values(name: nodes.Name) -> list[nodes.NodeNG]:
    """All that a local variable is given; nothing where a part of that is not plain."""
    bound = binding(name)
    if bound is None or not isinstance(bound[0], nodes.FunctionDef):
        return []
    parents = [one.parent for one in bound[1]]
    plain = [one.value for one in parents if isinstance(one, nodes.Assign) and len(one.targets) == 1]
    return plain if len(plain) == len(parents) else []


def _kept(attribute: nodes.Attribute) -> nodes.NodeNG | None:
    """What an object is given once for an attribute of its own."""
    function = around(attribute)
    owner = function.parent.frame() if function is not None else None
    if not isinstance(owner, nodes.ClassDef):
        return None
    given = [
        target.parent.value
        for target in owner.nodes_of_class(nodes.AssignAttr)
        if target.attrname == attribute.attrname and isinstance(target.expr, nodes.Name) and isinstance(target.parent, nodes.Assign)
    ]
    return given[0] if len(given) == 1 else None


def is_temporary(node: nodes.NodeNG | None, context: Context, depth: int = 0) -> bool:
    """Whether a path lies in what ``tempfile`` made: it is gone before anybody looks for it."""
    found = expression_of(node, context.module, context.reader.project) if isinstance(node, nodes.Name) else None
    if found is not None and depth < _DEEPEST:
        return is_temporary(found[1], context.reader.context(found[0]), depth + 1)
    parts = node.nodes_of_class(nodes.Name) if node is not None else ()
    made = (origin for part in parts for origin in context.origins(part) if isinstance(origin.node, nodes.Call))
    return any(name.startswith("tempfile.") for one in made for name in context.elsewhere(one).names(one.node.func))


def placed_elsewhere(name: str, context: Context) -> dict[str, str]:
    """By handler, the setting that another module puts in place of where a description kept in a global writes to."""
    out: dict[str, str] = {}
    for module in context.reader.project.mentioning(f'{name}["handlers"]', f"{name}['handlers']"):
        there = context.reader.context(module)
        for target in module.subscripts:
            match target:
                case nodes.Subscript(
                    value=nodes.Subscript(value=nodes.Subscript(value=owner, slice=part), slice=key),
                    slice=place,
                    parent=nodes.Assign(value=value),
                ) if there.value(part) == "handlers" and there.value(place) in _PLACES and _is_of(owner, there, context):
                    handler, told = there.value(key), setting(value, there)
                    if isinstance(handler, str) and told:
                        out[handler] = told
    return out


def _is_of(owner: nodes.NodeNG, there: Context, context: Context) -> bool:
    """Whether a name in another module stands for a global of this one."""
    found = expression_of(owner, there.module, there.reader.project)
    return found is not None and found[0].name == context.module.name


def only_says(fact: LogHandler) -> bool:
    """Whether a handler prints messages and nothing else, as a command does."""
    return fact.handler == STREAM and fact.format == MESSAGE_ONLY


def _text(node: nodes.NodeNG, context: Context) -> str:
    value = context.value(node)
    return value if isinstance(value, str) else ""
