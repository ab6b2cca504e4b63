"""Which statements give a variable its value, in order: assignments and calls that change it in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from astroid import nodes

from sphinx_ddd.source.project import SourceModule

MUTATORS = frozenset(
    {"update", "append", "extend", "insert", "pop", "setdefault", "add", "remove", "clear", "popitem", "discard", "sort", "reverse"}
)

Event: TypeAlias = nodes.NodeNG
"""AssignName (bound), AugAssign, Subscript (item assigned or deleted), or Call (of a mutating method)."""

Branching = (nodes.If, nodes.Try, nodes.For, nodes.While, nodes.Match, nodes.ExceptHandler)


@dataclass(frozen=True, slots=True)
class Branch:
    """A block that a statement lies in and that may not run, or run more than once."""

    owner: nodes.NodeNG
    """If, For, While, Try, ExceptHandler or Match."""
    block: str
    """body, orelse, finalbody, handlers …"""


def events_of(scope: nodes.NodeNG, module: SourceModule) -> dict[str, list[Event]]:
    """What happens to each variable of a scope, in source order; nested functions and classes left out."""
    key = ("events", scope)
    known = module.names.get(key)
    if known is None:
        known = module.names[key] = _collect(scope)
    return known  # type: ignore[return-value]


def _collect(scope: nodes.NodeNG) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    body = getattr(scope, "body", [])
    stack: list[nodes.NodeNG] = list(reversed(body)) if isinstance(body, list) else []  # a lambda's is an expression
    while stack:
        node = stack.pop()
        name = _changed(node)
        if name:
            found.setdefault(name, []).append(node)
        if isinstance(node, (nodes.FunctionDef, nodes.ClassDef, nodes.Lambda)):
            continue
        stack.extend(reversed(list(node.get_children())))
    return found


def _changed(node: nodes.NodeNG) -> str:
    """The variable that a node gives another value, if it does."""
    match node:
        case nodes.AssignName() if not isinstance(node.parent, nodes.AugAssign | nodes.Comprehension):
            return str(node.name)
        case nodes.AugAssign(target=nodes.AssignName(name=name)):
            return str(name)
        case nodes.Subscript() if isinstance(node.parent, nodes.Assign | nodes.Delete | nodes.AugAssign):
            return _holder(node) if node is not getattr(node.parent, "value", None) else ""
        case nodes.Call(func=nodes.Attribute(expr=nodes.Name() | nodes.Subscript() as holder, attrname=method)) if method in MUTATORS:
            return _holder(holder)
    return ""


def _holder(node: nodes.NodeNG) -> str:
    """The variable that ``x``, ``x[a]`` or ``x[a][b]`` lies in."""
    while isinstance(node, nodes.Subscript):
        node = node.value
    return str(node.name) if isinstance(node, nodes.Name) else ""


def keys_of(node: nodes.Subscript) -> list[nodes.NodeNG]:
    """``a`` and ``b`` of ``x[a][b]``."""
    keys: list[nodes.NodeNG] = []
    while isinstance(node, nodes.Subscript):
        keys.append(node.slice)
        node = node.value
    return keys[::-1]


def branches(node: nodes.NodeNG, scope: nodes.NodeNG) -> list[Branch]:
    """The conditional blocks between a scope and a node, outermost first."""
    out: list[Branch] = []
    child = node
    parent = node.parent
    while parent is not None and child is not scope:
        if isinstance(parent, Branching):
            block = _block(parent, child)
            if block:
                out.append(Branch(parent, block))
        child, parent = parent, parent.parent
    return out[::-1]


def _block(owner: nodes.NodeNG, child: nodes.NodeNG) -> str:
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        if any(child is one for one in getattr(owner, name, None) or ()):
            # What always runs is no branch: the body of a try up to its first failure, and its finally.
            return "" if isinstance(owner, nodes.Try) and name in ("finalbody", "handlers") else name
    return ""


def excluded(event: list[Branch], use: list[Branch]) -> bool:
    """Whether two places lie in branches of which at most one runs."""
    taken = {id(b.owner): b.block for b in use}
    return any(
        isinstance(b.owner, nodes.If) and id(b.owner) in taken and taken[id(b.owner)] != b.block and "body" in (b.block, taken[id(b.owner)])
        for b in event
    )


def conditional(event: list[Branch], use: list[Branch]) -> list[Branch]:
    """The branches of an event that the use does not share: whether it happened is not known."""
    shared = {(id(b.owner), b.block) for b in use}
    return [b for b in event if (id(b.owner), b.block) not in shared]


def reaching(
    events: Iterable[Event], use: nodes.NodeNG | None, here: list[Branch], scope: nodes.NodeNG
) -> list[tuple[Event, list[Branch]]]:
    """The events that a use may see, each with the conditions it depends on, from the last certain assignment on."""
    out: list[tuple[Event, list[Branch]]] = []
    for event in events:
        if (use is not None and not is_before(event, use)) or is_loop_target(event):
            continue
        around = branches(event, scope)
        if excluded(around, here):
            continue
        conditions = conditional(around, here)
        if isinstance(event, nodes.AssignName) and not conditions:
            out.clear()
        out.append((event, conditions))
    return out


def is_parameter(name: str, scope: nodes.NodeNG) -> bool:
    """Whether a function is given the variable, so that it has a value before anything is assigned."""
    return isinstance(scope, nodes.FunctionDef) and any(isinstance(n.parent, nodes.Arguments) for n in scope.locals.get(name, ()))


def is_before(event: nodes.NodeNG, use: nodes.NodeNG) -> bool:
    """Whether a statement comes before another in the text, not counting the one that holds both."""
    mine, theirs = event.statement(), use.statement()
    if mine is theirs:
        return False
    return (mine.lineno, mine.col_offset) < (theirs.lineno, theirs.col_offset)


def returns_of(function: nodes.FunctionDef) -> list[nodes.Return]:
    """The return statements of a function itself, in source order."""
    found: list[nodes.Return] = []
    stack = list(reversed(function.body))
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.Return):
            found.append(node)
        elif isinstance(node, (nodes.If, nodes.For, nodes.While, nodes.With, nodes.Try, nodes.ExceptHandler, nodes.Match, nodes.MatchCase)):
            stack.extend(reversed(list(node.get_children())))
    return found


def may_end(block: Sequence[nodes.NodeNG]) -> bool:
    """Whether the end of a block of statements may be reached: where nothing in it returns or raises for sure."""
    return all(_passes(statement) for statement in block)


def _passes(node: nodes.NodeNG) -> bool:
    match node:
        case nodes.Return() | nodes.Raise():
            return False
        case nodes.If(body=body, orelse=orelse):
            return not orelse or may_end(body) or may_end(orelse)
        case nodes.With(body=body):
            return may_end(body)
        case nodes.While(test=nodes.Const(value=value), body=body) if value:
            return any(isinstance(n, nodes.Break) for statement in body for n in statement.nodes_of_class(nodes.Break))
        case nodes.Try(body=body, handlers=handlers, orelse=orelse, finalbody=last):
            ways = [[*body, *orelse], *(handler.body for handler in handlers)]
            return may_end(last) and any(may_end(way) for way in ways)
    return True


def is_loop_target(event: nodes.NodeNG) -> bool:
    """Whether an event only names the variable of a loop, whose rounds are followed where something depends on them."""
    node = event
    while isinstance(node.parent, (nodes.Tuple, nodes.List)):
        node = node.parent
    return isinstance(event, nodes.AssignName) and isinstance(node.parent, (nodes.For, nodes.Comprehension)) and node.parent.target is node
