"""From a name to the expression that it was given once and for all: ``Port = Annotated[int, …]``, in whatever module."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.source.bindings import absolute, binding, real_name, star_imports
from sphinx_ddd.source.project import Project, SourceModule
from sphinx_ddd.source.refs import Ref

DEEPEST = 12
"""Modules through which a name is followed."""


def expression_of(node: nodes.NodeNG, module: SourceModule, project: Project, owners: tuple[Ref, ...] = ()) -> Found | None:
    """The expression that the only assignment of a name or module attribute gives it, with its module.

    :param owners: what the left side of an attribute stands for.
    """
    match node:
        case nodes.Name(name=name):
            bound = binding(node)
            if bound is None:
                return next(_starred(name, module, project, 0), None)
            return _followed(name, bound[1], module, project, 0)
        case nodes.Attribute(attrname=name):
            for owner in owners:
                found = _member(owner.name, name, project, 0)
                if found is not None:
                    return found
    return None


Found = tuple[SourceModule, nodes.NodeNG]


def _member(owner: str, name: str, project: Project, depth: int) -> Found | None:
    """A global of a module, or an attribute of a class."""
    module = project.module(owner)
    if module is not None:
        return _global(name, module, project, depth)
    defined = project.definition(owner)
    if defined is None or not isinstance(defined[1], nodes.ClassDef):
        return None
    return _followed(name, defined[1].locals.get(name, []), defined[0], project, depth)


def _global(name: str, module: SourceModule, project: Project, depth: int) -> Found | None:
    if name in module.tree.locals:
        return _followed(name, module.tree.locals[name], module, project, depth)
    return next(_starred(name, module, project, depth), None)


def _starred(name: str, module: SourceModule, project: Project, depth: int) -> Iterator[Found]:
    for source in star_imports(module) if depth < DEEPEST else ():
        other = project.module(source)
        found = _global(name, other, project, depth + 1) if other is not None else None
        if found is not None:
            yield found


def _followed(name: str, bindings: list[nodes.NodeNG], module: SourceModule, project: Project, depth: int) -> Found | None:
    """By the first binding that gives an expression: an import under ``TYPE_CHECKING`` and its fallback mean the same."""
    for bound in bindings if depth < DEEPEST else ():
        match bound:
            case nodes.AssignName(parent=nodes.Assign(value=value) | nodes.AnnAssign(value=nodes.NodeNG() as value)):
                return module, value
            case nodes.AssignName(parent=nodes.TypeAlias(value=value)):
                return module, value
            case nodes.ImportFrom():
                other = project.module(absolute(bound, module))
                found = _global(real_name(bound, name), other, project, depth + 1) if other is not None else None
                if found is not None:
                    return found
    return None
