"""Which dependencies a health check asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sphinx_ddd.facts.base import Fact, Found
from sphinx_ddd.facts.dependencies import Dependency
from sphinx_ddd.facts.health import HealthCheck

_MANY: Final = frozenset({"http", "storage"})
"""Kinds of which a program may use several, so that a check that asks one says nothing of the others."""
_OF_MANY_KINDS: Final = frozenset({"redis", "valkey"})
"""Libraries of one server that is a cache to some programs, a database or a broker to others."""


def with_checks(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts, each dependency with whether a health check asks it.

    It is asked where a check touches a service of its kind, or its library. ``False`` is said only where it is known what every check of
    the project touches; where there is no check at all, nothing is said. Commands do not count: they are run when somebody thinks of it.
    """
    facts = list(found)
    checks = [one.fact for one in facts if isinstance(one.fact, HealthCheck) and one.fact.transport != "command"]
    if not checks:
        return facts
    asked = {touch for check in checks for touch in (check.touches if isinstance(check.touches, tuple) else ())}
    all_known = all(isinstance(check.touches, tuple) and check.asks_more is not True for check in checks)
    services = {(one.fact.service, one.fact.name) for one in facts if isinstance(one.fact, Dependency)}
    one_of_many = {name for name in _MANY if sum(service == name for service, _ in services) > 1}
    return [_checked(one, asked, one_of_many, all_known=all_known) if isinstance(one.fact, Dependency) else one for one in facts]


def _checked(found: Found[Any], asked: set[str], one_of_many: set[str], *, all_known: bool) -> Found[Fact]:
    dependency: Dependency = found.fact
    if dependency.health_checked is not None or dependency.service == "package":
        return found
    kinds = {touch.partition(": ")[0] for touch in asked}
    libraries = {touch.partition(": ")[2] for touch in asked} & _OF_MANY_KINDS
    library = dependency.client.partition(".")[0] if isinstance(dependency.client, str) else ""
    is_asked = dependency.service in kinds or library in libraries
    if (is_asked and dependency.service in one_of_many) or (not is_asked and not all_known):
        return found
    return Found(replace(dependency, health_checked=is_asked), found.location, found.subject, found.rule)
