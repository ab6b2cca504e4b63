"""Metrics of ``prometheus_client``: instruments, and the families that custom collectors yield."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.metrics import Metric
from sphinx_ddd.rules._metrics.given import Given, each_name
from sphinx_ddd.rules._metrics.instances import Instance
from sphinx_ddd.rules._metrics.prometheus_names import (
    DEFAULT_BUCKETS,
    FAMILIES,
    INFINITE,
    INSTRUMENTS,
    MODULES,
    UNIT_AFTER_LABELS,
    VALUES,
    exposed_name,
    qualified,
)
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call


@calls(*qualified(INSTRUMENTS))
def instrument(use: Call) -> Facts:
    """A counter, gauge, histogram, summary, info or enum, under the name that is exposed."""
    if use.argument(1, "documentation") is None and not use.unpacked:
        return
    yield from each_name(use, _instrument)


def _instrument(given: Given) -> Metric | None:
    kind = _kind(given)
    if kind is None or not given.named(0, "name"):
        return None
    labels = given.texts(2, "labelnames")
    metric = Instance.of(given.use)
    return Metric(
        name=exposed_name(kind, *(given.template(n, k) for n, k in ((0, "name"), (3, "namespace"), (4, "subsystem"), (5, "unit")))),
        description=given.template(1, "documentation"),
        framework="prometheus_client",
        metric_type=kind,
        labels=labels or None,
        unit=given.text(5, "unit") or None,
        buckets=_buckets(given) if kind == "histogram" else None,
        states=given.texts(8, "states") if kind == "stateset" else None,
        updated_at=metric.updated_at(),
        label_values=metric.label_values(labels),
        open_labels=metric.open_labels(labels),
    )


def _kind(given: Given) -> str | None:
    """The type of what is made: of the class that the function around it was handed, where there are several."""
    kinds = _kinds(given.use.names)
    if len(kinds) > 1:
        kinds = _kinds(given.passes(given.use.node.func))
    return kinds[0] if len(kinds) == 1 else None


def _kinds(names: Iterable[str]) -> list[str]:
    classes = [name.rpartition(".") for name in names]
    return list(dict.fromkeys(INSTRUMENTS[tail] for module, _, tail in classes if module in MODULES and tail in INSTRUMENTS))


@calls(*qualified(FAMILIES))
def family(use: Call) -> Facts:
    """A metric that a custom collector computes when it is asked for."""
    if use.argument(1, "documentation") is None:
        return
    yield from each_name(use, _family, at_object=True)


def _family(given: Given) -> Metric | None:
    if not given.named(0, "name"):
        return None
    use = given.use
    maker = use.name.rpartition(".")[2]
    kind, position = FAMILIES[maker]
    offset = UNIT_AFTER_LABELS.get(maker, 1)
    unit = (position + offset, "unit") if offset is not None else (None, None)
    labels = given.texts(position, "labels")
    valued = use.argument(2) is not None or any(use.argument(None, name) is not None for name in VALUES)
    return Metric(
        name=exposed_name(kind, given.template(0, "name"), unit=given.template(*unit)),
        description=given.template(1, "documentation"),
        framework="prometheus_client",
        metric_type=kind,
        labels=labels or None,
        unit=given.text(*unit) or None,
        updated_at=(use.location.line,) if valued else Instance.of(use).updated_at(),
    )


@calls(*qualified(("Metric",)))
def untyped_family(use: Call) -> Facts:
    """A metric that a custom collector builds sample by sample."""
    if use.argument(1, "documentation") is None or use.argument(2, "typ") is None:
        return
    yield from each_name(use, _untyped, at_object=True)


def _untyped(given: Given) -> Metric | None:
    if not given.named(0, "name"):
        return None
    kind = given.text(2, "typ")
    return Metric(
        name=exposed_name("", given.template(0, "name"), unit=given.template(3, "unit")),
        description=given.template(1, "documentation"),
        framework="prometheus_client",
        metric_type="unknown" if kind == "untyped" else kind,
        unit=given.text(3, "unit") or None,
        updated_at=Instance.of(given.use).updated_at(),
    )


def _buckets(given: Given) -> Maybe[tuple[float, ...]]:
    value = given.value(8, "buckets", DEFAULT_BUCKETS)
    if not isinstance(value, (list, tuple)) or not value:
        return UNKNOWN
    bounds: list[float] = []
    for bound in value:
        try:
            bounds.append(float(bound))
        except (TypeError, ValueError):
            return UNKNOWN
    return tuple(bounds) if bounds[-1:] == [INFINITE] else (*bounds, INFINITE)
