"""Which operating system a part of a module is for: Ansible picks the class by its ``platform`` and ``distribution``."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.source.context import Context

_ANY = frozenset({None, UNKNOWN, "Generic"})
"""What a class says that every host may get."""


def of(node: nodes.NodeNG, context: Context) -> Maybe[str]:
    """The ``platform`` and ``distribution`` of the class around a call, by which Ansible picks it for a host."""
    scope = node.scope()
    while scope is not None and not isinstance(scope, nodes.ClassDef):
        scope = scope.parent.scope() if scope.parent is not None else None
    if scope is None:
        return None
    stated = [_class_text(scope, name, context) for name in ("platform", "distribution")]
    if stated[0] is UNKNOWN:
        return UNKNOWN
    return " ".join(text for text in stated if isinstance(text, str)) or None


def _class_text(node: nodes.ClassDef, name: str, context: Context) -> Maybe[str]:
    for ancestor in context.ancestors(context.subject(node)):
        defined = context.definition(ancestor)
        for bound in defined[1].locals.get(name, ()) if defined is not None else ():
            if defined is not None and isinstance(bound, nodes.AssignName) and isinstance(bound.parent, nodes.Assign):
                return defined[0].text(bound.parent.value)
    return None


def of_callers(node: nodes.NodeNG, context: Context) -> Maybe[str]:
    """The platforms for which the function around a node is called; ``None`` where it may be any, or nothing calls it."""
    own = of(node, context)
    function = node.scope()
    if own not in _ANY or not isinstance(function, nodes.FunctionDef):
        return own if own not in _ANY else None
    reader = context.reader
    calls = reader.resolver.callers.of(function, context.module)
    found = {of(one.call, reader.context(one.module)) for one in calls}
    return ", ".join(sorted(map(str, found))) if found and not found & _ANY else None
