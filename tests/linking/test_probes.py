"""Probes of ops files beside the routes of the code."""

from __future__ import annotations

import pytest

from sphinx_ddd.facts.base import Found, Location
from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.linking import link

TOUCHES = ("database: sqlalchemy",)
CASES: dict[str, tuple[str, str, bool]] = {
    "the same route": ("http", "/healthz", True),
    "a slash more": ("http", "/healthz/?full=1", True),
    "another route": ("http", "/readyz", False),
    "two of the code": ("http", "/ping", False),
    "by a command": ("command", "curl --fail 'http://localhost:8000/healthz' || exit 1", True),
    "of another machine": ("command", "curl http://db:8000/healthz", False),
    "no address": ("command", "pg_isready", False),
}


@pytest.mark.parametrize("case", CASES)
def test_joined(case: str) -> None:
    transport, name, is_joined = CASES[case]
    routes = [HealthCheck(name=one, framework="flask", transport="http", touches=TOUCHES) for one in ("/healthz", "/ping", "/ping")]
    probe = HealthCheck(name=name, framework="kubernetes", transport=transport)
    found = [Found(fact, Location("shop/a.py", line), "shop.api", "case.rule") for line, fact in enumerate(routes, 1)]
    joined = link([*found, Found(probe, Location("ops/shop.yaml", 1), "shop", "kubernetes.probe")])[-1]
    assert isinstance(joined.fact, HealthCheck)
    assert (joined.subject, joined.fact.touches) == (("shop.api", TOUCHES) if is_joined else ("shop", None))
