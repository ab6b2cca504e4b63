"""Metrics with what other modules do to them, and one fact for all the places that send the same metric."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sphinx_ddd.facts.base import UNKNOWN, Fact, Found, Location
from sphinx_ddd.facts.metrics import Metric
from sphinx_ddd.facts.readings import Update

SENT: Final = frozenset({"statsd", "datadog"})
"""Frameworks that declare no metric: each place that sends a value names it."""
MOST_FILES: Final = 8


def with_updates(found: list[Found[Fact]], traces: Iterable[Found[Any]]) -> list[Found[Fact]]:
    """The facts, each metric with the files that change it and the label values seen in them."""
    updates: dict[Location, list[Found[Update]]] = {}
    for one in traces:
        if isinstance(one.fact, Update):
            updates.setdefault(one.fact.declared, []).append(one)
    if updates:
        # Of several metrics that one call makes it is not known which one is meant.
        several = _several(found)
        found = [_updated(one, updates.get(one.location, ())) if one.location not in several else one for one in found]
    return _once(found)


def _several(found: Iterable[Found[Fact]]) -> set[Location]:
    seen: set[Location] = set()
    twice: set[Location] = set()
    for one in found:
        if isinstance(one.fact, Metric):
            (twice if one.location in seen else seen).add(one.location)
    return twice


def _updated(found: Found[Any], updates: Iterable[Found[Update]]) -> Found[Fact]:
    metric = found.fact
    updates = list(updates)
    if not updates or not isinstance(metric, Metric):
        return found
    files = sorted({u.location.path for u in updates if u.fact.changes})
    labels = metric.labels if isinstance(metric.labels, tuple) else ()
    pairs = {pair for u in updates for given in u.fact.values for pair in _named(given, labels)}
    known = metric.label_values if isinstance(metric.label_values, tuple) else ()
    changes: dict[str, Any] = {
        "label_values": tuple(sorted({*known, *(f"{label}={value}" for label, value in pairs if value is not None)})) or None,
        "open_labels": tuple(sorted({*(metric.open_labels or ()), *(label for label, value in pairs if value is None)})) or None,
    }
    if files:
        changes |= {"updated_in": tuple(files[:MOST_FILES]), "updated_at": metric.updated_at or None}
    return replace(found, fact=replace(metric, **changes))


def _named(given: tuple[str, str | None], labels: tuple[str, ...]) -> list[tuple[str, str | None]]:
    label, value = given
    if label == "*":
        return [(name, None) for name in labels]
    name = labels[int(label)] if label.isdigit() and int(label) < len(labels) else label
    return [(name, value)] if name in labels else []


def _once(found: list[Found[Fact]]) -> list[Found[Fact]]:
    """Of the places that send the same metric, the first of each file, with the lines of the others."""
    groups: dict[tuple[str, str, str], list[Found[Any]]] = {}
    for one in found:
        if isinstance(one.fact, Metric) and one.fact.framework in SENT:
            groups.setdefault((one.fact.framework, one.location.path, one.fact.name), []).append(one)
    if not groups:
        return found
    kept = {id(same[0]): _merged(same) for same in (sorted(group, key=lambda one: one.key) for group in groups.values())}
    return [
        kept.get(id(one), one)
        for one in found
        if id(one) in kept or not isinstance(one.fact, Metric) or one.fact.framework not in SENT
    ]  # fmt: skip


def _merged(same: list[Found[Any]]) -> Found[Fact]:
    first = same[0]
    changes: dict[str, Any] = {}
    for field in ("labels", "label_values"):
        stated = [getattr(one.fact, field) for one in same]
        values = tuple(sorted({v for one in stated if isinstance(one, tuple) for v in one}))
        changes[field] = values or (UNKNOWN if UNKNOWN in stated else None)
    types = {one.fact.metric_type for one in same}
    changes["metric_type"] = first.fact.metric_type if len(types) == 1 else UNKNOWN
    changes["updated_at"] = tuple(sorted({line for one in same for line in one.fact.updated_at or ()})) or None
    return replace(first, fact=replace(first.fact, **changes))
