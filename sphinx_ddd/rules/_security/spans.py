"""How long something lasts: ``timedelta(days=30)``, ``now - timedelta(days=settings.KEEP_DAYS)``, and the option behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.rules._security.options import option_of
from sphinx_ddd.source.aliases import expression_of
from sphinx_ddd.source.context import Context

TIMEDELTA: Final = frozenset({"datetime.timedelta"})
NOW: Final = frozenset(
    {
        "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today", "django.utils.timezone.now",
        "time.time", "oslo_utils.timeutils.utcnow", "airflow.utils.timezone.utcnow", "django.utils.timezone.localtime",
    }
)  # fmt: skip
"""What gives the present moment."""
_DEEPEST: Final = 3


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time."""

    seconds: Maybe[float] = None
    option: str | None = None
    """The option that holds it."""


def span_of(node: nodes.NodeNG | None, context: Context) -> Span | None:
    """The length of a ``timedelta``; ``None`` where an expression is none."""
    node = _followed(node, context)
    value = context.value(node) if node is not None else None
    if isinstance(value, timedelta):
        return Span(value.total_seconds(), _option_in(node, context))
    if isinstance(node, nodes.Call) and not TIMEDELTA.isdisjoint(context.names(node.func)):
        return Span(UNKNOWN, _option_in(node, context))
    return None


def before_now(node: nodes.NodeNG | None, context: Context) -> Span | None:
    """The age of a moment in the past: of ``now() - timedelta(…)``, also by a variable."""
    return _moved(node, context, "-")


def after_now(node: nodes.NodeNG | None, context: Context) -> Span | None:
    """How far a moment lies ahead: of ``now() + timedelta(…)``, also by a variable."""
    return _moved(node, context, "+")


def _moved(node: nodes.NodeNG | None, context: Context, operator: str) -> Span | None:
    match _followed(node, context):
        case nodes.BinOp(op=op, left=left, right=right) if op == operator and _is_now(left, context, 0):
            return span_of(right, context)
    return None


def _is_now(node: nodes.NodeNG, context: Context, depth: int) -> bool:
    """Whether an expression is the present moment, as a variable or with another zone or precision too."""
    match node:
        case nodes.Name() if depth < _DEEPEST:
            found = _followed(node, context)
            return found is not None and found is not node and _is_now(found, context, depth + 1)
        case nodes.Call(func=function):
            if not NOW.isdisjoint(context.names(function)):
                return True
            match function:
                case nodes.Attribute(expr=inner, attrname="replace" | "astimezone" | "date") if depth < _DEEPEST:
                    return _is_now(inner, context, depth + 1)
    return False


def _followed(node: nodes.NodeNG | None, context: Context) -> nodes.NodeNG | None:
    """What the one assignment of a variable gives it."""
    if isinstance(node, nodes.Name):
        _, bound = node.lookup(node.name)
        found = expression_of(node, context.module, context.reader.project) if len(bound) == 1 else None
        return found[1] if found is not None and found[0] is context.module else node
    return node


def _option_in(node: nodes.NodeNG | None, context: Context) -> str | None:
    """The option that a length is made of, where it is one."""
    if not isinstance(node, nodes.Call):
        return option_of(node, context)
    given = [*node.args, *(keyword.value for keyword in node.keywords or ())]
    found = [option for one in given if (option := option_of(one, context))]
    return found[0] if len(found) == 1 == len(given) else None
