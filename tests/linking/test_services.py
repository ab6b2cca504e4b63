"""Calls that connect to one service, and limits beside the options that hold them."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_ddd.facts.base import UNKNOWN, Found, Location
from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.dependencies import Dependency
from sphinx_ddd.linking import link

URL = "redis://cache:6379"
REDIS, POOL, ENGINE = "redis.Redis", "redis.ConnectionPool", "sqlalchemy.create_engine"

SERVICES: dict[str, tuple[list[dict[str, Any]], list[tuple[int, dict[str, Any]]]]] = {
    "one service twice": ([{"name": URL}, {"name": f"{URL}/"}], [(1, {"name": URL})]),
    "two services": ([{"name": URL}, {"name": "redis://queue"}], [(1, {"name": URL}), (2, {"name": "redis://queue"})]),
    "another kind": ([{"name": URL}, {"name": URL, "service": "broker"}], [(1, {"service": "cache"}), (2, {"service": "broker"})]),
    "the longest time limit": ([{"name": URL, "timeout_seconds": 3}, {"name": URL, "timeout_seconds": 9}], [(1, {"timeout_seconds": 9})]),
    "a time limit that is not known": (
        [{"name": URL, "timeout_seconds": UNKNOWN}, {"name": URL, "timeout_seconds": 9}],
        [(1, {"timeout_seconds": UNKNOWN})],
    ),
    "one that waits for ever": (
        [{"name": URL, "timeout_seconds": 3}, {"name": URL, "endless": True}],
        [(2, {"endless": True, "timeout_seconds": None})],
    ),
    "option and retries of any": ([{"name": URL, "retries": 2}, {"name": URL, "option": "URL"}], [(1, {"option": "URL", "retries": 2})]),
    "a client beside a service of its library": ([{"name": REDIS}, {"name": URL}], [(2, {"name": URL})]),
    "a client of another library": ([{"name": "pymemcache.Client", "client": "pymemcache.Client"}, {"name": URL}], [(1, {}), (2, {})]),
    "two clients of one library": ([{"name": POOL, "client": POOL}, {"name": REDIS}], [(1, {"name": POOL})]),
    "any client beside a database": (
        [
            {"name": ENGINE, "client": ENGINE, "service": "database"},
            {"name": "postgresql://db", "client": "psycopg.connect", "service": "database"},
        ],
        [(2, {"name": "postgresql://db"})],
    ),
    "a Redis that keeps data, beside a database": (
        [{"name": REDIS, "service": "database"}, {"name": "postgresql://db", "client": "psycopg.connect", "service": "database"}],
        [(1, {"name": REDIS}), (2, {"name": "postgresql://db"})],
    ),
}


@pytest.mark.parametrize("case", SERVICES)
def test_services(case: str) -> None:
    stated, expected = SERVICES[case]
    found = [
        Found(Dependency(**{"service": "cache", "client": REDIS, **one}), Location("shop/a.py", line), "shop.a", "cache_clients.redis")
        for line, one in enumerate(stated, 1)
    ]
    actual = sorted(link(found), key=lambda one: one.location.line)
    assert [
        (one.location.line, {name: getattr(one.fact, name) for name in seen}) for one, (_, seen) in zip(actual, expected, strict=True)
    ] == expected


LIMITS: dict[str, tuple[list[ConfigOption], dict[str, Any], Any]] = {
    "an option's default": ([ConfigOption(name="POOL", framework="django", default=5)], {"option": "POOL"}, 5),
    "an environment variable's": (
        [ConfigOption(name="pool", framework="pydantic", env=("SHOP_POOL",), default=5)],
        {"option": "SHOP_POOL"},
        5,
    ),
    "an entry of an option": (
        [ConfigOption(name="LIMITS", framework="django", default={"pool": 5, "pages": "many"})],
        {"option": "LIMITS['pool']"},
        5,
    ),
    "an entry that is no number": (
        [ConfigOption(name="LIMITS", framework="django", default={"pool": 5, "pages": "many"})],
        {"option": "LIMITS['pages']"},
        UNKNOWN,
    ),
    "an option of a group": ([ConfigOption(name="max-pool", framework="oslo", scope="api", default=7)], {"option": "[api]max_pool"}, 7),
    "two options of one name": (
        [ConfigOption(name="POOL", framework="django", default=5), ConfigOption(name="POOL", framework="flask", default=6)],
        {"option": "POOL"},
        UNKNOWN,
    ),
    "a default that is no number": ([ConfigOption(name="POOL", framework="django", default=True)], {"option": "POOL"}, UNKNOWN),
    "an option that is not known": ([], {"option": "POOL"}, UNKNOWN),
    "a value of its own": ([ConfigOption(name="POOL", framework="django", default=5)], {"option": "POOL", "value": 3}, 3),
}


@pytest.mark.parametrize("case", LIMITS)
def test_limits_take_the_default_of_their_option(case: str) -> None:
    options, stated, expected = LIMITS[case]
    limit = Limit(name="pool", resource="workers", **{"value": UNKNOWN, **stated})
    found = [Found(option, Location("shop/settings.py", line), "shop.settings", "case.option") for line, option in enumerate(options, 1)]
    linked = link([*found, *(Found(limit, Location("shop/a.py", line), "shop.a", "pools.pool") for line in (1, 2))])
    assert [one.fact.value for one in linked if isinstance(one.fact, Limit)] == [expected]
