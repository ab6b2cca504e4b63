"""Redis, Valkey and memcached servers that the code connects to."""

from __future__ import annotations

from dataclasses import replace

from sphinx_ddd.rules._clients.cache_names import MEMCACHED, REDIS
from sphinx_ddd.rules._clients.clients import dependencies
from sphinx_ddd.rules._clients.purposes import purpose
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

RETURNS = {f"{cls}.pipeline": cls for cls in REDIS if cls.rpartition(".")[2] in ("Redis", "StrictRedis", "Valkey", "RedisCluster")}


@calls(*REDIS)
def redis(use: Call) -> Facts:
    """A Redis or Valkey server, by URL, host or option, with its socket timeout: a cache, a broker or a database, by what is kept in it."""
    for found in dependencies(use, REDIS[use.name]):
        yield replace(found, service=purpose(use, found.name))


@calls(*MEMCACHED)
def memcached(use: Call) -> Facts:
    """A memcached server."""
    yield from dependencies(use, MEMCACHED[use.name])
