"""What binds a name: assignments, imports, parameters, by the text of one module."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from astroid import nodes

from sphinx_ddd.source.project import Project, SourceModule, decorators_of, tail_of


def binding(node: nodes.Name) -> tuple[nodes.NodeNG, list[nodes.NodeNG]] | None:
    """The scope that binds a name as seen from a node, and the nodes that bind it there."""
    scope: nodes.NodeNG | None = node.scope()
    first = True
    while scope is not None:
        bound = scope.locals.get(node.name)
        if bound and (not isinstance(scope, nodes.ClassDef) or (first and _is_set(bound, node))):
            return scope, bound
        scope = scope.parent.scope() if scope.parent is not None else None
        first = False
    return None


def _is_set(bound: list[nodes.NodeNG], node: nodes.Name) -> bool:
    """Whether a class body has bound a name before it is used there; else it is looked up outside: ``limit = limit``."""
    here = node.statement()
    return any(one.statement() is not here and (one.statement().lineno or 0) <= (here.lineno or 0) for one in bound)


def absolute(node: nodes.ImportFrom, module: SourceModule) -> str:
    """The module that a ``from`` import names, with its dots resolved."""
    if not node.level:
        return str(node.modname)
    package = module.package.split(".")
    base = package[: len(package) - node.level + 1]
    return ".".join([*base, *([node.modname] if node.modname else [])])


def star_imports(module: SourceModule) -> list[str]:
    """The modules from which all names are imported at the top of a module."""
    return [absolute(n, module) for n in module.tree.body if isinstance(n, nodes.ImportFrom) and n.names[0][0] == "*"]


def imported_libraries(module: SourceModule, project: Project) -> set[str]:
    """Top-level names of what a module imports from outside the project and the standard library."""
    found: set[str] = set()
    for node in module.imports:
        names = [absolute(node, module)] if isinstance(node, nodes.ImportFrom) else [real for real, _ in node.names]
        found.update(name.partition(".")[0] for name in names)
    return {name for name in found if name and name not in sys.stdlib_module_names and not project.has(name)}


def real_name(node: nodes.ImportFrom, name: str) -> str:
    """The name that an import takes from the module, where it may be bound under another."""
    return next((real for real, alias in node.names if (alias or real) == name), name)


def _decorator_tails(function: nodes.FunctionDef) -> Iterable[str]:
    return (tail_of(d) for d in decorators_of(function))


def is_static(function: nodes.FunctionDef) -> bool:
    """Whether a method is given no instance."""
    return "staticmethod" in _decorator_tails(function)


def is_classmethod(function: nodes.FunctionDef) -> bool:
    """Whether a method is given its class."""
    return "classmethod" in _decorator_tails(function)


def annotation_of(node: nodes.AssignName, arguments: nodes.Arguments) -> nodes.NodeNG | None:
    """The annotation of a parameter."""
    for names, stated in (
        (arguments.posonlyargs, arguments.posonlyargs_annotations),
        (arguments.args, arguments.annotations),
        (arguments.kwonlyargs, arguments.kwonlyargs_annotations),
    ):
        for one, annotation in zip(names or (), stated or (), strict=False):
            if one is node:
                return annotation
    return None
