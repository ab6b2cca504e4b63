"""Whom health checks answer: what guards a route is stated on what answers it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sphinx_ddd.facts.base import UNKNOWN, Fact, Found
from sphinx_ddd.facts.compliance import Permission
from sphinx_ddd.facts.health import HealthCheck

_EVERYONE: Final = "anyone"
"""In the words of a guard that lets everyone in, or everyone who only reads."""


def with_logins(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts, each health check over HTTP with what is asked of who calls it, as far as a guard of its handler says so."""
    facts = list(found)
    guards = {name: one.fact for one in facts if isinstance(one.fact, Permission) for name in (one.fact.name, one.subject)}
    return [_guarded(one, guards) if isinstance(one.fact, HealthCheck) and one.fact.transport == "http" else one for one in facts]


def _guarded(found: Found[Any], guards: dict[str, Permission]) -> Found[Fact]:
    check: HealthCheck = found.fact
    name = check.handler if isinstance(check.handler, str) else found.subject
    guard = guards.get(name)
    if guard is None or guard.value is None or (guard.value is not UNKNOWN and _EVERYONE in guard.value):
        return found
    return replace(found, fact=replace(check, login=guard.value))
