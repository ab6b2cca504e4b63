"""What a program keeps in a server that may be a cache, a broker or a database to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._clients.cache_names import EXPIRING, KEEPING, QUEUEING, QUEUES, SHARED, STORES
from sphinx_ddd.rules._clients.places import home, is_aside
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

CACHE, BROKER, DATABASE = "cache", "broker", "database"
CALLED: Final = {"cache": CACHE, "queue": BROKER, "broker": BROKER}
"""Words by which code calls the server that it connects to."""


def purpose(use: Call, name: str) -> str:
    """Cache, broker or database, by the commands that the project gives Redis.

    What the code calls it; else a cache where nothing speaks against it.

    :param name: what is known of the server's address, or the option that holds it.
    """
    for text in (name, use.target(), home(use.node, use.context), use.context.path):
        called = {service for word, service in CALLED.items() if word in text.lower()}
        if len(called) == 1:
            return called.pop()
    given = use.context.reader.project.once("commands of Redis", lambda: frozenset(_commands(use.context)))
    if not KEEPING.isdisjoint(given):
        return DATABASE
    if not QUEUEING.isdisjoint(given):
        return BROKER
    return DATABASE if "set" in given and "expire" not in given else CACHE


def _commands(context: Context) -> Iterator[str]:
    """The commands of Redis that the modules give which mention one of its libraries."""
    for module in context.reader.project.mentioning(*STORES):
        where = context.reader.context(module)
        if is_aside(where):
            continue
        for word in (*KEEPING, *QUEUEING, "expire", "set"):
            if any(_is_command(call, word, where) for call in module.calls_by_tail.get(word, ())):
                yield word
        for tail in {name.rpartition(".")[2] for name in QUEUES}:
            if any(not QUEUES.isdisjoint(where.called(call)) for call in module.calls_by_tail.get(tail, ())):
                yield "lpush"


def _is_command(call: nodes.Call, word: str, context: Context) -> bool:
    names = context.names(call.func)
    if not names:
        return word not in SHARED and word in KEEPING | QUEUEING
    is_given = any(name.partition(".")[0] in STORES for name in names)
    return is_given and (word != "set" or EXPIRING.isdisjoint(k.arg for k in call.keywords or ()))
