"""Alert rules beside the metrics of the code."""

from __future__ import annotations

import pytest

from sphinx_ddd.facts.base import Fact, Found, Location
from sphinx_ddd.facts.metrics import Metric, Threshold
from sphinx_ddd.linking import link
from sphinx_ddd.ops.prometheus_rules import limit_of

METRICS = [
    (
        "shop.orders.tasks",
        Metric(name="shop_orders", framework="prometheus", labels=("outcome",), label_values=("outcome=lost", "outcome=paid")),
    ),
    ("shop.orders.queue", Metric(name="shop.queue-length", framework="opentelemetry")),
    (
        "shop.api",
        Metric(
            name="shop_request_seconds",
            framework="prometheus",
            labels=("route", "state"),
            label_values=("route=/", "route={route}", "state=ok"),
            open_labels=("state",),
        ),
    ),
]
LOST = 'shop_orders_total is asked for outcome "{}"; the code was seen to set lost, paid.'

# Expression: subject, name, what it asks for in vain.
CASES: dict[str, tuple[str, str, tuple[str, ...] | None]] = {
    "rate(shop_orders_total[5m]) > 5": ("shop.orders.tasks", "shop_orders", None),
    'shop_orders_total{outcome="lost"} > 5': ("shop.orders.tasks", "shop_orders", None),
    'shop_orders_total{outcome="failed"} > 5': ("shop.orders.tasks", "shop_orders", (LOST.format("failed"),)),
    'shop_orders_total{job="a, b", outcome=~"failed|refused"} > 5': ("shop.orders.tasks", "shop_orders", (LOST.format("failed|refused"),)),
    'shop_orders_total{outcome=~"failed|lost", shop="north"} > 5': ("shop.orders.tasks", "shop_orders", None),
    'shop_orders_total{outcome=~"fail.*"} > 5': ("shop.orders.tasks", "shop_orders", None),
    'shop_orders_total{outcome!="failed"} > 5': ("shop.orders.tasks", "shop_orders", None),
    'shop_request_seconds_bucket{route="/orders"} > 5': ("shop.api", "shop_request_seconds", None),
    'shop_request_seconds_bucket{state="failed"} > 5': ("shop.api", "shop_request_seconds", None),
    'shop_orders_total{job="shop"} > 5': ("shop.orders.tasks", "shop_orders", None),
    "shop_queue_length > 5": ("shop.orders.queue", "shop.queue-length", None),
    "shop_orders_total / shop_queue_length > 5": ("shop.orders", "Alert", None),
    "shop_orders_total / shop_request_seconds_count > 5": ("shop", "Alert", None),
    "shop_backups_total == 0": ("all", "shop_backups_total", ("The code has no metric shop_backups_total.",)),
    "shop:orders:rate5m > 5": ("all", "shop:orders:rate5m", None),
    "node_load1 > 5": ("all", "node_load1", None),
}


@pytest.mark.parametrize("expression", CASES)
def test_joined(expression: str) -> None:
    limit = limit_of(expression, {})
    threshold = Threshold(name=limit.name or "Alert", source="alert_rule", metrics=limit.metrics, selectors=limit.selectors)
    subject, joined = linked(threshold, *METRICS)
    assert (subject, joined.name, joined.mismatches) == CASES[expression]


def test_of_code_stays() -> None:
    """A limit in the code is about the place where it stands."""
    threshold = Threshold(name="shop_orders_total", source="code", metrics=("shop_orders_total",))
    assert linked(threshold, *METRICS) == ("all", threshold)


def test_names_made_at_run_time() -> None:
    """Where one is, any name may be there."""
    threshold = Threshold(name="shop_backups_total", source="alert_rule", metrics=("shop_backups_total",))
    made = Metric(name="shop_{name}", framework="prometheus")
    assert linked(threshold, *METRICS, ("shop.api", made))[1].mismatches is None


def linked(threshold: Threshold, *metrics: tuple[str, Metric]) -> tuple[str, Threshold]:
    facts: list[tuple[str, Fact]] = [*metrics, ("all", threshold)]
    found = link(Found(fact, Location("shop/a.py", line), subject, "case.rule") for line, (subject, fact) in enumerate(facts, 1))
    fact = found[-1].fact
    assert isinstance(fact, Threshold)
    return found[-1].subject, fact
