"""What a view of Pyramid or cornice answers, and whether the access list of its resource lets everyone in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Arguments, Decoration

CORNICE: Final = "cornice.resource.view"
RESOURCE: Final = "cornice.resource.resource"
_COLLECTION: Final = "collection_"
_VERBS: Final = frozenset({"get", "head", "post", "put", "patch", "delete", "options"})
_ALLOW: Final = frozenset({"pyramid.authorization.Allow", "pyramid.security.Allow"})
_EVERYONE: Final = frozenset({"pyramid.authorization.Everyone", "pyramid.security.Everyone"})
_ALL: Final = frozenset({"pyramid.authorization.ALL_PERMISSIONS", "pyramid.security.ALL_PERMISSIONS"})


def request(use: Decoration) -> str:
    """``DELETE /{user}`` where the route is named by its path or cornice's resource says it, else that it is a view."""
    if CORNICE in use.names:
        return _of_resource(use) or "view"
    route, method = use.text(None, "route_name"), use.value(None, "request_method")
    if not isinstance(route, str) or not route.startswith("/"):
        return "view"
    methods = [method] if isinstance(method, str) else list(method) if isinstance(method, list | tuple) else []
    return f"{', '.join(map(str, methods))} {route}".strip()


def _of_resource(use: Decoration) -> str:
    """``GET /orders/{id}``: cornice takes the verb from the name of a method, and the path from the decorator of its class."""
    resource, method = _resource(use), use.subject.rpartition(".")[2]
    verb = method.removeprefix(_COLLECTION)
    if resource is None or verb not in _VERBS:
        return ""
    path = resource.text(None, "collection_path" if method != verb else "path")
    return f"{verb.upper()} {path}" if isinstance(path, str) and path else ""


def lets_everyone(use: Decoration, permission: str) -> bool:
    """Whether the access list of cornice's resource gives a permission to everyone, before it refuses anything."""
    resource = _resource(use) if CORNICE in use.names else None
    if resource is None or use.decorated is None or use.decorated.parent is None:
        return False
    if resource.argument(None, "acl") is not None:
        return False
    where, owner = use.context, use.decorated.parent.frame()
    factory = resource.argument(None, "factory")
    if factory is not None:
        defined = next(filter(None, map(use.context.definition, use.context.names(factory))), None)
        if defined is None:
            return False
        where, owner = defined
    for entry in _entries(owner):
        match entry:
            case nodes.Tuple(elts=[action, who, what]) if not _ALLOW.isdisjoint(where.names(action)):
                if not _EVERYONE.isdisjoint(where.names(who)) and _gives(what, permission, where):
                    return True
            case _:
                return False
    return False


def _resource(use: Decoration) -> Arguments | None:
    """The decorator of the class around, where cornice makes a resource of it."""
    owner = use.decorated.parent.frame() if isinstance(use.decorated, nodes.FunctionDef) and use.decorated.parent is not None else None
    if isinstance(owner, nodes.ClassDef) and owner.decorators is not None:
        for one in owner.decorators.nodes:
            if isinstance(one, nodes.Call) and RESOURCE in (names := use.context.names(one.func)):
                return Arguments(one, use.context, names, one)
    return None


def _entries(owner: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    """The entries of ``__acl__``: a list of the class, or what a method returns whose one statement that is."""
    for bound in owner.locals.get("__acl__", ()) if isinstance(owner, nodes.ClassDef) else ():
        match bound:
            case nodes.FunctionDef(body=[nodes.Return(value=nodes.List() | nodes.Tuple() as stated)]):
                yield from stated.elts
            case nodes.AssignName(parent=nodes.Assign(value=nodes.List() | nodes.Tuple() as stated)):
                yield from stated.elts


def _gives(node: nodes.NodeNG, permission: str, context: Context) -> bool:
    value = context.value(node)
    return value == permission or (isinstance(value, list | tuple) and permission in value) or not _ALL.isdisjoint(context.names(node))
