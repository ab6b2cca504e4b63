"""Metrics of a module that nothing speaks of."""

from prometheus_client import Counter

FORGOTTEN = Counter("forgotten", "Counted nowhere.")
