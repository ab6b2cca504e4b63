"""What guard clauses demand of an option: ``if not 0 < CONF.x <= 100: raise …``, ``if CONF.a > CONF.b: raise …``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.readings import Guard, Key, Relation
from sphinx_ddd.rules._readings.refusals import is_unconditional, refuses
from sphinx_ddd.rules._rule import At
from sphinx_ddd.rules._settings.guards import demanded
from sphinx_ddd.source.context import Context

_NUMBERS: Final = frozenset({"builtins.int", "builtins.float"})
_OPPOSITE: Final = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_ARITHMETIC: Final = frozenset({"+", "-", "*", "/", "//", "%"})


def demands(node: nodes.NodeNG, context: Context, framework: str, key: Key) -> Iterator[At]:
    """The guards and relations that a reading takes part in, directly or through one variable of its function."""
    for value in spellings(node, context):
        for branch, test in _tests(value, context):
            whole = _without_conversion(value, context)
            for limit in demanded(test, partial(_is_spelt, value.as_string()), context, context.location(branch)):
                guard = Guard(
                    name=context.code(test), framework=framework, key=key,
                    minimum=limit.minimum, maximum=limit.maximum, exclusive=limit.exclusive,
                )  # fmt: skip
                yield At(guard, node=branch)
            for relation in _relations(test, whole, context, framework, key, refused=True):
                yield At(relation, node=branch)


def _is_spelt(text: str, node: nodes.NodeNG) -> bool:
    return isinstance(node, nodes.Name | nodes.Attribute | nodes.Subscript | nodes.Call) and bool(node.as_string() == text)


def spellings(node: nodes.NodeNG, context: Context) -> Iterator[nodes.NodeNG]:
    """The expression itself, and the uses of the variable that its statement assigns it to, alone."""
    whole = _without_conversion(node, context)
    yield node
    match whole.parent:
        case nodes.Assign(targets=[nodes.AssignName(name=name) as target], value=value) if value is whole:
            scope = target.scope()
            if isinstance(scope, nodes.FunctionDef) and len(scope.locals.get(name, ())) == 1:
                yield from uses_of(name, scope)


def uses_of(name: str, function: nodes.FunctionDef) -> Iterator[nodes.Name]:
    """Where a function uses a variable or parameter of its own."""
    for use in function.nodes_of_class(nodes.Name, (nodes.FunctionDef, nodes.ClassDef, nodes.Lambda)):
        if use.name == name:
            yield use


def _without_conversion(node: nodes.NodeNG, context: Context) -> nodes.NodeNG:
    """``int(x)`` around an expression, where there is one."""
    match node.parent:
        case nodes.Call(func=function, args=[argument], keywords=[]) if argument is node and not _NUMBERS.isdisjoint(
            context.names(function)
        ):
            return node.parent
    return node


def _tests(value: nodes.NodeNG, context: Context) -> Iterator[tuple[nodes.If, nodes.NodeNG]]:
    """The test of the guard clause that an expression is part of."""
    child, parent = value, value.parent
    while parent is not None and not parent.is_statement:
        if isinstance(parent, nodes.Lambda | nodes.ComprehensionScope | nodes.IfExp):
            return
        child, parent = parent, parent.parent
    match parent:
        case nodes.If(test=test, body=body) if test is child and refuses(body, context):
            if is_unconditional(parent, context, may_ask=frozenset({value.as_string()})):
                yield parent, test


# Several options


def _relations(test: nodes.NodeNG, value: nodes.NodeNG, context: Context, framework: str, key: Key, *, refused: bool) -> Iterator[Relation]:
    """What a test demands of several options, as seen from one of them."""
    match test:
        case nodes.UnaryOp(op="not", operand=operand):
            yield from _relations(operand, value, context, framework, key, refused=not refused)
        case nodes.BoolOp(op="and", values=[first, second]) if refused:
            yield from _together(first, second, value, context, framework, key)
        case nodes.BoolOp(op=op, values=values) if (op == "or") is refused:
            for one in values:
                yield from _relations(one, value, context, framework, key, refused=refused)
        case nodes.Compare(left=left, ops=[(op, right)]) if op in _OPPOSITE:
            leaves = [*_leaves(left, context), *_leaves(right, context)]
            if None not in leaves and any(leaf is value for leaf in leaves) and len(leaves) > 1:
                text = f"{context.code(left)} {_OPPOSITE[op] if refused else op} {context.code(right)}"
                yield Relation(
                    name=text, framework=framework, key=key, how="holds", source=context.code(value),
                    sources=tuple(dict.fromkeys(context.code(leaf) for leaf in leaves if leaf is not None)),
                )  # fmt: skip


def _leaves(node: nodes.NodeNG, context: Context) -> Iterator[nodes.NodeNG | None]:
    """The parts of a sum or product that are no numbers; ``None`` for what is neither."""
    if isinstance(context.value(node), (int, float)):
        return
    match node:
        case nodes.BinOp(op=op, left=left, right=right) if op in _ARITHMETIC:
            yield from _leaves(left, context)
            yield from _leaves(right, context)
        case nodes.Name() | nodes.Attribute() | nodes.Subscript():
            yield node
        case nodes.Call(args=[_], keywords=[]):
            yield node
        case _:
            yield None


def _together(
    first: nodes.NodeNG, second: nodes.NodeNG, value: nodes.NodeNG, context: Context, framework: str, key: Key
) -> Iterator[Relation]:
    """``if a and not b: raise``: a needs b; ``if a and b: raise``: not both; ``if not a and not b: raise``: one of them."""
    parts = [_asked(first), _asked(second)]
    if None in parts or not any(part is not None and part[0] is value for part in parts):
        return
    (one, one_given), (other, other_given) = parts  # type: ignore[misc]
    if one_given and other_given:
        how = "excludes"
    elif not one_given and not other_given:
        how = "either"
    else:
        how = "requires"
        if not one_given:
            one, other = other, one
    sources = (context.code(one), context.code(other))
    yield Relation(
        name=f"{sources[0]} {how} {sources[1]}", framework=framework, key=key, how=how, source=context.code(value), sources=sources
    )


def _asked(test: nodes.NodeNG) -> tuple[nodes.NodeNG, bool] | None:
    """What a test asks for, and whether it must be given."""
    match test:
        case nodes.Name() | nodes.Attribute() | nodes.Subscript():
            return test, True
        case nodes.UnaryOp(op="not", operand=nodes.Name() | nodes.Attribute() | nodes.Subscript() as operand):
            return operand, False
        case nodes.Compare(left=left, ops=[("is", nodes.Const(value=None))]):
            return left, False
        case nodes.Compare(left=left, ops=[("is not", nodes.Const(value=None))]):
            return left, True
    return None
