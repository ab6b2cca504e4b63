"""What the code says, or does by itself, about a failure: in the words of its message, or by trying again."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterable
from typing import Final

from astroid import nodes

from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import decorators_of
from sphinx_ddd.source.uses import Raise

HINTS: Final = ("hint", "hints", "suggestion", "solution", "remedy", "fix")
"""Keyword arguments in which the code says what to do."""

_DO: Final = (
    "add|adjust|allow|change|check|configure|consider|contact|create|delete|disable|downgrade|edit|enable|ensure|execute|export|fix|generate|"
    "give|increase|install|investigate|make sure|migrate|move|pass|provide|reduce|refer|reinstall|remove|rename|replace|restart|retry|"
    "split|free|run|see|select|set|specify|start|stop|switch|try|uninstall|unset|update|upgrade|use|verify|wait"
)
_NOT_DONE: Final = (
    r"(?!.*\b(?:failed|failure|ended|error)\b|\s+(?:of|is|was|are|has|had|operation|request|did|does|cannot|could|will|by|from)\b)"
)
_ASKED: Final = re.compile(
    r"(?:^|[\s,(])(?:please|you (?:can|may|must|should|need to|have to|might want to|will need to))\s+"
    rf"(?:(?:also|first|then)\s+)?(?:{_DO})\b",
    re.IGNORECASE,
)
_ORDERED: Final = re.compile(rf"^(?:try|{_DO}){_NOT_DONE}\b", re.IGNORECASE)
_ITSELF: Final = re.compile(
    r"\b(?:falling back (?:to|on)|will fall back|fall(?:s)? back to|defaulting to|default(?:s)? to|using (?:the )?default|"
    r"using .{1,40} instead|"
    r"will (?:be )?(?:retr(?:y|ied)|try again|use|ignore|continue)|retrying|reconnecting|trying again|ignoring|skipping|"
    r"continuing|proceeding|assuming|will reconnect|restarting)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(
    r"(?<=[.!?;])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\bcf\.)\s+|\n{2,}|\s+[-–—]\s+|"
    r"(?<=:)\s+(?=(?:check|delete|free|install|make sure|remove|run|see|set|specify|split|try|use)\s)",
    re.IGNORECASE,
)
_LEAST_WORDS: Final = 2
_LONGEST: Final = 300

SLEEPS: Final = frozenset(
    {
        "time.sleep",
        "asyncio.sleep",
        "eventlet.sleep",
        "gevent.sleep",
        "trio.sleep",
        "anyio.sleep",
        "eventlet.greenthread.sleep",
        "tornado.gen.sleep",
    }
)
RETRIES: Final = frozenset(
    {
        "tenacity.retry", "retrying.retry", "retry.retry", "retry.api.retry", "stamina.retry", "backoff.on_exception",
        "oslo_db.api.wrap_db_retry", "oslo_service.loopingcall.RetryDecorator",
    }
)  # fmt: skip
"""Decorators that call a function again when it raises."""
_CATCHES: Final = {
    "backoff.on_exception": (1, "exception"),
    "stamina.retry": (None, "on"),
    "retry.retry": (0, "exceptions"),
    "retry.api.retry": (0, "exceptions"),
}
"""The argument that names the exceptions, where others are let through."""


def in_words(message: str) -> str | None:
    """The sentences of a message that say what to do; else those that say what the program does by itself."""
    sentences = [part.strip() for part in _SENTENCE.split(message) if part.strip()]
    told = [s for n, s in enumerate(sentences) if _ASKED.search(s) or (n and _ORDERED.match(s) and len(s.split()) > _LEAST_WORDS)]
    if not told:
        told = [s for s in sentences if _ITSELF.search(s) and len(s.split()) > 1]
    text = " ".join(" ".join(told).split())
    return (text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…") or None


def tried_again(node: nodes.NodeNG, context: Context) -> str | None:
    """That the handler around a node waits and lets its loop come round again."""
    handler = _around(node, nodes.ExceptHandler)
    if handler is None or _around(handler, (nodes.While, nodes.For)) is None or _is_left(node, handler):
        return None
    for call in handler.nodes_of_class(nodes.Call):
        if call.scope() is handler.scope() and not SLEEPS.isdisjoint(context.names(call.func)):
            return f"tries again after {_seconds(call, context)}"
    return None


def retried(use: Raise) -> str | None:
    """That a decorator of the function around a raise calls it again."""
    function = use.node.scope()
    for decorator in decorators_of(function) if isinstance(function, nodes.FunctionDef) else ():
        call = decorator if isinstance(decorator, nodes.Call) else None
        name = next((n for n in use.context.names(call.func if call is not None else decorator) if n in RETRIES), "")
        if name and _lets_in(name, call, use):
            return f"tried again by itself: {use.context.code(decorator)}"
    return None


def _lets_in(name: str, call: nodes.Call | None, use: Raise) -> bool:
    """Whether the decorator catches what is raised."""
    if call is None:
        return True
    given = {k.arg: k.value for k in call.keywords or ()}
    if not _CATCHES.get(name):
        return name == "oslo_db.api.wrap_db_retry" or not {"retry", "retry_on_exception", "exceptions"} & given.keys()
    position, keyword = _CATCHES[name]
    caught = given.get(keyword) or (call.args[position] if position is not None and len(call.args) > position else None)
    types: Iterable[nodes.NodeNG] = caught.elts if isinstance(caught, nodes.Tuple) else [caught] if caught is not None else []
    own = {*use.names, *(f"builtins.{base.__name__}" for name in use.names for base in _bases_in_python(name))}
    return any(n in own for one in types for n in use.context.names(one))


def _bases_in_python(name: str) -> tuple[type, ...]:
    found = getattr(builtins, name.removeprefix("builtins."), None) if name.startswith("builtins.") else None
    return found.__mro__ if isinstance(found, type) else ()


def _seconds(call: nodes.Call, context: Context) -> str:
    value = context.value(call.args[0]) if call.args else None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{value:g} second{'' if value == 1 else 's'}"
    return f"a wait of {context.code(call.args[0])} seconds" if call.args else "a wait"


def _is_left(node: nodes.NodeNG, handler: nodes.ExceptHandler) -> bool:
    """Whether the handler, or a branch of it around the node, ends otherwise than by its end."""
    while node is not handler:
        siblings = next((block for block in _blocks(node.parent) if node in block), [])
        if _leaves(siblings):
            return True
        node = node.parent
    return False


def _blocks(node: nodes.NodeNG) -> Iterable[list[nodes.NodeNG]]:
    return (getattr(node, name) for name in ("body", "orelse", "finalbody") if isinstance(getattr(node, name, None), list))


def _leaves(body: list[nodes.NodeNG]) -> bool:
    return bool(body) and isinstance(body[-1], nodes.Raise | nodes.Return | nodes.Break)


def _around(node: nodes.NodeNG, kind: type[nodes.NodeNG] | tuple[type[nodes.NodeNG], ...]) -> nodes.NodeNG | None:
    """The nearest of a kind around a node, within its function."""
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.ClassDef | nodes.Module):
        if isinstance(parent, kind):
            return parent
        parent = parent.parent
    return None
