"""Trees of objects that each describe one option: calls of one class of the project, under names that join to the option's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.rules._settings.annotations import read
from sphinx_ddd.rules._settings.plain import given, plain_option
from sphinx_ddd.rules._settings.python_types import Annotation
from sphinx_ddd.source.comments import comment_on
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

_FEWEST: Final = 4
_DEEPEST: Final = 4
_TYPES: Final = {
    "str": "string", "string": "string", "int": "integer", "integer": "integer", "float": "number", "bool": "boolean", "boolean": "boolean",
    "list": "list", "tuple": "list", "dict": "dict", "any": "raw", "path": "path", "port": "port",
}  # fmt: skip
"""Types as such classes are told them by a word."""
_HELP: Final = ("help", "description", "desc", "doc")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One option of a tree."""

    name: str
    node: nodes.NodeNG
    call: nodes.Call
    made_by: str
    """The class it is an object of."""


def leaves(target: nodes.AssignName, context: Context) -> list[Leaf]:
    """The options of a tree; none where an assignment is of something else."""
    value = target.parent.value
    if not isinstance(value, (nodes.Call, nodes.Dict)):
        return []
    found = list(_leaves(value, "", context, 0))
    return found if len(found) >= _FEWEST and len({leaf.made_by for leaf in found}) == 1 else []


def _leaves(node: nodes.NodeNG, prefix: str, context: Context, depth: int) -> Iterator[Leaf]:
    for name, place, value in _branches(node) if depth <= _DEEPEST else ():
        full = f"{prefix}_{name}" if prefix else name
        made_by = _option_class(value, context)
        if made_by:
            yield Leaf(full, place, value, made_by)
        elif isinstance(value, (nodes.Call, nodes.Dict)):
            yield from _leaves(value, full, context, depth + 1)


def _branches(node: nodes.NodeNG) -> Iterator[tuple[str, nodes.NodeNG, nodes.NodeNG]]:
    match node:
        case nodes.Call(args=[nodes.Dict() as inner]):
            yield from _branches(inner)
        case nodes.Call(args=[], keywords=keywords):
            yield from ((k.arg, k, k.value) for k in keywords or () if k.arg is not None)
        case nodes.Dict(items=items):
            yield from ((k.value, k, v) for k, v in items if isinstance(k, nodes.Const) and isinstance(k.value, str))


def _option_class(node: nodes.NodeNG, context: Context) -> str:
    """The class of the project that a call makes an object of, if its objects have a default."""
    if not isinstance(node, nodes.Call):
        return ""
    for name in context.names(node.func):
        found = context.definition(name)
        if found is not None and isinstance(found[1], nodes.ClassDef) and "default" in _parameters(name, context):
            return name
    return ""


def _parameters(class_name: str, context: Context) -> list[str]:
    """The names that a class is made with, in order: of its ``__init__``, or of its annotated fields."""
    for ancestor in context.ancestors(class_name):
        found = context.definition(ancestor)
        init = found[1].locals.get("__init__", [None])[-1] if found is not None else None
        if isinstance(init, nodes.FunctionDef):
            return [a.name for a in (*init.args.posonlyargs, *init.args.args)][1:] + [a.name for a in init.args.kwonlyargs]
        fields = (
            [n.target.name for n in found[1].body if isinstance(n, nodes.AnnAssign) and isinstance(n.target, nodes.AssignName)]
            if found
            else []
        )
        if fields:
            return fields
    return []


def option(leaf: Leaf, context: Context, framework: str, scope: str) -> ConfigOption:
    """The fact of a leaf."""
    use = Call(leaf.node, context, (leaf.made_by,), leaf.call)
    names = _parameters(leaf.made_by, context)
    found = plain_option(
        leaf.name,
        given(use.argument(names.index("default"), "default"), context),
        framework,
        scope=scope,
        kind=_type(use, names, context),
        description=next((text for name in _HELP if isinstance(text := use.value(None, name), str)), "")
        or comment_on(leaf.node, context.module),
    )
    return replace(found, required=use.flag(None, "required") or None)


def _type(use: Call, names: list[str], context: Context) -> Annotation:
    """The type that the object is told, by a word or by a class."""
    node = use.argument(names.index("type") if "type" in names else None, "type")
    value = context.value(node)
    if isinstance(value, str):
        return Annotation(_TYPES.get(value), value)
    return read(node, context)
