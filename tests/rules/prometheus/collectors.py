"""Collectors that compute their metrics when asked."""

from prometheus_client import Metric
from prometheus_client.core import REGISTRY, CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, InfoMetricFamily
from prometheus_client.metrics_core import SummaryMetricFamily, UntypedMetricFamily
from prometheus_client.registry import Collector


class QueueCollector(Collector):
    def __init__(self, prefix):
        self.prefix = prefix

    def collect(self):
        depth = GaugeMetricFamily("queue_depth", "Messages that wait.", labels=["queue"])
        for queue in self.queues():
            depth.add_metric([queue.name], queue.depth)
        yield depth
        yield CounterMetricFamily("queue_messages_total", "Messages taken.", value=self.taken)
        yield GaugeMetricFamily(self.prefix + "_memory", "Memory in use.", self.memory, unit="bytes")
        yield SummaryMetricFamily("queue_wait", "Time in the queue.", count_value=2, sum_value=1.5, unit="seconds")
        yield HistogramMetricFamily("queue_size", "Sizes.", buckets=[("1", 2)], sum_value=3)
        yield InfoMetricFamily("queue_version", "What runs.", {"version": "1"})
        yield UntypedMetricFamily("queue_age", "Age of the oldest message.", 3, None, "seconds")
        raw = Metric("queue_raw", "Built by hand.", "gauge")
        raw.add_sample("queue_raw", {}, 1)
        yield raw


REGISTRY.register(QueueCollector("shop"))


# none of these: families of other libraries, and one that is handed its name


class GaugeMetricFamilyTree:
    def GaugeMetricFamily(self, name, documentation):
        return name


GaugeMetricFamilyTree().GaugeMetricFamily("tree", "Of a family.")


def family(name):
    return GaugeMetricFamily(name, "Whatever the caller measures.")


def distance(a, b):
    from metric_spaces import Metric

    return Metric("euclidean", "Distance.", "gauge")
