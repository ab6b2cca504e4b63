"""Limits that the code itself watches: a measured value is compared, and what lies beyond is logged, raised or sent to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.metrics import Threshold
from sphinx_ddd.rules._metrics.counted import is_counted, is_limit
from sphinx_ddd.rules._metrics.measured import AGE, ELAPSED, Measured, measured
from sphinx_ddd.rules._metrics.option_names import option_of
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import tail_of, walk
from sphinx_ddd.source.templates import has_words
from sphinx_ddd.source.uses import WholeModule

FLIPPED: Final = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
OPPOSITE: Final = {"<": ">=", ">": "<=", "<=": ">", ">=": "<"}
LEVELS: Final = {
    "warning": "warning", "warn": "warning", "error": "error", "exception": "error", "critical": "critical", "fatal": "critical",
}  # fmt: skip
"""Methods of a logger to their level."""
LOGGERS: Final = ("logger", "log", "logging", "getLogger", "get_logger")
"""How what a method is called on has to end where its class is not known, as of a logger that a base class gives."""
NOTIFIERS: Final = frozenset({
    "smtplib.SMTP.send_message", "smtplib.SMTP.sendmail", "django.core.mail.mail_admins", "django.core.mail.send_mail",
    "django.core.mail.mail_managers", "apprise.Apprise.notify", "sentry_sdk.capture_message", "warnings.warn",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Reaction:
    """What the program does beyond the limit."""

    message: str
    severity: str
    raises: bool = False


@modules()
def comparison(use: WholeModule) -> Facts:
    """A measured value beyond which the program warns, fails or tells somebody."""
    for compare in use.context.module.comparisons:
        if len(compare.ops) == 1 and compare.ops[0][0] in FLIPPED:
            found = _threshold(compare, use.context)
            if found is not None:
                yield At(found, compare)


def _threshold(compare: nodes.Compare, context: Context) -> Threshold | None:
    block = _branch(compare)
    if block is None:
        return None
    statements, is_beyond = block
    if _only_paces(compare, statements):
        return None
    reaction = _reaction(statements, context)
    if reaction is None:
        return None
    operator, right = compare.ops[0]
    limit = right
    what = measured(compare.left, context)
    if what is None:
        what, limit, operator = measured(right, context), compare.left, FLIPPED[operator]
    if what is None and reaction.message and not reaction.raises:
        return _own_limit(compare, reaction, context, is_beyond=is_beyond)
    if what is None or measured(limit, context) is not None or not _is_watched(what, reaction, compare):
        return None
    value, option = context.unset(limit), option_of(limit, context)
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number and not option:
        return None
    return Threshold(
        name=what.shown or context.code(what.node),
        source="code",
        operator=operator if is_beyond else OPPOSITE[operator],
        value=_number(value) if is_number else UNKNOWN,
        unit=what.unit or None,
        option=option or None,
        action=reaction.message or None,
        severity=reaction.severity,
    )


def _own_limit(compare: nodes.Compare, reaction: _Reaction, context: Context, *, is_beyond: bool) -> Threshold | None:
    """What the program counts of itself against an option or a constant that is named as a limit, where it warns."""
    operator, right = compare.ops[0]
    for what, limit, compared in ((compare.left, right, operator), (right, compare.left, FLIPPED[operator])):
        option, value = option_of(limit, context), context.unset(limit)
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if is_limit(option) and not option_of(what, context) and is_counted(what, context):
            beyond = compared if is_beyond else OPPOSITE[compared]
            if beyond not in (">", ">="):
                continue
            return Threshold(
                name=context.code(what),
                source="code",
                operator=beyond,
                value=_number(value) if is_number else UNKNOWN,
                option=option,
                action=reaction.message,
                severity=reaction.severity,
            )
    return None


def _number(value: object) -> Maybe[float]:
    return float(value) if isinstance(value, (int, float)) else UNKNOWN


def _is_watched(what: Measured, reaction: _Reaction, compare: nodes.Compare) -> bool:
    """Whether somebody has to look, rather than the program gives up waiting."""
    if what.how == ELAPSED:
        return not reaction.raises and _loop_around(compare) is None
    return what.how == AGE or bool(reaction)


def _loop_around(node: nodes.NodeNG) -> nodes.While | None:
    """The loop that waits for something, where the comparison is its deadline: its branch leaves it."""
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef):
        if isinstance(parent, nodes.If) and any(isinstance(one, nodes.Break | nodes.Return | nodes.Raise) for one in parent.body):
            loop = parent.parent
            while loop is not None and not isinstance(loop, nodes.FunctionDef):
                if isinstance(loop, nodes.While):
                    return loop
                loop = loop.parent
        parent = parent.parent
    return None


def _branch(compare: nodes.Compare) -> tuple[list[nodes.NodeNG], bool] | None:
    """The statements that run when the limit is passed, and whether that is where the comparison holds."""
    child, parent = compare, compare.parent
    while isinstance(parent, nodes.BoolOp) and parent.op == "and":
        child, parent = parent, parent.parent
    match parent:
        case nodes.If(test=test, body=body, orelse=orelse) if test is child:
            if _warns(body):
                return body, True
            if child is compare and orelse and _warns(orelse):
                return orelse, False
    return None


def _warns(statements: list[nodes.NodeNG]) -> bool:
    """Whether statements may log, raise or send, by their look."""
    for one in _inside(statements):
        if isinstance(one, nodes.Raise):
            return True
        if isinstance(one, nodes.Call) and (tail_of(one.func) in LEVELS or tail_of(one.func) in _TAILS):
            return True
    return False


_TAILS: Final = frozenset(name.rpartition(".")[2] for name in NOTIFIERS)


def _inside(statements: list[nodes.NodeNG]) -> Iterator[nodes.NodeNG]:
    """The statements themselves with their expressions; not what is nested under further conditions."""
    for statement in statements:
        match statement:
            case nodes.If(test=nodes.UnaryOp(op="not", operand=nodes.Attribute()), body=body, orelse=[]):
                yield from _inside(body)  # to say it once, not each time
            case nodes.If(test=nodes.Compare() as test, body=body, orelse=[]) if _only_paces(test, body):
                yield from _inside(body)
            case nodes.If() | nodes.For() | nodes.While() | nodes.Try() | nodes.FunctionDef() | nodes.ClassDef():
                continue
            case _:
                yield from walk(statement)


def _only_paces(compare: nodes.Compare, body: list[nodes.NodeNG]) -> bool:
    """Whether a comparison only keeps the program from saying the same too often: beyond it, its own start is set anew."""
    starts = {n.right.attrname for n in walk(compare) if isinstance(n, nodes.BinOp) and isinstance(n.right, nodes.Attribute)}
    return any(isinstance(n, nodes.AssignAttr) and n.attrname in starts for statement in body for n in walk(statement))


def _reaction(statements: list[nodes.NodeNG], context: Context) -> _Reaction | None:
    logged = next(_logged(statements, context), None)
    raised = next((one for one in _inside(statements) if isinstance(one, nodes.Raise)), None)
    if raised is not None and logged is None:
        return _Reaction(_raised(raised, context), "error", raises=True)
    return logged if raised is None or logged is None else _Reaction(logged.message, logged.severity, raises=True)


def _logged(statements: list[nodes.NodeNG], context: Context) -> Iterator[_Reaction]:
    for call in _inside(statements):
        if not isinstance(call, nodes.Call):
            continue
        tail = tail_of(call.func)
        if not NOTIFIERS.isdisjoint(context.names(call.func)):
            yield _Reaction(_message(call, 0, context), "warning")
        elif tail in LEVELS and isinstance(call.func, nodes.Attribute) and _is_logger(call.func.expr, context):
            yield _Reaction(_message(call, 0, context), LEVELS[tail])


def _is_logger(node: nodes.NodeNG, context: Context) -> bool:
    names = context.names(node)
    if any(name.startswith(("logging.", "structlog.", "loguru.", "oslo_log.")) or name == "logging" for name in names):
        return True
    return any(name.rpartition(".")[2].lower().endswith(LOGGERS[:3]) for name in names)


def _message(call: nodes.Call, position: int, context: Context) -> str:
    if len(call.args) <= position:
        return ""
    text = next(iter(context.messages(call.args[position], call.args[position + 1 :])), "")
    return text if has_words(text) else ""


def _raised(statement: nodes.Raise, context: Context) -> str:
    if isinstance(statement.exc, nodes.Call) and statement.exc.args and not isinstance(statement.exc.args[0], nodes.Starred):
        return _message(statement.exc, 0, context)
    return ""
