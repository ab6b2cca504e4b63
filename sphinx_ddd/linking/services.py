"""Calls that connect to the same service, put together: one dependency for each that an operator would recognise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sphinx_ddd.facts.base import UNKNOWN, Fact, Found
from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.dependencies import Dependency

_SAME: Final = {"psycopg2": "psycopg", "psycopg_pool": "psycopg", "aioredis": "redis", "motor": "pymongo"}
"""Libraries that programs use in place of each other."""
_OF_ITS_OWN: Final = frozenset({"redis", "valkey"})
"""Libraries whose server no other library of databases speaks to."""


def joined(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts, of the calls that connect to one service only one; limits with the number their option has by default."""
    facts = list(found)
    services = [f for f in facts if isinstance(f.fact, Dependency)]
    limits = [f for f in facts if isinstance(f.fact, Limit)]
    if not services and not limits:
        return facts
    others = [f for f in facts if not isinstance(f.fact, Dependency | Limit)]
    return [*others, *_services(services), *_limits(limits, others)]


def _services(found: list[Found[Any]]) -> list[Found[Any]]:
    groups: dict[tuple[str, str], list[Found[Any]]] = {}
    for one in sorted(found, key=lambda f: f.key):
        groups.setdefault((one.fact.service, _plain(one.fact.name)), []).append(one)
    merged = [_one(group) for group in groups.values()]
    named = {(f.fact.service, _library(f)) for f in merged if not _is_nameless(f)}
    others = any(f.fact.service == "database" and _may_be_any(f) for f in merged if not _is_nameless(f))
    out: dict[tuple[str, str], Found[Any]] = {}
    for one in merged:
        if not _is_nameless(one):
            out[one.fact.service, one.fact.name] = one
        elif (one.fact.service, _library(one)) not in named and not (one.fact.service == "database" and _may_be_any(one) and others):
            # Several ways into one library are one service of which nothing is known but the library.
            out.setdefault((one.fact.service, f"client {_library(one)}"), one)
    return list(out.values())


def _plain(name: str) -> str:
    return name.removesuffix("/")


def _is_nameless(found: Found[Any]) -> bool:
    """Whether nothing is known of a service but its client."""
    return bool(found.fact.name == found.fact.client)


def _may_be_any(found: Found[Any]) -> bool:
    """Whether a database may be the same as another that is reached through another library: no Redis is."""
    return _library(found) not in _OF_ITS_OWN


def _library(found: Found[Any]) -> str:
    library = str(found.fact.client).partition(".")[0]
    return _SAME.get(library, library)


def _one(group: list[Found[Any]]) -> Found[Any]:
    """The first of several calls, with what all of them say; one without a time limit tells of the whole."""
    first = group[0]
    if len(group) == 1:
        return first
    endless = next((f for f in group if f.fact.endless is True), None)
    limits = [f.fact.timeout_seconds for f in group if f.fact.timeout_seconds is not None]
    known = [t for t in limits if t is not UNKNOWN]
    changes: dict[str, Any] = {
        "endless": True if endless is not None else first.fact.endless,
        "timeout_seconds": None if endless is not None else max(known) if known and len(known) == len(limits) else next(iter(limits), None),
        "option": next((f.fact.option for f in group if f.fact.option), first.fact.option),
        "retries": next((f.fact.retries for f in group if f.fact.retries is not None), None),
    }
    base = endless if endless is not None else first
    return replace(base, fact=replace(base.fact, **changes))


def _limits(found: list[Found[Any]], facts: list[Found[Fact]]) -> list[Found[Any]]:
    defaults = _defaults(facts)
    out: dict[tuple[object, ...], Found[Any]] = {}
    for one in sorted(found, key=lambda f: f.key):
        limit = one.fact
        if limit.value is UNKNOWN and limit.option in defaults:
            one = replace(one, fact=replace(limit, value=defaults[limit.option]))  # noqa: PLW2901  the same limit, better known
        out.setdefault((one.location.path, limit.name, limit.resource, limit.via, str(one.fact.value), limit.unit, limit.option), one)
    return list(out.values())


def _defaults(facts: list[Found[Fact]]) -> dict[str, float]:
    """The numbers that options have by default, by how limits name the option; without those of which several are called alike."""
    known: dict[str, set[float]] = {}
    for one in facts:
        option = one.fact
        if isinstance(option, ConfigOption):
            number = option.default
            if isinstance(number, dict):
                for key, value in number.items():
                    known.setdefault(f"{option.name}[{key!r}]", set()).add(_number(value))
            for name in {
                option.name,
                f"[{option.scope or 'DEFAULT'}]{option.name.replace('-', '_')}",
                *(option.env if isinstance(option.env, tuple) else ()),
            }:
                known.setdefault(name, set()).add(_number(number))
    return {name: _whole(next(iter(values))) for name, values in known.items() if len(values) == 1 and all(v == v for v in values)}  # noqa: PLR0124


def _number(value: object) -> float:
    """A number; what is none is no number that is equal to another."""
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else float("nan")


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number
