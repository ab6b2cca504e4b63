"""Errors that stop something: exceptions raised with a message, and programs that exit with one."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.facts.failures import Failure
from sphinx_ddd.rules._exceptions import Made, is_sentence, messages
from sphinx_ddd.rules._failures import recovery
from sphinx_ddd.rules._failures.audience import concerns_operator
from sphinx_ddd.rules._failures.meaning import says_enough
from sphinx_ddd.rules._rule import At, Facts, calls, raises
from sphinx_ddd.source import flow
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import passed
from sphinx_ddd.source.project import decorators_of
from sphinx_ddd.source.templates import has_words
from sphinx_ddd.source.uses import Call, Raise

_OF_PYTHON: Final = (
    AssertionError, AttributeError, GeneratorExit, IndexError, KeyboardInterrupt, NameError, NotImplementedError, StopAsyncIteration,
    StopIteration, TypeError, Warning,
)  # fmt: skip
NOT_FOR_PEOPLE: Final = frozenset(
    {f"builtins.{name}" for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, _OF_PYTHON)}
    | {"asyncio.CancelledError", "celery.exceptions.Ignore", "celery.exceptions.Reject", "celery.exceptions.Retry"}
    | {"django.http.Http404", "unittest.SkipTest"}
)
"""Exceptions, with all that inherit from them, that tell a programmer of a mistake or steer the flow of a program."""

PROTOCOL: Final = frozenset(
    f"__{name}__"
    for name in (
        "bool", "class_getitem", "copy", "deepcopy", "delattr", "getattr", "getattribute", "getstate", "hash", "init_subclass", "reduce",
        "reduce_ex", "set_name", "setattr",
    )
)  # fmt: skip
"""Methods that the language calls: what they raise, code catches or a programmer reads."""

ABSTRACT: Final = frozenset({"abc.abstractmethod", "abc.abstractproperty"})


@raises()
def raised(use: Raise) -> Facts:
    """An exception that is raised with a message for a person."""
    function = use.node.scope()
    if not NOT_FOR_PEOPLE.isdisjoint(use.names) or (isinstance(function, nodes.FunctionDef) and _is_formal(function, use)):
        return
    made = _made(use)
    if made is None and not _is_class(use):
        return
    exits = "builtins.SystemExit" in use.names
    for text in messages(use.name, made, use.context):
        if not says_enough(text) or not concerns_operator(use, text):
            continue
        yield Failure(
            name=text,
            via="exit" if exits else "raise",
            exception=None if exits else use.name.removeprefix("builtins."),
            condition=use.condition,
            recovery=_hint(made) or recovery.in_words(text) or recovery.retried(use),
        )


EXITS: Final = {
    "sys.exit": (0, "code"), "builtins.exit": (0, "code"), "builtins.quit": (0, "code"),
    "argparse.ArgumentParser.error": (0, "message"), "argparse.ArgumentParser.exit": (1, "message"),
    "click.Context.fail": (0, "message"), "click.core.Context.fail": (0, "message"), "typer.Context.fail": (0, "message"),
}  # fmt: skip
"""Functions that end a program, with the place of its last words."""


@calls(*EXITS)
def exits(use: Call) -> Facts:
    """A program that ends with a message; where a function is handed the message, the places that hand it."""
    message = use.argument(*EXITS[use.name])
    for text, at in _said(message, use) if message is not None else ():
        if is_sentence(text) and says_enough(text):
            exception, condition = at.context.handled(at.node), at.context.condition(at.node)
            failure = Failure(name=text, via="exit", exception=exception, condition=condition, recovery=recovery.in_words(text))
            yield At(failure, location=at.context.location(at.node), subject=at.context.subject(at.node))


SAYS: Final = {
    "click.echo": 0, "click.secho": 0, "click.utils.echo": 0, "click.termui.secho": 0, "typer.echo": 0, "typer.secho": 0,
    "builtins.print": 0,
}  # fmt: skip
"""Functions that print, with the place of what they print."""
ENDS: Final = {
    "sys.exit": (0, "code"), "builtins.exit": (0, "code"), "builtins.quit": (0, "code"), "os._exit": (0, "status"),
    "builtins.SystemExit": (0, "code"), "typer.Exit": (0, "code"), "click.exceptions.Exit": (0, "code"), "click.Context.exit": (0, "code"),
    "click.core.Context.exit": (0, "code"), "typer.Context.exit": (0, "code"),
}  # fmt: skip
"""What ends a program with an exit status, with the place of that."""
ABORTS: Final = frozenset({"click.Abort", "click.exceptions.Abort", "typer.Abort"})


@calls(*SAYS)
def said_last(use: Call) -> Facts:
    """A message that a program prints right before it ends with an exit status of failure: all that it prints there, in one."""
    printed = _printed_from(use)
    if not printed or not _ends_with(printed[-1], use.context):
        return
    for text in _together(printed, use.context):
        if is_sentence(text) and says_enough(text):
            exception = use.context.handled(use.node)
            yield Failure(name=text, via="exit", exception=exception, condition=use.condition, recovery=recovery.in_words(text))


def _printed_from(use: Call) -> list[nodes.Expr]:
    """The statements that print one after the other, where a call is the first of them that says something."""
    statement = use.node.parent
    if not isinstance(statement, nodes.Expr):
        return []
    before = statement.previous_sibling()
    while _prints(before, use.context):
        if any(is_sentence(text) for text in _texts(before, use.context)):
            return []
        before = before.previous_sibling()
    printed, following = [statement], statement.next_sibling()
    while _prints(following, use.context):
        printed, following = [*printed, following], following.next_sibling()
    return printed


def _prints(statement: nodes.NodeNG | None, context: Context) -> bool:
    match statement:
        case nodes.Expr(value=nodes.Call(func=function)):
            return any(name in SAYS for name in context.names(function))
    return False


def _texts(statement: nodes.NodeNG, context: Context) -> tuple[str, ...]:
    call = statement.value
    return context.messages(call.args[0]) if call.args else ()


def _together(printed: list[nodes.Expr], context: Context) -> tuple[str, ...]:
    """What statements print, as one text; the alternatives where there is but one of them."""
    texts = [found for statement in printed if (found := _texts(statement, context))]
    if len(texts) == 1:
        return texts[0]
    spoken = (" ".join(found[0].split()) for found in texts)
    return (" ".join(text for text in spoken if has_words(text)),)


def _ends_with(last: nodes.Expr, context: Context) -> bool:
    """Whether the statement after the last that prints ends the program as failed."""
    match last.next_sibling():
        case nodes.Expr(value=nodes.Call() as call) | nodes.Raise(exc=nodes.Call() as call):
            return _fails(call, context)
        case nodes.Raise(exc=nodes.NodeNG() as raised):
            return not ABORTS.isdisjoint(context.names(raised))
    return False


def _fails(call: nodes.Call, context: Context) -> bool:
    for name in context.names(call.func):
        if name in ABORTS:
            return True
        if name in ENDS:
            status = Call(call, context, (name,), call).value(*ENDS[name])
            return isinstance(status, int) and status != 0
    return False


@dataclass(frozen=True, slots=True)
class _Place:
    node: nodes.NodeNG
    context: Context


def _said(message: nodes.NodeNG, use: Call) -> Iterator[tuple[str, _Place]]:
    """The texts of a message, each with the place that says it."""
    function = use.node.scope()
    if not (isinstance(message, nodes.Name) and isinstance(function, nodes.FunctionDef) and flow.is_parameter(message.name, function)):
        yield from ((text, _Place(use.node, use.context)) for text in use.context.messages(message))
        return
    positional = [a.name for a in (*(function.args.posonlyargs or ()), *(function.args.args or ()))]
    index = positional.index(message.name) - function.is_method() if message.name in positional else None
    for entered in use.context.entries(use.node):
        given = passed(entered.call, message.name, index) if entered is not None else None
        if entered is not None and given is not None:
            context = use.context.reader.context(entered.module)
            yield from ((text, _Place(entered.call, context)) for text in context.messages(given))


def _is_formal(function: nodes.FunctionDef, use: Raise) -> bool:
    """Whether a function only raises because the language asks for it, or because nobody has written it yet."""
    return function.name in PROTOCOL or any(not ABSTRACT.isdisjoint(use.context.names(d)) for d in decorators_of(function))


def _made(use: Raise) -> Made | None:
    """The call that made the exception, here or earlier in the same module."""
    if isinstance(use.exception, nodes.Call):
        return Made(use.exception, use.context) if _makes(use) else None
    for ref in use.context.refs(use.exception):
        if isinstance(ref.origin, nodes.Call) and ref.instance and ref.origin.root() is use.context.module.tree:
            return Made(ref.origin, use.context)
    return None


def _makes(use: Raise) -> bool:
    """Whether what is called is a class, as far as the project can tell, rather than a function that makes the exception."""
    defined = use.context.definition(use.name)
    return defined is None or isinstance(defined[1], nodes.ClassDef)


def _is_class(use: Raise) -> bool:
    """Whether the exception is raised as a class, rather than one that was caught and is passed on."""
    return any(not ref.instance for ref in use.context.refs(use.exception)) and not isinstance(use.exception, nodes.Call) and _makes(use)


def _hint(made: Made | None) -> Maybe[str]:
    """What the raising code says to do."""
    for keyword in (made.call.keywords or ()) if made is not None else ():
        if keyword.arg in recovery.HINTS and made is not None:
            return made.context.template(keyword.value) or None
    return None
