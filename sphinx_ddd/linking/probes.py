"""Probes of ops files beside the routes of the code: what a probe of ``/healthz`` touches is what its handler does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit

from sphinx_ddd.facts.base import Fact, Found
from sphinx_ddd.facts.health import HealthCheck

_OPS: Final = frozenset({"kubernetes", "compose", "dockerfile"})


def with_routes(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts, each probe of an ops file with the subject of the one route of the code that it asks, and with what that touches."""
    facts = list(found)
    routes: dict[str, list[Found[Any]]] = {}
    for one in facts:
        if isinstance(one.fact, HealthCheck) and one.fact.transport == "http" and one.fact.framework not in _OPS:
            routes.setdefault(_bare(one.fact.name), []).append(one)
    return [_joined(one, routes) if isinstance(one.fact, HealthCheck) and one.fact.framework in _OPS else one for one in facts]


def _joined(found: Found[Any], routes: dict[str, list[Found[Any]]]) -> Found[Fact]:
    same = routes.get(_asked(found.fact), ())
    if len(same) != 1:
        return found
    return replace(found, fact=replace(found.fact, touches=same[0].fact.touches), subject=same[0].subject)


def _asked(check: HealthCheck) -> str:
    """The path that a probe asks for, of a command such as ``curl`` that of its address on the machine itself."""
    if check.transport == "http":
        return _bare(check.name)
    for word in check.name.split():
        address = word.strip("\"'")
        if address.startswith(("http://", "https://")):
            try:
                parts = urlsplit(address)
            except ValueError:
                return "?"
            return _bare(parts.path) if parts.hostname in ("localhost", "127.0.0.1", "0.0.0.0", "::1") else "?"  # noqa: S104
    return "?"


def _bare(path: str) -> str:
    """Without what makes no other route of it."""
    return path.partition("?")[0].strip("/")
