"""Modes of files whose path is an option under another object's name."""

from __future__ import annotations

import pytest

from sphinx_ddd.facts.base import Fact, Found, Location
from sphinx_ddd.facts.compliance import Permission
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.linking.modes import with_places


def found(fact: Fact) -> Found[Fact]:
    return Found(fact, Location("shop/store.py", 1), "shop.store", "rule")


def option(scope: str, option_type: str = "string") -> Found[Fact]:
    return found(ConfigOption(name="base", framework="oslo.config", scope=scope, option_type=option_type))


@pytest.mark.parametrize(
    ("resource", "scopes", "told"),
    [
        ("{base}", ["store"], ["what [store]base names"]),
        ("{base}/", ["store"], ["what lies below what [store]base names"]),
        ("{base}", ["store", "spool", "cache"], ["what [store]base names"]),
        ("{base}", ["disk", "spool"], ["what [disk]base or [spool]base names"]),
        ("{base}", ["disk", "spool", "cache"], []),
        ("{base}", [], []),
        ("{base}/keys", [], ["{base}/keys"]),
        ("/etc/shop", ["store"], ["/etc/shop"]),
    ],
)
def test_the_option_that_holds_a_path(resource: str, scopes: list[str], told: list[str]) -> None:
    linked = with_places([found(Permission(name="0o700", resource=resource)), *map(option, scopes)])
    assert [one.fact.resource for one in linked if isinstance(one.fact, Permission)] == told


def test_a_number_holds_no_path() -> None:
    assert with_places([found(Permission(name="0o700", resource="{base}")), option("store", "integer")]) == [option("store", "integer")]
