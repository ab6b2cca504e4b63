"""Variables whose values are given: parameters of a call that is followed, targets of a loop."""

from __future__ import annotations

from dataclasses import dataclass, field

from astroid import nodes

from sphinx_ddd.source.literals import Value


class _Absent:
    """A variable before its first assignment."""


ABSENT = _Absent()

OBJECT = "the object of the method"
"""In place of a scope: what is bound is an attribute of the object whose method is looked at."""


@dataclass
class Frame:
    """Variables of a function call, a loop or a comprehension, by the scope that binds them."""

    variables: dict[tuple[object, str], Value] = field(default_factory=dict)

    def with_variables(self, scope: object, values: dict[str, Value]) -> Frame:
        return Frame(self.variables | {(scope, name): value for name, value in values.items()})


def bound(target: nodes.NodeNG, item: Value, scope: object, frame: Frame) -> Frame | None:
    """The frame in which a loop's target is one item of it."""
    match target:
        case nodes.AssignName(name=name):
            return frame.with_variables(scope, {name: item})
        case nodes.Tuple(elts=elements) | nodes.List(elts=elements):
            if not isinstance(item, (list, tuple)) or len(item) != len(elements):
                return None
            for element, part in zip(elements, item, strict=True):
                inner = bound(element, part, scope, frame)
                if inner is None:
                    return None
                frame = inner
            return frame
    return None
