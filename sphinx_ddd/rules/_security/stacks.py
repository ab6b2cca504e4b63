"""What several decorators of one function or class ask for together, and what the function itself refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import decorators_of
from sphinx_ddd.source.uses import Arguments, Decoration

T = TypeVar("T")

LOGIN: Final = "a user who is logged in"
FORBIDDEN: Final = 403
_REFUSALS: Final = frozenset({
    "django.http.HttpResponseForbidden", "django.http.response.HttpResponseForbidden", "django.core.exceptions.PermissionDenied",
    "rest_framework.exceptions.PermissionDenied", "werkzeug.exceptions.Forbidden", "aiohttp.web.HTTPForbidden",
    "pyramid.httpexceptions.HTTPForbidden",
})  # fmt: skip
_WITH_STATUS: Final = {
    "django.http.HttpResponse": "status", "django.http.response.HttpResponse": "status", "django.http.JsonResponse": "status",
    "django.http.response.JsonResponse": "status", "flask.abort": "code", "flask.helpers.abort": "code",
    "werkzeug.exceptions.abort": "status", "tornado.web.HTTPError": "status_code", "rest_framework.response.Response": "status",
    "flask.Response": "status",
}  # fmt: skip
"""What answers with a status, to the argument that holds it."""
_FIRST: Final = frozenset({"flask.abort", "flask.helpers.abort", "werkzeug.exceptions.abort", "tornado.web.HTTPError"})
"""Those that take the status first."""


def stacked(use: Decoration, asks: Callable[[Decoration], Iterable[T]]) -> Iterator[tuple[Decoration, T]]:
    """Each decorator of what is decorated, with what it asks for."""
    for node in decorators_of(use.decorated):
        call = node if isinstance(node, nodes.Call) else None
        names = use.context.names(call.func if call is not None else node)
        one = Decoration(node, use.context, names, call, use.decorated)
        for value in asks(one):
            yield one, value


def together(values: Iterable[Maybe[str]]) -> Maybe[str]:
    """Several demands as one; a permission, a role, a test and staff imply that somebody has logged in."""
    several = list(values)
    known = [value for value in dict.fromkeys(several) if isinstance(value, str)]
    if len(known) < len(set(several)):
        return UNKNOWN
    shown = [value for value in known if value != LOGIN or len(known) == 1]
    return " and ".join(f"({value})" if " or " in value and len(shown) > 1 else value for value in shown)


def unless_refused(value: Maybe[str], function: nodes.NodeNG | None, context: Context) -> Maybe[str]:
    """What is asked for, and that the function itself refuses more, where that is the first that it does under a test."""
    if not isinstance(value, str) or not isinstance(function, nodes.FunctionDef):
        return value
    for statement in function.body:
        match statement:
            case nodes.If(test=test, body=[*_, nodes.Return(value=nodes.Call() as answer)], orelse=[]) if refuses(answer, context):
                value = f"{value}, refused where {context.code(test)}"
            case nodes.If(test=test, body=[*_, nodes.Raise(exc=nodes.NodeNG() as error)], orelse=[]) if refuses(error, context):
                value = f"{value}, refused where {context.code(test)}"
            case nodes.If(test=test, body=[*_, nodes.Expr(value=nodes.Call() as call)], orelse=[]) if refuses(call, context):
                value = f"{value}, refused where {context.code(test)}"
    return value


def refuses(node: nodes.NodeNG, context: Context) -> bool:
    """Whether an answer or exception says that the caller may not do this."""
    call = node if isinstance(node, nodes.Call) else None
    names = context.names(call.func if call is not None else node)
    if not _REFUSALS.isdisjoint(names):
        return True
    for name in names:
        if call is not None and name in _WITH_STATUS:
            status = Arguments(call, context, names, call).value(0 if name in _FIRST else None, _WITH_STATUS[name])
            return bool(status == FORBIDDEN)
    return False
