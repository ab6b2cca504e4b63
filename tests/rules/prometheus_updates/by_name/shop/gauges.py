"""Metrics of a module that another gets at by the names of what it holds."""

from prometheus_client import Gauge

WAITING = Gauge("waiting", "Perhaps set by its name: not known to be forgotten.")
