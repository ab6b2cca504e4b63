"""Clients of Redis, Valkey and memcached: where their arguments stand, and how long they wait (documentation of each library)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sphinx_ddd.rules._clients.clients import Client, Parameter

_SOCKET = (Parameter("socket_timeout"), Parameter("socket_connect_timeout"))

_REDIS = Client(
    service="cache",
    host=Parameter("host", 0),
    port=Parameter("port", 1),
    default="localhost:6379",
    timeout=_SOCKET,
    endless=True,
    given=("connection_pool", "unix_socket_path"),
)
_REDIS_URL = Client(service="cache", url=(Parameter("url", 0),), timeout=_SOCKET, endless=True, options_in_url=True)
_SENTINEL = Client(service="cache", url=(Parameter("sentinels", 0),), timeout=_SOCKET, endless=True)
_CLUSTER = Client(
    service="cache", host=Parameter("host", 0), port=Parameter("port", 1), timeout=_SOCKET, endless=True, given=("startup_nodes",)
)
_POOL = Client(service="cache", host=Parameter("host"), port=Parameter("port"), default="localhost:6379", timeout=_SOCKET, endless=True)

_REDIS_CLASSES = ("Redis", "StrictRedis", "client.Redis", "client.StrictRedis", "asyncio.Redis", "asyncio.client.Redis",
                  "asyncio.StrictRedis", "Valkey", "StrictValkey", "client.Valkey", "asyncio.Valkey")  # fmt: skip
_POOLS = ("ConnectionPool", "BlockingConnectionPool", "connection.ConnectionPool", "connection.BlockingConnectionPool",
          "asyncio.ConnectionPool", "asyncio.BlockingConnectionPool", "asyncio.connection.ConnectionPool",
          "asyncio.connection.BlockingConnectionPool")  # fmt: skip
_CLUSTERS = ("RedisCluster", "cluster.RedisCluster", "asyncio.RedisCluster", "asyncio.cluster.RedisCluster", "cluster.ValkeyCluster")
_VARIES: Final = {"redis": True, "valkey": False, "aioredis": False}
"""Libraries, and whether their versions differ in how long they wait: redis-py for ever up to 7, and for 5 seconds since 8."""

REDIS: Final = {
    f"{library}.{name}": replace(client, default_varies=varies)
    for library, varies in _VARIES.items()
    for names, client in (
        (_REDIS_CLASSES, _REDIS),
        (
            (*(f"{c}.from_url" for c in (*_REDIS_CLASSES, *_POOLS, *_CLUSTERS)), "from_url", "asyncio.from_url", "utils.from_url"),
            _REDIS_URL,
        ),
        (("sentinel.Sentinel", "Sentinel", "asyncio.sentinel.Sentinel", "asyncio.Sentinel"), _SENTINEL),
        (_CLUSTERS, _CLUSTER),
        (_POOLS, _POOL),
        (
            ("create_redis_pool", "create_pool", "create_redis", "create_connection"),
            Client(service="cache", url=(Parameter("address", 0),)),
        ),
    )
    for name in names
}

STORES: Final = frozenset(_VARIES)
"""Libraries of a server that programs use as a cache, as a database and as a broker."""
KEEPING: Final = frozenset("bgsave hincrby hmset hset hsetnx linsert persist sadd smove zadd zincrby".split())
"""Commands of Redis whose data is missed when it is lost."""
QUEUEING: Final = frozenset("blmove blpop brpop brpoplpush lpop lpush publish pubsub rpop rpoplpush rpush xadd xread xreadgroup".split())
"""Commands by which one hands something to another."""
SHARED: Final = frozenset({"persist", "publish", "pubsub"})
"""Names that others have too: they count where it is known whose they are."""
QUEUES: Final = frozenset({"rq.Queue", "rq.Worker", "rq.SimpleWorker", "rq.queue.Queue", "rq.worker.Worker", "rq_scheduler.Scheduler"})
"""What is given a client of Redis, to keep jobs there until a worker takes them."""
EXPIRING: Final = frozenset({"ex", "px", "exat", "pxat"})
"""Arguments of ``set`` with which an entry goes away by itself."""

_PYMEMCACHE = Client(
    service="cache", url=(Parameter("server", 0),), timeout=(Parameter("timeout"), Parameter("connect_timeout")), endless=True
)
_PYMEMCACHE_HASH = Client(
    service="cache", url=(Parameter("servers", 0),), timeout=(Parameter("timeout"), Parameter("connect_timeout")), endless=True
)

MEMCACHED: Final = {
    **{
        f"pymemcache.{n}": _PYMEMCACHE
        for n in ("Client", "PooledClient", "client.Client", "client.base.Client", "client.base.PooledClient")
    },
    **{f"pymemcache.{n}": _PYMEMCACHE_HASH for n in ("HashClient", "client.hash.HashClient")},
    "pylibmc.Client": Client(service="cache", url=(Parameter("servers", 0),)),
    "memcache.Client": Client(service="cache", url=(Parameter("servers", 0),), timeout=(Parameter("socket_timeout"),), default_timeout=3),
    "aiomcache.Client": Client(service="cache", host=Parameter("host", 0), port=Parameter("port", 1)),
    "bmemcached.Client": Client(service="cache", url=(Parameter("servers", 0),)),
}
