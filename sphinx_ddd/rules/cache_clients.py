"""Redis, Valkey and memcached servers that the code connects to."""

from __future__ import annotations

from sphinx_ddd.rules._clients.cache_names import MEMCACHED, REDIS
from sphinx_ddd.rules._clients.clients import dependencies
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call


@calls(*REDIS)
def redis(use: Call) -> Facts:
    """A Redis or Valkey server, by URL, host or option, with its socket timeout."""
    yield from dependencies(use, REDIS[use.name])


@calls(*MEMCACHED)
def memcached(use: Call) -> Facts:
    """A memcached server."""
    yield from dependencies(use, MEMCACHED[use.name])
