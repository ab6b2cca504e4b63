"""Metrics of OpenTelemetry: the instruments of a meter, also those that are asked when they are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.metrics import Metric
from sphinx_ddd.rules._metrics.given import Given, each_name
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

METERS: Final = ("opentelemetry.metrics.Meter", "opentelemetry.sdk.metrics.Meter", "opentelemetry.metrics._internal.Meter")
INSTRUMENTS: Final = {
    "create_counter": ("counter", "Counter"),
    "create_up_down_counter": ("gauge", "UpDownCounter"),
    "create_histogram": ("histogram", "Histogram"),
    "create_gauge": ("gauge", "Gauge"),
    "create_observable_counter": ("counter", "ObservableCounter"),
    "create_observable_up_down_counter": ("gauge", "ObservableUpDownCounter"),
    "create_observable_gauge": ("gauge", "ObservableGauge"),
}
"""Method to the type of what it exposes and its class. All take name first; unit and description by name, or after the callbacks."""
UPDATES: Final = ("add", "record", "set")

RETURNS: Final = {
    "opentelemetry.metrics.get_meter": METERS[0],
    "opentelemetry.metrics.get_meter_provider": "opentelemetry.metrics.MeterProvider",
    "opentelemetry.metrics.MeterProvider.get_meter": METERS[0],
    "opentelemetry.sdk.metrics.MeterProvider.get_meter": METERS[0],
    **{f"{meter}.{method}": f"opentelemetry.metrics.{name}" for meter in METERS for method, (_, name) in INSTRUMENTS.items()},
}


@calls(*(f"{meter}.{method}" for meter in METERS for method in INSTRUMENTS))
def instrument(use: Call) -> Facts:
    """A counter, gauge or histogram, under the name that is exported."""
    yield from each_name(use, _instrument)


def _instrument(given: Given) -> Metric | None:
    use = given.use
    if not given.named(0, "name"):
        return None
    method = use.name.rpartition(".")[2]
    kind, _ = INSTRUMENTS[method]
    shift = 1 if method.startswith("create_observable") else 0
    attributes, lines = _attributes(use)
    return Metric(
        name=given.template(0, "name"),
        description=given.template(2 + shift, "description"),
        framework="opentelemetry",
        metric_type=kind,
        unit=given.text(1 + shift, "unit") or None,
        labels=tuple(dict.fromkeys(key for key, _ in attributes)) or None,
        label_values=tuple(sorted({f"{key}={value}" for key, value in attributes if value is not None})) or None,
        buckets=_boundaries(given) if kind == "histogram" else None,
        updated_at=lines or ((use.location.line,) if shift else None),
    )


def _boundaries(given: Given) -> Maybe[tuple[float, ...]]:
    value = given.value(None, "explicit_bucket_boundaries_advisory")
    if value is None:
        return None
    is_bounds = isinstance(value, (list, tuple)) and all(isinstance(v, (int, float)) for v in value)
    return (*(float(v) for v in value), float("inf")) if is_bounds else UNKNOWN


def _attributes(use: Call) -> tuple[list[tuple[str, object]], tuple[int, ...]]:
    """Attributes given with the values of an instrument in its module, with the values that are literal; and the lines."""
    found: list[tuple[str, object]] = []
    lines: list[int] = []
    for call in _updates(use):
        lines.append(call.lineno)
        node = call.args[1] if len(call.args) > 1 else next((k.value for k in call.keywords or () if k.arg == "attributes"), None)
        for key, value in node.items if isinstance(node, nodes.Dict) else ():
            name = use.context.text(key)
            if isinstance(name, str):
                read = use.context.value(value)
                found.append((name, read if isinstance(read, (str, int, float)) else None))
    return found, tuple(sorted(set(lines)))


def _updates(use: Call) -> Iterator[nodes.Call]:
    for method in UPDATES:
        for call in use.context.module.calls_by_tail.get(method, ()):
            owner = call.func.expr if isinstance(call.func, nodes.Attribute) else None
            if any(ref.origin is use.node for ref in use.context.refs(owner)):
                yield call
