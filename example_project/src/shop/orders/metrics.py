"""Metrics of the orders."""

from prometheus_client import Counter, Enum, Gauge, Histogram, Summary

ORDERS = Counter("orders", "Orders by the state they reached.", ["state"], namespace="shop")
OPEN_ORDERS = Gauge("open_orders", "Orders that are placed but not yet paid.", namespace="shop")
PAYMENT_SECONDS = Histogram(
    "payment_seconds",
    "Time the payment provider takes to answer.",
    namespace="shop",
    buckets=(0.1, 0.5, 1.0, 2.0, 5.0),
)
IMPORT_ROWS = Summary("import_rows", "Rows in an imported file.", namespace="shop")
IMPORT_STATE = Enum("import_state", "What the importer does.", namespace="shop", states=["idle", "running", "failed"])
