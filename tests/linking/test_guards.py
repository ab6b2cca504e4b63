"""Whom health checks answer."""

from __future__ import annotations

import pytest

from sphinx_ddd.facts.base import UNKNOWN, Fact, Found, Location, Maybe
from sphinx_ddd.facts.compliance import Permission
from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.linking.guards import with_logins


def found(fact: Fact, subject: str) -> Found[Fact]:
    return Found(fact, Location("shop/views.py", 1), subject, "rule")


@pytest.mark.parametrize(
    ("value", "subject", "handler", "login"),
    [
        ("a user who is logged in", "shop.views.health", None, "a user who is logged in"),
        ("shop.look", "shop.urls", "shop.views.health", "shop.look"),
        (UNKNOWN, "shop.views.health", None, UNKNOWN),
        ("anyone", "shop.views.health", None, None),
        ("a user who is logged in, anyone to read", "shop.views.health", None, None),
        ("a user who is logged in", "shop.urls", "shop.views.ping", None),
    ],
)
def test_the_guard_of_what_answers(value: Maybe[str], subject: str, handler: str | None, login: Maybe[str]) -> None:
    check = HealthCheck(name="/health", framework="django", transport="http", handler=handler)
    guard = Permission(name="shop.views.health", resource="view", value=value)
    linked = with_logins([found(check, subject), found(guard, "shop.views.health")])
    assert [one.fact.login for one in linked if isinstance(one.fact, HealthCheck)] == [login]
