"""Dependencies, and whether a health check asks them."""

from __future__ import annotations

import pytest

from sphinx_ddd.facts.base import UNKNOWN, Found, Location, Maybe
from sphinx_ddd.facts.dependencies import Dependency
from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.linking import link

Touches = Maybe[tuple[str, ...]]
CASES: dict[str, tuple[list[Touches], str, str, bool | None]] = {
    "asked by kind": ([("database: sqlalchemy",)], "database", "psycopg.connect", True),
    "asked by library": ([("cache: redis",)], "broker", "redis.Redis", True),
    "asked by none": ([("cache: redis",), ()], "database", "psycopg.connect", False),
    "one check is not known": ([("cache: redis",), UNKNOWN], "database", "psycopg.connect", None),
    "known all the same": ([("database: django",), UNKNOWN], "database", "psycopg.connect", True),
    "another service of one framework": ([("cache: django",)], "mail", "django.core.mail", False),
    "no check at all": ([], "database", "psycopg.connect", None),
    "a package is nothing to ask": ([()], "package", "psycopg", None),
}


def test_what_is_known_in_part_is_not_all() -> None:
    """A check that may ask more than is seen says nothing of what is not seen."""
    check = HealthCheck(name="/ready", framework="flask", transport="http", touches=("cache: redis",), asks_more=True)
    services = [Dependency(name=name, service=name, client="case") for name in ("cache", "database")]
    found = [Found(fact, Location("shop/a.py", line), "shop.a", "case.rule") for line, fact in enumerate([check, *services], 1)]
    assert [one.fact.health_checked for one in link(found)[1:]] == [True, None]  # type: ignore[attr-defined]


def test_one_of_several_is_not_all() -> None:
    """A check that asks one HTTP service tells nothing of the others."""
    check = HealthCheck(name="/ready", framework="flask", transport="http", touches=("http: requests",))
    services = [Dependency(name=name, service="http", client="requests.get") for name in ("http://a", "http://b")]
    found = [Found(fact, Location("shop/a.py", line), "shop.a", "case.rule") for line, fact in enumerate([check, *services], 1)]
    assert [one.fact.health_checked for one in link(found)[1:]] == [None, None]  # type: ignore[attr-defined]


@pytest.mark.parametrize("case", CASES)
def test_checked(case: str) -> None:
    touches, service, client, expected = CASES[case]
    checks = [HealthCheck(name=f"/health/{n}", framework="flask", transport="http", touches=one) for n, one in enumerate(touches)]
    dependency = Dependency(name=client, service=service, client=client)
    found = [Found(fact, Location("shop/a.py", line), "shop.a", "case.rule") for line, fact in enumerate([*checks, dependency], 1)]
    assert link(found)[-1].fact.health_checked is expected  # type: ignore[attr-defined]
