"""Wrappers and factories: what they make is named by their callers, in this module and in others."""

import os
from dataclasses import dataclass

from django.conf import settings
from prometheus_client import Counter, Gauge, Histogram, Info
from prometheus_client.core import GaugeMetricFamily

PREFIX = getattr(settings, "SHOP_METRICS_PREFIX", "shop")
BUCKETS = tuple(0.5 * 2**n for n in range(4))


def counter(name, documentation, labels=()):
    return Counter(f"{PREFIX}_{name}", documentation, labels)


def make(kind, name, *labels):
    return kind(name, "Made of what it is given.", labels)


class Group:
    """Metrics under one prefix."""

    def __init__(self, prefix, extra=None, buckets=BUCKETS):
        self.prefix = prefix
        self.labels = {}
        self.buckets = buckets
        if extra is not None:
            for name in extra:
                self.labels[name] = None
        self.version = Info(f"{self.prefix}_version", "What runs.")

    def gauge(self, name):
        return self._gauge(self.prefix + "_" + name)

    def _gauge(self, name):
        return Gauge(name, "Measured.", ["queue", *self.labels])

    @property
    def seconds(self):
        name = f"{self.prefix}_seconds"
        return Histogram(name, "Time taken.", buckets=self.buckets)


class Middleware:
    """Made by the framework: only the defaults are known."""

    def __init__(self, app, prefix="web", labels=None, **options):
        self.prefix = prefix
        self.labels = labels or ()
        self.options = options

    @property
    def requests(self):
        return Histogram(f"{self.prefix}_request_seconds", "Requests.", ("path", *self.labels), **self.options)


@dataclass
class Later:
    """A collector that asks when it is collected."""

    name: str
    documentation: str
    labels: tuple = ("queue",)

    def collect(self):
        family = GaugeMetricFamily(self.name, self.documentation, labels=self.labels)
        family.add_metric(["mail"], 1)
        yield family


# none of these: nobody says what they are called, and a wrapper that makes something else


def unnamed(name):
    return Gauge(name, "Whatever.")


def environment(prefix):
    return os.environ.get(prefix + "_name", "value")


environment("shop")
