"""Steps that ask routes, and what has to be added to them."""

from __future__ import annotations

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.procedures import endpoints
from sphinx_ddd.procedures.base import Code
from tests.procedures.test_blocks import given


def route(name: str, **more: object) -> HealthCheck:
    return HealthCheck(name=name, framework="django", transport="http", probe="liveness", **more)  # type: ignore[arg-type]


def texts(*checks: HealthCheck) -> list[str]:
    found = given(*checks)
    return [
        "".join(part if isinstance(part, str) else part.text if isinstance(part, Code) else "" for part in endpoints.step(found, e).text)
        for e in endpoints.endpoints(found)
    ]


def test_a_route_that_asks_for_a_login_says_so() -> None:
    assert texts(
        route("/a", handler="shop.a", login="a user who is logged in"),
        route("/b", handler="shop.b", login=UNKNOWN),
        route("/c", handler="shop.c"),
    ) == [
        "Is it alive? Ask /a. It does not answer everyone (asked for: a user who is logged in): add the login to the command.",
        "Is it alive? Ask /b. It does not answer everyone: add the login that it asks for to the command.",
        "Is it alive? Ask /c.",
    ]


def test_only_routes_of_one_handler_give_the_same_answer() -> None:
    assert texts(route("/a", handler="shop.a"), route("/b", handler="shop.b"), route("/c", handler="shop.a")) == [
        "Is it alive? Ask /a. The same answer: `/c`.",
        "Is it alive? Ask /b.",
    ]
