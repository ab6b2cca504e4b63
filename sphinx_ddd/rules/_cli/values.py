"""Names and limits of options as facts carry them."""

from __future__ import annotations

from collections.abc import Iterable

from astroid import nodes

from sphinx_ddd.facts.base import JSON, Maybe
from sphinx_ddd.facts.config import Limit
from sphinx_ddd.source.bindings import absolute, binding, real_name
from sphinx_ddd.source.context import Context


def limits_of(choices: Maybe[tuple[JSON, ...]], fewest: int = 12) -> tuple[int, int] | None:
    """Smallest and largest of choices that are a run of whole numbers, too long to be listed; else ``None``."""
    if not isinstance(choices, tuple) or len(choices) < fewest:
        return None
    first = choices[0]
    if not isinstance(first, int) or any(c != first + n or isinstance(c, bool) for n, c in enumerate(choices)):
        return None
    return first, first + len(choices) - 1


def span_of(choices: tuple[int, int] | None, refused: tuple[Limit, ...]) -> tuple[float | None, float | None, bool]:
    """Minimum, maximum, and whether they are excluded: of choices that are a run of numbers, else of the only range that is demanded."""
    if choices is not None:
        return *choices, False
    return (refused[0].minimum, refused[0].maximum, refused[0].exclusive) if len(refused) == 1 else (None, None, False)


def shown(value: Maybe[JSON]) -> Maybe[JSON]:
    """A default as it is typed: of a member of an enumeration, its value."""
    match value:
        case {"$enum": _, "value": inner}:
            return inner
    return value


def main_flag(flags: Iterable[str]) -> str:
    """The flag by which users call an option: the first long one, else the first."""
    known = list(flags)
    return next((f for f in known if len(f) > 2 and f[:2] in ("--", "++", "//")), known[0] if known else "")


def attribute_of(node: nodes.NodeNG | None, context: Context) -> str:
    """The qualified variable that an expression takes its value from: ``shop.__version__``; empty where there is none."""
    match node:
        case nodes.Name():
            match binding(node):
                case (_, [*_, nodes.ImportFrom() as source]):
                    return f"{absolute(source, context.module)}.{real_name(source, node.name)}"
                case (nodes.Module(), [*_, nodes.AssignName()]):
                    return f"{context.module.name}.{node.name}"
        case nodes.Attribute(expr=owner, attrname=name):
            return next((f"{ref.name}.{name}" for ref in context.refs(owner) if not ref.instance), "")
        case nodes.JoinedStr(values=parts):
            return _only(attribute_of(p.value, context) for p in parts if isinstance(p, nodes.FormattedValue))
        case nodes.BinOp(left=left, right=right):
            sides = [left, *(right.elts if isinstance(right, nodes.Tuple) else [right])]
            return _only(attribute_of(side, context) for side in sides)
        case nodes.Call(func=nodes.Attribute(attrname="format"), args=arguments, keywords=keywords):
            return _only(attribute_of(a, context) for a in (*arguments, *(k.value for k in keywords or ())))
    return ""


def _only(names: Iterable[str]) -> str:
    """The one name that speaks of a version, else the only one."""
    found = [n for n in dict.fromkeys(names) if n]
    named = [n for n in found if "version" in n.rpartition(".")[2].lower()]
    return named[0] if len(named) == 1 else found[0] if len(found) == 1 else ""
