"""What answers a route: the function behind it, through classes, wrappers and factories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from astroid import nodes

from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import decorators_of

METHODS: Final = ("get", "head", "on_get", "on_head", "do_GET", "do_HEAD", "handle", "run_checks", "render_GET")
"""Methods of a class that answer a question."""
MOST_WRAPPERS: Final = 4


@dataclass(frozen=True)
class Handler:
    """A function of the project, or a lambda, that answers."""

    function: nodes.FunctionDef | nodes.Lambda
    context: Context
    """Of the module of the function."""
    wrappers: tuple[nodes.NodeNG, ...] = ()
    """Expressions that wrap it: decorators, and calls around it where it is given to the route."""
    wrapped_in: Context | None = None
    """Where the calls around it stand."""
    owner: nodes.ClassDef | None = None

    @property
    def wrapping(self) -> Iterator[tuple[nodes.NodeNG, Context]]:
        """What wraps it, each with the context in which to read it."""
        for node in self.wrappers:
            yield node, self.wrapped_in or self.context
        of = [self.function, *([self.owner] if self.owner is not None else [])]
        for one in of:
            yield from ((d, self.context) for d in decorators_of(one)) if isinstance(one, nodes.FunctionDef | nodes.ClassDef) else ()


def handlers(node: nodes.NodeNG | None, context: Context, methods: tuple[str, ...] = METHODS) -> tuple[Handler, ...]:
    """The functions that an expression stands for where a framework expects what answers a route; none where they are not the project's."""
    wrappers: list[nodes.NodeNG] = []
    for _ in range(MOST_WRAPPERS):
        match node:
            case nodes.Lambda() if not isinstance(node, nodes.FunctionDef):
                return (Handler(node, context, tuple(wrappers), context),)
            case nodes.Call(func=nodes.Attribute(expr=owner, attrname="as_view" | "as_asgi")):
                node = owner
                continue
        found = tuple(_defined(node, context, methods))
        if found or not isinstance(node, nodes.Call) or not node.args:
            break
        wrappers.append(node.func)
        node = node.args[0]
    else:
        return ()
    return tuple(replace(one, wrappers=tuple(wrappers), wrapped_in=context) for one in found)


def _defined(node: nodes.NodeNG | None, context: Context, methods: tuple[str, ...]) -> Iterator[Handler]:
    for ref in context.refs(node):
        defined = context.definition(ref.name)
        match defined:
            case (where, nodes.FunctionDef() as function):
                yield Handler(function, where)
            case (where, nodes.ClassDef() as owner):
                yield from of_class(owner, where, methods)


def of_class(owner: nodes.ClassDef, context: Context, methods: tuple[str, ...] = METHODS) -> Iterator[Handler]:
    """The methods of a class, or of those it is derived from, that answer."""
    for name in methods:
        for ancestor in context.ancestors(context.subject(owner)):
            defined = context.definition(f"{ancestor}.{name}")
            if defined is not None and isinstance(defined[1], nodes.FunctionDef):
                yield Handler(defined[1], defined[0], owner=owner)
                break


def subject_of(handler: Handler) -> str:
    return handler.context.subject(handler.function)


def documentation(handler: Handler) -> str:
    """The first paragraph of the handler's own documentation, or of the class it belongs to."""
    for node in (handler.function, handler.owner):
        doc = getattr(node, "doc_node", None) if node is not None else None
        if doc is not None:
            return " ".join(str(doc.value).strip().split("\n\n")[0].split())
    return ""
