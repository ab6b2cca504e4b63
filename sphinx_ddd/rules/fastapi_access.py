"""Who may call a route of FastAPI: the security schemes among its dependencies, through other dependencies too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.compliance import Permission
from sphinx_ddd.rules._rule import Facts, decorates
from sphinx_ddd.source.aliases import expression_of
from sphinx_ddd.source.bindings import annotation_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call, Decoration

METHODS: Final = ("get", "post", "put", "patch", "delete", "options", "head", "trace", "api_route", "websocket")
OWNERS: Final = ("fastapi.FastAPI", "fastapi.APIRouter", "fastapi.applications.FastAPI", "fastapi.routing.APIRouter")
ROUTES: Final = tuple(f"{owner}.{method}" for owner in OWNERS for method in METHODS)
SECURITY: Final = frozenset({"fastapi.Security", "fastapi.param_functions.Security", "fastapi.params.Security"})
DEPENDS: Final = frozenset({"fastapi.Depends", "fastapi.param_functions.Depends", "fastapi.params.Depends"}) | SECURITY
SCHEMES: Final = {
    "OAuth2PasswordBearer": "an OAuth2 token", "OAuth2AuthorizationCodeBearer": "an OAuth2 token", "OAuth2": "an OAuth2 token",
    "HTTPBearer": "a bearer token", "HTTPBasic": "HTTP basic authentication", "HTTPDigest": "HTTP digest authentication",
    "APIKeyHeader": "an API key in a header", "APIKeyQuery": "an API key in the query", "APIKeyCookie": "an API key in a cookie",
    "OpenIdConnect": "an OpenID Connect token",
}  # fmt: skip
_PACKAGE: Final = "fastapi.security."
_DEEPEST: Final = 5


@decorates(*ROUTES)
def route(use: Decoration) -> Facts:
    """A route that asks for a token, a key or a password, by one of its dependencies, those of its router, or theirs."""
    if not isinstance(use.decorated, nodes.FunctionDef):
        return
    found = list(
        dict.fromkeys(
            (*_of_router(use), *_of_list(use.argument(None, "dependencies"), use.context, 0), *_of_function(use.decorated, use.context, 0))
        )
    )
    if not found:
        return
    path = use.text(0, "path")
    method = use.name.rpartition(".")[2]
    shown = method.upper() if method not in ("api_route", "websocket") else ""
    name = f"{shown} {path}".strip() if isinstance(path, str) and path else use.subject
    yield Permission(name=name, resource=use.subject, value=" and ".join(found))


def _of_router(use: Decoration) -> Iterator[str]:
    """Those that the application or router is made with, for all its routes."""
    function = use.call.func if use.call is not None else None
    for ref in use.context.refs(function.expr) if isinstance(function, nodes.Attribute) else ():
        if isinstance(ref.origin, nodes.Call) and ref.origin.root() is use.context.module.tree:
            made = Call(ref.origin, use.context, (ref.name,), ref.origin)
            yield from _of_list(made.argument(None, "dependencies"), use.context, 0)


def _of_list(given: nodes.NodeNG | None, context: Context, depth: int) -> Iterator[str]:
    for one in given.elts if isinstance(given, nodes.List | nodes.Tuple) else ():
        yield from _of_dependency(one, context, depth)


def _of_function(function: nodes.FunctionDef, context: Context, depth: int) -> Iterator[str]:
    """The schemes among the parameters of a function: their defaults, and what ``Annotated`` adds to their types."""
    if depth > _DEEPEST:
        return
    arguments = function.args
    given = [*(arguments.defaults or ()), *(node for node in arguments.kw_defaults or () if node is not None)]
    for parameter in (*(arguments.posonlyargs or ()), *(arguments.args or ()), *(arguments.kwonlyargs or ())):
        given += _annotated(annotation_of(parameter, arguments), context)
    for one in given:
        yield from _of_dependency(one, context, depth)


def _annotated(annotation: nodes.NodeNG | None, context: Context) -> list[nodes.NodeNG]:
    """What follows the type in ``Annotated[type, …]``, also under a name of its own in the same module."""
    if isinstance(annotation, nodes.Name):
        found = expression_of(annotation, context.module, context.reader.project)
        annotation = found[1] if found is not None and found[0] is context.module else None
    match annotation:
        case nodes.Subscript(value=outer, slice=nodes.Tuple(elts=[_, *rest])) if any(
            n.endswith(".Annotated") for n in context.names(outer)
        ):
            return rest
    return []


def _of_dependency(node: nodes.NodeNG, context: Context, depth: int) -> Iterator[str]:
    if not isinstance(node, nodes.Call) or DEPENDS.isdisjoint(context.names(node.func)):
        return
    use = Call(node, context, context.names(node.func), node)
    wanted = use.argument(0, "dependency")
    scopes = use.texts(None, "scopes") if not SECURITY.isdisjoint(use.names) else None
    within = f" with scope {', '.join(scopes)}" if isinstance(scopes, tuple) and scopes else ""
    for ref in context.refs(wanted):
        last = ref.name.rpartition(".")[2]
        if ref.instance and ref.name.startswith(_PACKAGE) and last in SCHEMES:
            if not _is_optional(ref.origin):
                yield SCHEMES[last] + within
            return
        defined = context.definition(ref.name)
        if defined is not None and isinstance(defined[1], nodes.FunctionDef):
            for found in _of_function(defined[1], defined[0], depth + 1):
                yield found + within
            return


def _is_optional(made: object) -> bool:
    """Whether a scheme lets requests without a token pass."""
    if not isinstance(made, nodes.Call):
        return False
    return any(keyword.arg == "auto_error" and getattr(keyword.value, "value", True) is False for keyword in made.keywords or ())
