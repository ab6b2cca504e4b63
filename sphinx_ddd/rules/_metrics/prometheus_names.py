"""What ``prometheus_client`` calls its instruments and families, and how it builds the names that are exposed."""

from __future__ import annotations

from collections.abc import Iterable

MODULES = ("prometheus_client", "prometheus_client.metrics", "prometheus_client.core", "prometheus_client.metrics_core")

INSTRUMENTS = {
    "Counter": "counter", "Gauge": "gauge", "Histogram": "histogram", "Summary": "summary", "Info": "info", "Enum": "stateset",
}  # fmt: skip
"""Class to the type of what it exposes. All take name, documentation, labelnames, namespace, subsystem, unit."""

FAMILIES = {
    "CounterMetricFamily": ("counter", 3), "GaugeMetricFamily": ("gauge", 3), "SummaryMetricFamily": ("summary", 4),
    "HistogramMetricFamily": ("histogram", 4), "GaugeHistogramMetricFamily": ("gaugehistogram", 4), "InfoMetricFamily": ("info", 3),
    "StateSetMetricFamily": ("stateset", 3), "UnknownMetricFamily": ("unknown", 3), "UntypedMetricFamily": ("unknown", 3),
}  # fmt: skip
"""Class to the type of what it exposes and the position of its labels. All take name and documentation first."""
UNIT_AFTER_LABELS = {"CounterMetricFamily": 2, "InfoMetricFamily": None, "StateSetMetricFamily": None}
"""How far behind the labels the unit comes where that is not one place; ``None``: it has none."""
VALUES = ("value", "count_value", "sum_value", "gsum_value", "buckets")

INFINITE = float("inf")
DEFAULT_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0)

UPDATES = (
    "inc", "dec", "set", "set_to_current_time", "set_function", "track_inprogress", "observe", "time", "count_exceptions", "info", "state",
    "reset", "add_metric", "add_sample",
)  # fmt: skip
"""Methods that change the value of an instrument, or give a family a sample."""


def qualified(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{module}.{name}" for module in MODULES for name in names)


def exposed_name(kind: str, name: str, namespace: str = "", subsystem: str = "", unit: str = "") -> str:
    """As the client library builds it; a counter's ``_total`` belongs to its samples."""
    full = "_".join(part for part in (namespace, subsystem, name) if part)
    if kind == "counter":
        full = full.removesuffix("_total")
    return f"{full}_{unit}" if unit and not full.endswith(f"_{unit}") else full
