"""Ages as code states them: which option or constant holds one, and whether an end is compared with a moment."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.rules._clients.options import held
from sphinx_ddd.source.aliases import expression_of
from sphinx_ddd.source.context import Context

_MINUTE: Final = 60
_DEEPEST: Final = 3
"""Variables followed from the one that is given an end to the next."""


def holder(node: nodes.NodeNG | None, context: Context) -> str | None:
    """The option or constant that holds an age: not one that it is only computed from, but for its unit."""
    found = held(node, context).name
    if not found or _is_computed(node, context):
        return None
    name = node.name if isinstance(node, nodes.Name) else node.attrname if isinstance(node, nodes.Attribute) else ""
    owners = context.refs(node.expr) if isinstance(node, nodes.Attribute) else ()
    stated = expression_of(node, context.module, context.reader.project, owners) if name else None
    if stated is not None and _is_computed(stated[1], context.reader.context(stated[0])):
        return name if name.isupper() else None
    return found


def _is_computed(node: nodes.NodeNG | None, context: Context) -> bool:
    """Whether an expression reckons with what has a name; ``DAYS * 24 * 3600`` only says it in another unit."""
    unit = 1
    while isinstance(node, nodes.BinOp) and node.op == "*":
        factors = [
            (other, context.value(side)) for side, other in ((node.left, node.right), (node.right, node.left)) if not _is_named(side)
        ]
        if len(factors) != 1 or not isinstance(factors[0][1], int):
            return _is_named(node)
        node, unit = factors[0][0], unit * factors[0][1]
    return isinstance(node, nodes.BinOp) and _is_named(node) if unit == 1 else unit % _MINUTE != 0


def _is_named(node: nodes.NodeNG) -> bool:
    return any(True for _ in node.nodes_of_class((nodes.Name, nodes.Attribute)))


def is_weighed(node: nodes.NodeNG, depth: int = 0) -> bool:
    """Whether what an expression gives is compared with something or subtracted in the same function, also by a variable."""
    child, parent = node, node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.Lambda | nodes.Module | nodes.ClassDef):
        match parent:
            case nodes.Compare():
                return any(operator not in ("is", "is not", "==", "!=", "in", "not in") for operator, _ in parent.ops)
            case nodes.BinOp(op="-"):
                return True
            case nodes.Assign(targets=[nodes.AssignName(name=name)], value=value) if child is value and depth < _DEEPEST:
                uses = (n for n in parent.frame().nodes_of_class(nodes.Name) if n.name == name)
                return any(is_weighed(use, depth + 1) for use in uses if use.lineno >= parent.lineno and use.parent is not parent)
        child, parent = parent, parent.parent
    return False
