"""What happens where a variable is not set: an error, or a value given by the code around the read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._settings.text_variables import loads, variable_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value

MISSING: Final = frozenset({"KeyError", "LookupError", "Exception", "BaseException"})
EXITS: Final = frozenset({"sys.exit", "os._exit", "os.abort", "builtins.exit", "builtins.quit"})


def handler_of(node: nodes.NodeNG, context: Context) -> nodes.ExceptHandler | None:
    """The handler that catches it when a variable is missing."""
    child, parent = node, node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.Lambda | nodes.ClassDef):
        if isinstance(parent, nodes.Try) and any(child is one for one in parent.body):
            for handler in parent.handlers:
                if _catches(handler, context):
                    return handler
        child, parent = parent, parent.parent
    return None


def _catches(handler: nodes.ExceptHandler, context: Context) -> bool:
    if handler.type is None:
        return True
    types = handler.type.elts if isinstance(handler.type, nodes.Tuple) else [handler.type]
    return any(name.removeprefix("builtins.") in MISSING for one in types for name in context.names(one))


def otherwise(node: nodes.NodeNG, context: Context) -> nodes.NodeNG | None:
    """The expression that stands in for a missing variable, in a handler or after a test."""
    handler = handler_of(node, context)
    if handler is not None:
        found = _instead(node, handler.body)
        if found is not None:
            return found
    name = variable_of(node)
    for test, body in _tests_after(node, name, context) if name else ():
        if asks_missing(test, name) and len(body) == 1:
            match body[0]:
                case nodes.Assign(targets=[nodes.AssignName(name=target)], value=value) if target == name:
                    return value
    return None


def _instead(node: nodes.NodeNG, body: list[nodes.NodeNG]) -> nodes.NodeNG | None:
    match node.statement():
        case nodes.Return():
            return next((one.value for one in body if isinstance(one, nodes.Return)), None)
        case nodes.Assign(targets=[target]) | nodes.AnnAssign(target=target):
            given = target.as_string()
            same = (one.value for one in body if isinstance(one, nodes.Assign) and [t.as_string() for t in one.targets] == [given])
            return next(same, None)
    return None


def set_where_missing(node: nodes.Compare, name: str, context: Context) -> nodes.NodeNG | None:
    """``value`` of ``if "NAME" not in os.environ: os.environ["NAME"] = value``."""
    match node.parent:
        case nodes.If(test=test, body=body) if test is node and node.ops[0][0] == "not in":
            for one in body:
                match one:
                    case nodes.Assign(targets=[nodes.Subscript(value=mapping, slice=key)], value=value):
                        is_same = context.value(key) == name and set(context.names(mapping)) & set(context.names(node.ops[0][1]))
                        if is_same:
                            return value
    return None


def _tests_after(node: nodes.NodeNG, name: str, context: Context) -> Iterator[tuple[nodes.NodeNG, list[nodes.NodeNG]]]:
    """The tests of a variable in the scope that assigns it, with what is done where they hold."""
    line = node.statement().tolineno or 0
    for load in loads(node.scope(), name, context):
        if load.scope() is not node.scope() or (load.lineno or 0) <= line:
            continue
        outer: nodes.NodeNG = load
        while outer.parent is not None and isinstance(outer.parent, nodes.UnaryOp | nodes.Compare | nodes.BoolOp):
            outer = outer.parent
        if isinstance(outer.parent, nodes.If) and outer.parent.test is outer:
            yield outer, outer.parent.body


def asks_missing(test: nodes.NodeNG, name: str) -> bool:
    """Whether a test holds where a variable of the code has no value."""
    match test:
        case nodes.UnaryOp(op="not", operand=nodes.Name(name=tested)):
            return bool(tested == name)
        case nodes.Compare(left=nodes.Name(name=tested), ops=[("is" | "==", nodes.Const(value=None | ""))]):
            return bool(tested == name)
        case nodes.BoolOp(op="or", values=values):
            return any(asks_missing(one, name) for one in values)
    return False


def is_demanded(node: nodes.NodeNG, context: Context) -> bool:
    """Whether the code after a read ends with an error where it gave nothing: ``if not url: raise …``."""
    name = variable_of(node)
    return bool(name) and any(asks_missing(test, name) and _ends(body, context) for test, body in _tests_after(node, name, context))


def demands(node: nodes.Compare, context: Context) -> bool:
    """Whether a test of membership guards an error: ``if "URL" not in os.environ: raise …``, ``assert "URL" in os.environ``."""
    match node.parent:
        case nodes.If(test=test, body=body) if test is node and node.ops[0][0] == "not in":
            return _ends(body, context)
        case nodes.Assert(test=test) if test is node:
            return bool(node.ops[0][0] == "in")
    return False


def _ends(body: list[nodes.NodeNG], context: Context) -> bool:
    match body[-1]:
        case nodes.Raise():
            return True
        case nodes.Expr(value=nodes.Call(func=func)):
            return any(name in EXITS for name in context.names(func))
    return False


def is_guarded(node: nodes.NodeNG, context: Context) -> bool:
    """Whether a read only happens where the variable is set: after a test of it, or within a handler."""
    if handler_of(node, context) is not None:
        return True
    child, parent = node, node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.Lambda | nodes.ClassDef):
        match parent:
            case nodes.If(test=test) | nodes.IfExp(test=test) | nodes.While(test=test) if child is not test:
                outcome: Value = context.unset(test)
                is_body = child is parent.body or (isinstance(parent.body, list) and any(child is one for one in parent.body))
                if isinstance(outcome, bool) and outcome is not is_body:
                    return True
            case nodes.BoolOp(op=op, values=values):
                first = next((n for n, one in enumerate(values) if one is child), 0)
                if any(_excludes(context.unset(one), op) for one in values[:first]):
                    return True
        child, parent = parent, parent.parent
    return False


def _excludes(outcome: Value, op: str) -> bool:
    """Whether the part before already decides where the variable is not set."""
    return (outcome is None or isinstance(outcome, bool | str)) and bool(outcome) is (op == "or")
