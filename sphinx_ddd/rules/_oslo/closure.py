"""An expression together with what the variables around it are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from astroid import nodes

from sphinx_ddd.source.project import SourceModule

Place: TypeAlias = tuple[str, int, int]
"""Module, line and column: what a node is known by when its tree has been dropped."""


@dataclass(frozen=True, slots=True, eq=False)
class Closure:
    """An expression, and what the variables around it are given."""

    node: nodes.NodeNG
    module: SourceModule
    given: Mapping[tuple[object, str], Followed] = field(default_factory=dict)
    entered: tuple[Place, ...] = ()
    """The calls of functions of the project that led here, the last one last."""

    @property
    def place(self) -> Place:
        return place(self.node, self.module)

    def at(self, node: nodes.NodeNG) -> Closure:
        return replace(self, node=node)


Followed: TypeAlias = "Closure | tuple[Closure, ...]"
"""An expression, or a row of them, such as key and value of a dict."""


def place(node: nodes.NodeNG, module: SourceModule) -> Place:
    return (module.name, node.lineno or 0, node.col_offset or 0)


def loops_around(node: nodes.NodeNG) -> list[nodes.For | nodes.Comprehension]:
    """The loops around a node within its function, outermost first."""
    out: list[nodes.For | nodes.Comprehension] = []
    child, parent = node, node.parent
    while parent is not None and not isinstance(parent, (nodes.FunctionDef, nodes.ClassDef, nodes.Lambda)):
        if isinstance(parent, nodes.For) and any(child is one for one in parent.body):
            out.insert(0, parent)
        elif isinstance(parent, nodes.ComprehensionScope) and not isinstance(child, nodes.Comprehension):
            out[:0] = parent.generators
        child, parent = parent, parent.parent
    return out
