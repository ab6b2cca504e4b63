"""Every instrument, and how its exposed name is built."""

import prometheus_client
import prometheus_client as prom
from prometheus_client import Counter, Enum, Gauge, Histogram, Info, Summary
from prometheus_client.core import Counter as CoreCounter
from prometheus_client.metrics import Gauge as PlainGauge

PREFIX = "shop"
BOUNDS = [0.1, 1, 10]
LABELS = ("method", "status")

REQUESTS = Counter("requests", "HTTP requests answered.", ["method", "status"], namespace="shop")
ERRORS = Counter("errors_total", "Requests that failed.", labelnames=LABELS, namespace=PREFIX, subsystem="http")
READ = Counter("read_bytes_total", "Bytes read.", unit="bytes")
SENT = Counter("sent", "Bytes sent.", (), "shop", "net", "bytes")
OPEN = Gauge("open_files", documentation="Files that are open.", multiprocess_mode="livesum")
LATENCY = Histogram("latency", "Time to answer.", unit="seconds", buckets=BOUNDS)
SIZE = Histogram("size_bytes", "Size of an answer.", buckets=(100, float("inf")))
WAIT = prometheus_client.Histogram(name="wait_seconds", documentation="Time in the queue.")
ROWS = prom.Summary("rows", "Rows of an import.")
BUILD = Info("build", "What runs.")
STATE = Enum("state", "What the importer does.", states=["idle", "running", "failed"])
CORE = CoreCounter("core_events", "Events.")
PLAIN = PlainGauge("plain", "")


class Worker:
    JOBS = Gauge("jobs_running", "Jobs that run.")

    def __init__(self):
        self.failures = Counter("job_failures", "Jobs that failed.", ["queue"])


class Slow(Counter):
    """A counter of the project's own."""


SLOW = Slow("slow_requests", "Requests over a second.")


# none of these: other things of the same names

import collections
from collections import Counter as Tally

from shapes import Gauge as RailGauge
from telemetry import Histogram as Plot


class Enumeration:
    def Enum(self, name, documentation):
        return name


words = collections.Counter("requests served")
letters = Tally("requests", "served")
narrow = RailGauge("narrow", "600 mm")
plot = Plot("sizes", "of answers")
note = Info("build")
member = Enumeration().Enum("state", "open")
registry = prometheus_client.CollectorRegistry()
nothing = Summary()
