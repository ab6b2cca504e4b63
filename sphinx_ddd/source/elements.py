"""What a loop goes over, where that is written down: a list or tuple, in place or as a constant."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.source.bindings import absolute, binding, real_name
from sphinx_ddd.source.project import Project, SourceModule

MOST_ELEMENTS = 100
DEEPEST = 4
"""Imports followed to the list."""


def elements(node: nodes.NodeNG, module: SourceModule, project: Project, depth: int = 0) -> tuple[list[nodes.NodeNG], SourceModule]:
    """The expressions of the elements, and the module they stand in; none where the list is made at run time."""
    match node:
        case nodes.List(elts=items) | nodes.Tuple(elts=items) | nodes.Set(elts=items):
            return [item for item in items if not isinstance(item, nodes.Starred)][:MOST_ELEMENTS], module
        case nodes.Name(name=name):
            bound = binding(node)
            match bound[1] if bound is not None else []:
                case [nodes.AssignName(parent=nodes.Assign(value=value) | nodes.AnnAssign(value=nodes.NodeNG() as value))]:
                    return elements(value, module, project, DEEPEST) if depth <= DEEPEST else ([], module)
                case [nodes.ImportFrom() as source] if depth < DEEPEST:
                    home = project.module(absolute(source, module))
                    match home.tree.locals.get(real_name(source, name), []) if home is not None else []:
                        case [nodes.AssignName(parent=nodes.Assign(value=value))] if home is not None:
                            return elements(value, home, project, DEEPEST)
    return [], module
