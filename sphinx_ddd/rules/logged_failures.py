"""What a program logs at level warning and above: the messages an operator finds in its logs."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.failures import Failure
from sphinx_ddd.rules._exceptions import is_sentence
from sphinx_ddd.rules._failures import recovery
from sphinx_ddd.rules._failures.audience import blames_caller
from sphinx_ddd.rules._failures.meaning import says_enough
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.templates import has_words
from sphinx_ddd.source.uses import Call

LOGGERS: Final = (
    "logging", "logging.root", "logging.Logger", "logging.RootLogger", "logging.LoggerAdapter",
    "absl.logging",
    "aiohttp.log.access_logger", "aiohttp.log.client_logger", "aiohttp.log.server_logger", "aiohttp.log.web_logger",
    "airflow.utils.log.logging_mixin.LoggingMixin.log", "airflow.sdk.definitions._internal.logging_mixin.LoggingMixin.log",
    "asyncio.log.logger",
    "flask.Flask.logger", "flask.app.Flask.logger", "flask.current_app.logger", "flask.globals.current_app.logger",
    "gunicorn.glogging.Logger",
    "oslo_log.log.KeywordArgumentAdapter",
    "sanic.log.logger", "sanic.log.error_logger", "sanic.log.server_logger",
    "scrapy.Spider.logger", "scrapy.spiders.Spider.logger", "scrapy.spiders.CrawlSpider.logger",
    "logbook.Logger", "logbook.base.Logger", "logbook.LoggerGroup",
    "loguru.logger",
    "structlog.stdlib.BoundLogger", "structlog.stdlib.AsyncBoundLogger", "structlog.typing.FilteringBoundLogger",
    "tornado.log.app_log", "tornado.log.gen_log", "tornado.log.access_log",
    "traitlets.config.Application.log", "traitlets.config.application.Application.log", "traitlets.config.LoggingConfigurable.log",
    "traitlets.config.configurable.LoggingConfigurable.log", "traitlets.config.SingletonConfigurable.log",
)  # fmt: skip
"""Classes, objects and modules with the methods of a standard logger."""

METHODS: Final = {
    "warning": "warning", "warn": "warning", "error": "error", "exception": "error", "critical": "critical", "fatal": "critical",
}  # fmt: skip
"""Method to the level it logs at."""
OF_TWISTED: Final = {"warn": "warning", "error": "error", "failure": "error", "critical": "critical"}
"""Methods of Twisted's loggers, whose messages are filled by ``str.format``."""

_LEVELS: Final = ((50, "critical"), (40, "error"), (30, "warning"))
"""Least number of each level, the worst first."""


@calls(*(f"{logger}.{method}" for logger in LOGGERS for method in METHODS))
def logged(use: Call) -> Facts:
    """A message that is logged as a warning or worse."""
    message = use.argument(0, "msg") or use.argument(None, "event")
    if message is not None:
        yield from _failures(use, message, use.node.args[1:], METHODS[use.name.rpartition(".")[2]])


@calls(*(f"{logger}.log" for logger in LOGGERS))
def logged_at_level(use: Call) -> Facts:
    """A message that is logged at a level given as a number, at least a warning."""
    level = use.integer(0, "level")
    message = use.argument(1, "msg")
    if message is not None and isinstance(level, int) and level >= _LEVELS[-1][0]:
        yield from _failures(use, message, use.node.args[2:], next(name for least, name in _LEVELS if level >= least))


@calls(*(f"{logger}.{method}" for logger in ("twisted.logger.Logger", "twisted.logger._logger.Logger") for method in OF_TWISTED))
def logged_by_twisted(use: Call) -> Facts:
    """A message that Twisted's logger gives as a warning or worse."""
    message = use.argument(0, "format")
    if message is not None:
        yield from _failures(use, message, [], OF_TWISTED[use.name.rpartition(".")[2]])


@calls("twisted.python.log.err", "twisted.log.err")
def logged_by_old_twisted(use: Call) -> Facts:
    """An error that is logged the old way of Twisted, with the reason for it."""
    message = use.argument(1, "_why")
    if message is not None:
        yield from _failures(use, message, [], "error")


def _failures(use: Call, message: nodes.NodeNG, arguments: list[nodes.NodeNG], level: str) -> Facts:
    if level == "warning" and _of_caller(use):
        return
    for text in use.context.messages(message, arguments):
        before = use.node.statement().previous_sibling()
        if _is_message(text, use) and not _goes_on(text, before, use.context):
            whole = _with_rest(text, use)
            if is_sentence(whole) and not says_enough(whole):
                continue
            yield Failure(
                name=whole,
                via="log",
                level=level,
                exception=use.context.handled(use.node),
                condition=use.condition,
                recovery=recovery.in_words(whole) or recovery.tried_again(use.node, use.context),
            )


def _of_caller(use: Call) -> bool:
    """Whether a warning tells of a request that asked for what is not there: it is answered so at once, or was refused below."""
    statement = use.node.statement()
    following = statement.next_sibling()
    if isinstance(following, nodes.Raise) and following.exc is not None and blames_caller(following.exc, use.context):
        return True
    block = statement.parent
    if not isinstance(block, nodes.ExceptHandler) or block.type is None:
        return False
    caught = block.type.elts if isinstance(block.type, nodes.Tuple) else [block.type]
    return all(blames_caller(one, use.context) for one in caught)


def _goes_on(text: str, before: nodes.NodeNG | None, context: Context) -> bool:
    """Whether a message is the rest of the one that the statement before it logs: by itself it says nothing."""
    said = _logged_by(before, context).rstrip() if text[:1].islower() else ""
    if not said[-1:].isalnum():
        return False
    return said[:1].isupper() or (before is not None and _goes_on(said, before.previous_sibling(), context))


def _with_rest(text: str, use: Call) -> str:
    """A message with those that go on with it in the statements after it."""
    statement = use.node.statement()
    following = statement.next_sibling()
    while rest := _logged_by(following, use.context):
        if not _goes_on(rest, statement, use.context):
            break
        text = f"{text.rstrip()} {rest.strip()}"
        statement, following = following, following.next_sibling()
    return text


def _logged_by(statement: nodes.NodeNG | None, context: Context) -> str:
    """What a statement logs; empty where it does something else."""
    match statement:
        case nodes.Expr(value=nodes.Call(func=nodes.Attribute() as called, args=[first, *arguments])):
            if any(name.rpartition(".")[0] in LOGGERS for name in context.names(called)):
                return next(iter(context.messages(first, arguments)), "")
    return ""


def _is_message(text: str, use: Call) -> bool:
    """Whether a text says more than the name of a function or a thing; loggers of events have nothing but names."""
    return is_sentence(text) or (has_words(text) and use.name.startswith("structlog."))
