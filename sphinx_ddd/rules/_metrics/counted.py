"""What a program counts of itself, and the limits it is given for that: entries that wait, failures in a row, the delay of its work."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.rules._metrics.measured import assigned
from sphinx_ddd.source import flow
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.callers import own_name
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk

LIMIT_WORDS: Final = frozenset({
    "threshold", "limit", "max", "maximum", "warn", "warning", "crit", "critical", "alert", "tolerance", "delay", "age", "interval", "lag",
})  # fmt: skip
"""Words in the name of an option or a constant that make it a limit somebody set on purpose."""
ATTEMPT_WORDS: Final = frozenset(
    {"attempt", "attempts", "retry", "retries", "tries", "try", "pages", "page", "length", "len", "input", "depth"}
)
"""Words of limits on a single try, a request or a text: nobody has to look at those."""


def is_limit(option: str) -> bool:
    """Whether an option or a constant is named as a limit that the program watches."""
    words = set(option.rpartition(".")[2].lower().replace("-", "_").split("_"))
    return not LIMIT_WORDS.isdisjoint(words) and ATTEMPT_WORDS.isdisjoint(words)


def is_counted(node: nodes.NodeNG, context: Context) -> bool:
    """Whether an expression is a value of the program itself, not of what a function was handed or of a round of a loop."""
    match node:
        case nodes.Name():
            return _is_computed(node, context)
        case nodes.Attribute(expr=nodes.Name(name=name)):
            return bool(name == own_name(node))
        case nodes.Call(func=nodes.Name(name="len"), args=[nodes.Attribute() | nodes.Subscript() as held]):
            return any(isinstance(one, nodes.Name) and one.name == own_name(node) for one in walk(held))
    return False


def _is_computed(node: nodes.Name, context: Context) -> bool:
    """Whether a local variable holds what was computed or asked for: a call or a calculation, not the size of something handed in."""
    bound = binding(node)
    if bound is None or not isinstance(bound[0], nodes.FunctionDef) or flow.is_parameter(node.name, bound[0]):
        return False
    match assigned(node, context):
        case nodes.Call(func=nodes.Name(name="len"), args=[held]):
            return isinstance(held, nodes.Attribute) and any(
                isinstance(one, nodes.Name) and one.name == own_name(node) for one in walk(held)
            )
        case nodes.Call() | nodes.BinOp():
            return True
    return False
