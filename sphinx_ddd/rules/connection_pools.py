"""Pools of database and Redis connections: SQLAlchemy, psycopg_pool, asyncpg, redis, pymongo, requests, httpx, aiohttp."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.rules._clients.bounds import bound
from sphinx_ddd.rules._clients.cache_names import REDIS
from sphinx_ddd.rules._clients.database_names import ENGINES
from sphinx_ddd.rules._clients.places import home, is_aside, kept_as
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call


@dataclass(frozen=True, slots=True)
class Size:
    """A number that a pool of connections takes."""

    parameter: str
    default: float | None = None
    position: int | None = None
    endless: tuple[object, ...] = ()
    resource: str = "connections"
    unit: str = "connections"
    always: bool = True
    """Worth saying where the library's own number applies."""
    fewest: float = 1


ENGINE: Final = (
    Size("pool_size", 5, endless=(0,)),
    Size("max_overflow", 10, endless=(-1,), fewest=0),
    Size("pool_timeout", 30, resource="timeout", unit="seconds", always=False),
)
_PSYCOPG = (Size("max_size", None, 2), Size("timeout", 30, resource="timeout", unit="seconds", always=False))
_REDIS = (Size("max_connections", None),)
_MONGO = (Size("maxPoolSize", 100, endless=(0, None)),)

POOLS: Final = {
    **{
        f"psycopg_pool.{name}": _PSYCOPG
        for name in ("ConnectionPool", "AsyncConnectionPool", "pool.ConnectionPool", "pool_async.AsyncConnectionPool")
    },
    "asyncpg.create_pool": (Size("max_size", 10),),
    "asyncpg.pool.create_pool": (Size("max_size", 10),),
    "aiomysql.create_pool": (Size("maxsize", 10),),
    "psycopg2.pool.ThreadedConnectionPool": (Size("maxconn", None, 1),),
    "psycopg2.pool.SimpleConnectionPool": (Size("maxconn", None, 1),),
    **dict.fromkeys(("pymongo.MongoClient", "pymongo.AsyncMongoClient", "motor.motor_asyncio.AsyncIOMotorClient"), _MONGO),
    **dict.fromkeys(REDIS, _REDIS),
    "requests.adapters.HTTPAdapter": (Size("pool_maxsize", None, 1),),
    "httpx.Limits": (Size("max_connections", None, None, (None,), always=False),),
    "aiohttp.TCPConnector": (Size("limit", 100, None, (0,), always=False),),
    "aiohttp.connector.TCPConnector": (Size("limit", 100, None, (0,), always=False),),
    "urllib3.PoolManager": (Size("maxsize", None),),
}
WITHOUT: Final = frozenset(
    {
        "sqlalchemy.pool.NullPool",
        "sqlalchemy.pool.StaticPool",
        "sqlalchemy.pool.SingletonThreadPool",
        "sqlalchemy.pool.impl.NullPool",
        "sqlalchemy.NullPool",
        "sqlalchemy.StaticPool",
        "sqlalchemy.pool.impl.StaticPool",
    }
)


@calls(*ENGINES)
def engine(use: Call) -> Facts:
    """How many connections an engine of SQLAlchemy opens, how many more when it must, and how long one is waited for."""
    if (
        is_aside(use.context)
        or use.argument(None, "poolclass") is not None
        or "poolclass" in use.unpacked
        or use.argument(None, "pool") is not None
    ):
        return
    url = use.template(0, "url")
    if url.startswith("sqlite"):
        return
    yield from _sizes(use, ENGINE)


@calls(*POOLS)
def pool(use: Call) -> Facts:
    """How many connections a pool or client opens at most, where code says so."""
    if not is_aside(use.context):
        yield from _sizes(use, POOLS[use.name])


def _sizes(use: Call, sizes: tuple[Size, ...]) -> Iterator[Limit]:
    kept = kept_as(use.node, use.context)
    name, via = kept or home(use.node, use.context), use.name.removesuffix(".__init__")
    for size in sizes:
        is_given = use.argument(size.position, size.parameter) is not None or size.parameter in use.unpacked
        if not is_given and (size.default is None or not size.always or not kept):
            continue
        found: Limit | None = bound(
            use, name=f"{name}.{size.parameter}", resource=size.resource, via=via, position=size.position, parameter=size.parameter,
            unit=size.unit, default=size.default, endless=size.endless, fewest=size.fewest,
        )  # fmt: skip
        if found is not None:
            yield found
