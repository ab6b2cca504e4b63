"""Rows that code deletes once they are old: Django's and SQLAlchemy's queries with an age."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.lifecycle import Retention
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._security.spans import Span, before_now
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import tail_of
from sphinx_ddd.source.uses import WholeModule

_OLDER: Final = ("__lt", "__lte")
_DELETE: Final = frozenset({"sqlalchemy.delete", "sqlalchemy.sql.expression.delete", "sqlalchemy.sql.delete"})
_NARROWS: Final = frozenset({"filter", "exclude", "where"})
_MODELS: Final = ("django.db.models", "sqlalchemy", "flask_sqlalchemy", "sqlmodel")


@modules()
def deleted(use: WholeModule) -> Facts:
    """Rows older than an age that a query deletes: ``filter(created__lt=now() - age).delete()``, ``delete(…).where(… < now() - age)``."""
    for call in use.context.module.calls_by_tail.get("delete", ()):
        chain = _chain(call)
        model = _model(chain, use.context)
        found = next((age for one in chain if (age := _age(one, use.context)) is not None), None)
        if not model or found is None:
            continue
        field, span = found
        if span.seconds is not UNKNOWN or span.option:
            how = use.context.subject(call)
            yield At(Retention(name=model, age_seconds=span.seconds, counted_from=field, option=span.option, how=how), call)


def _chain(call: nodes.Call) -> list[nodes.Call]:
    """All calls of ``A.objects.filter(…).delete()`` or ``delete(A).where(…)``, through a variable too."""
    found = [call]
    node = call.func.expr if isinstance(call.func, nodes.Attribute) else None
    if isinstance(node, nodes.Name):
        _, bound = node.lookup(node.name)
        node = bound[0].parent.value if len(bound) == 1 and isinstance(bound[0].parent, nodes.Assign) else None
    while isinstance(node, nodes.Call | nodes.Attribute):
        if isinstance(node, nodes.Call):
            found.append(node)
            node = node.func
        else:
            node = node.expr
    outer = call.parent
    while isinstance(outer, nodes.Attribute | nodes.Call) and not (isinstance(outer, nodes.Call) and call in outer.args):
        if isinstance(outer, nodes.Call):
            found.append(outer)
        outer = outer.parent
    return found


def _model(chain: list[nodes.Call], context: Context) -> str:
    """The class whose rows go: of a project's model, by what it inherits."""
    for call in chain:
        candidates = list(call.args[:1]) if tail_of(call.func) in ("query", "delete") else []
        node = call.func
        while isinstance(node, nodes.Attribute):
            node = node.expr
            candidates.append(node)
        for candidate in candidates:
            for name in context.names(candidate):
                if any(base.startswith(_MODELS) for base in context.ancestors(name)[1:]):
                    return name
    return ""


def _age(call: nodes.Call, context: Context) -> tuple[str, Span] | None:
    """The field that a narrowing of a query compares with the present moment, and the age that it asks for."""
    if tail_of(call.func) not in _NARROWS:
        return None
    for keyword in call.keywords or ():
        if keyword.arg and keyword.arg.endswith(_OLDER) and (span := before_now(keyword.value, context)):
            return keyword.arg.rpartition("__")[0].replace("__", "."), span
    for argument in call.args:
        for test in argument.nodes_of_class(nodes.Compare):
            match test:
                case nodes.Compare(left=nodes.Attribute(attrname=field), ops=[("<" | "<=", right)]) if span := before_now(right, context):
                    return field, span
    return None
