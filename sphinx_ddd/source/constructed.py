"""The attributes that an object has once it is made, by the arguments it was made with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source import flow, literals
from sphinx_ddd.source.frames import ABSENT, OBJECT, Frame
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.mutations import joined
from sphinx_ddd.source.project import SourceModule, qualified_scope, walk

if TYPE_CHECKING:
    from sphinx_ddd.source.values import Evaluator

Attributes = dict[tuple[object, str], Value]

CHANGES = frozenset({"append", "extend", "insert", "update", "setdefault", "add", "pop", "remove", "clear", "discard", "popitem"})
"""Methods after which a container is no longer what it was made as."""
DEEPEST = 6
_DEFAULTS = frozenset({"attr.ib", "attr.attrib", "attrs.field", "dataclasses.field", "pydantic.Field"})
_POSITIONAL = frozenset({"dataclasses.dataclass", "attr.s", "attr.attrs", "attr.dataclass", "attr.define", "attrs.define", "attrs.frozen"})


def attributes(
    owner: nodes.ClassDef,
    initialiser: nodes.FunctionDef,
    module: SourceModule,
    frame: Frame,
    evaluator: Evaluator,
    class_name: str = "",
    depth: int = 0,
) -> Attributes:
    """What ``__init__`` sets on its object, when its variables are those of the frame; ``UNKNOWN`` where that can change later.

    :param class_name: the class that was called, where it is derived from ``owner``: its body gives attributes too.
    """
    out = _of_bodies(class_name, owner, module, evaluator)
    if depth < DEEPEST:
        for base, where, inner in _initialised(initialiser, module, Frame(frame.variables | out), evaluator):
            out |= attributes(base.parent.frame(), base, where, inner, evaluator, depth=depth + 1)
    assigned = evaluator.resolver.classes.attributes(owner, module)
    for target in module.attributes_set:
        if target.scope() is initialiser and target in assigned.get(target.attrname, ()):
            key = (OBJECT, target.attrname)
            out[key] = _set(target, out.get(key, ABSENT), initialiser, module, Frame(frame.variables | out), evaluator)
    for name in {name for name, targets in assigned.items() if any(t.scope() is not initialiser for t in targets)}:
        out[(OBJECT, name)] = UNKNOWN
    for name, change in _changes(owner, initialiser):
        happens = flow_outcome(change, initialiser, module, frame, evaluator) if change.scope() is initialiser else None
        if (OBJECT, name) in out and happens is not False:
            out[(OBJECT, name)] = UNKNOWN
    return out


def fields(
    owner: nodes.ClassDef, call: nodes.Call, where: SourceModule, module: SourceModule, frame: Frame, evaluator: Evaluator
) -> Attributes:
    """The fields of an object whose class has no ``__init__`` of its own, as a call gives them; else their defaults."""
    declared = [n for n in owner.body if isinstance(n, nodes.AnnAssign) and isinstance(n.target, nodes.AssignName)]
    given = {k.arg: k.value for k in call.keywords or () if k.arg}
    decorators = owner.decorators.nodes if owner.decorators is not None else []
    heads = (d.func if isinstance(d, nodes.Call) else d for d in decorators)
    if any(name in _POSITIONAL for head in heads for name in evaluator.resolver.names(head, module)):
        given |= {n.target.name: a for n, a in zip(declared, call.args, strict=False) if not isinstance(a, nodes.Starred)}
    out: Attributes = {}
    for field in declared:
        name = field.target.name
        is_given = name in given
        out[(OBJECT, name)] = (
            evaluator.value(given[name], where, frame) if is_given else _default(field.value, module, evaluator)
        )  # fmt: skip
    return out


def _default(value: nodes.NodeNG | None, module: SourceModule, evaluator: Evaluator) -> Value:
    match value:
        case None:
            return UNKNOWN
        case nodes.Call() if any(name in _DEFAULTS for name in evaluator.resolver.names(value.func, module)):
            given = next((k.value for k in value.keywords or () if k.arg == "default"), None)
            return evaluator.value(given, module) if given is not None else UNKNOWN
    return evaluator.value(value, module)


def _of_bodies(class_name: str, owner: nodes.ClassDef, module: SourceModule, evaluator: Evaluator) -> Attributes:
    """What the bodies of the classes between the one called and ``owner`` give attributes of their objects."""
    resolver = evaluator.resolver
    out: Attributes = {}
    own = qualified_scope(module, owner)
    above = resolver.classes.ancestors(class_name) if class_name and class_name != own else ()
    for name in reversed(above[: above.index(own)] if own in above else ()):
        defined = resolver.project.definition(name)
        if defined is None or not isinstance(defined[1], nodes.ClassDef):
            continue
        for attribute, bound in defined[1].locals.items():
            if isinstance(bound[-1], nodes.AssignName):
                out[(OBJECT, attribute)] = evaluator.value_of(attribute, defined[1], defined[0])
    return out


def _initialised(
    initialiser: nodes.FunctionDef, module: SourceModule, frame: Frame, evaluator: Evaluator
) -> Iterator[tuple[nodes.FunctionDef, SourceModule, Frame]]:
    """The ``__init__`` of bases that one calls, with the variables it gives them."""
    for call in module.calls_by_tail.get("__init__", ()):
        if call.scope() is not initialiser:
            continue
        for name in evaluator.resolver.names(call.func, module):
            defined = evaluator.resolver.project.definition(name)
            if defined is not None and isinstance(defined[1], nodes.FunctionDef) and isinstance(defined[1].parent, nodes.ClassDef):
                inner = evaluator.entered(call, module, frame, defined[1], defined[0])
                if inner is not None and defined[1] is not initialiser:
                    yield defined[1], defined[0], inner
                break


def _set(
    target: nodes.AssignAttr, before: Value, initialiser: nodes.FunctionDef, module: SourceModule, frame: Frame, evaluator: Evaluator
) -> Value:
    outcome = flow_outcome(target, initialiser, module, frame, evaluator)
    if outcome is False:
        return before
    value = getattr(target.parent, "value", None)
    is_plain = isinstance(target.parent, nodes.Assign | nodes.AnnAssign) and value is not None
    new = evaluator.value(value, module, frame) if is_plain else UNKNOWN
    return new if outcome or before is ABSENT else joined(before, new)


def flow_outcome(node: nodes.NodeNG, function: nodes.FunctionDef, module: SourceModule, frame: Frame, evaluator: Evaluator) -> bool | None:
    """Whether a node of a function runs for sure, never, or perhaps (``None``)."""
    certain = True
    for branch in flow.branches(node, function):
        if isinstance(branch.owner, nodes.If):
            test = evaluator.value(branch.owner.test, module, frame)
            if literals.known(test):
                if bool(test) is not (branch.block == "body"):
                    return False
                continue
        certain = False
    return True if certain else None


def _changes(owner: nodes.ClassDef, initialiser: nodes.FunctionDef) -> Iterator[tuple[str, nodes.NodeNG]]:
    """Attributes whose containers are changed in place, and where."""
    for node in walk(owner):
        match node:
            case nodes.Subscript(value=nodes.Attribute() as changed, parent=nodes.Assign() | nodes.AugAssign() | nodes.Delete() as parent):
                if node is not getattr(parent, "value", None):
                    yield changed.attrname, node
            case nodes.Call(func=nodes.Attribute(attrname=method, expr=nodes.Attribute() as changed)) if method in CHANGES:
                yield changed.attrname, node
