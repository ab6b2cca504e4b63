"""Snapshots of Redis that the program asks the server for."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.backups import Backup
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._stored import pairs
from sphinx_ddd.source.uses import Call

CLIENTS: Final = ("redis.Redis", "redis.StrictRedis", "redis.client.Redis", "redis.asyncio.Redis", "redis.asyncio.client.Redis")
SAVES: Final = ("bgsave", "save")


@calls(*(f"{client}.{method}" for client in CLIENTS for method in SAVES))
def saved(use: Call) -> Facts:
    """The whole database written to the server's own file, in the background (``BGSAVE``) or while all clients wait (``SAVE``)."""
    word = use.name.rpartition(".")[2].upper()
    back = pairs.counterpart(use.node, use.context)
    yield Backup(name="Redis database", tool=f"Redis {word}", restore=back or None)
