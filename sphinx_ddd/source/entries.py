"""From an entry of a folded dict back to the expression written for it, which may still be read as a template."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.facts.base import Location
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.project import Project, SourceModule, walk


def expression(mapping: Value, key: str, project: Project) -> tuple[SourceModule, nodes.NodeNG] | None:
    """The expression given for a key, and its module; ``None`` where several on one line could be meant."""
    where: Location | None = getattr(mapping, "where", {}).get(key)
    file = next((f for f in project.files.values() if where is not None and f.path == where.path), None)
    module = project.module(file.module) if file is not None else None
    if where is None or module is None:
        return None
    found = list(_given(module, key, where.line))
    return (module, found[0]) if len(found) == 1 else None


def _given(module: SourceModule, key: str, line: int) -> Iterator[nodes.NodeNG]:
    for node in walk(module.tree):
        match node:
            case nodes.Dict(items=items):
                yield from (value for name, value in items if _is_key(name, key, line))
            case nodes.Keyword(arg=name, value=value) if name == key and node.lineno == line:
                yield value
            case nodes.Assign(targets=[nodes.Subscript(slice=name)], value=value) if _is_key(name, key, line):
                yield value


def _is_key(node: nodes.NodeNG, key: str, line: int) -> bool:
    return isinstance(node, nodes.Const) and node.value == key and node.lineno == line
