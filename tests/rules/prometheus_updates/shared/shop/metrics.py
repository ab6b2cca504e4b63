"""Metrics that other modules change."""

from prometheus_client import Counter, Gauge, Histogram

ORDERS = Counter("orders", "Orders.", ["channel", "result"])
WAITING = Gauge("waiting", "Waiting.")
SECONDS = Histogram("seconds", "Time.", ["path"])
FORGOTTEN = Counter("forgotten", "Counted nowhere.")
HERE = Gauge("here", "Set here and there.")
HERE.set(1)
