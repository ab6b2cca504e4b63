"""Names, labels and texts that are only known in part."""

import os

from prometheus_client import Counter, Gauge, Histogram

NAMESPACE = os.environ.get("NAMESPACE", "shop")
EXTRA = {"labelnames": ["queue"], "namespace": "shop"}

from_environment = Counter("requests", "Requests.", namespace=NAMESPACE)
formatted = Gauge(f"{NAMESPACE}_depth", "Depth of the queue in " + NAMESPACE)
unpacked = Counter("jobs", "Jobs.", **EXTRA)


def per_queue(queue, labels, **options):
    Gauge("queue_%s_length" % queue, "Length of a queue.", labels)
    Histogram(f"queue_{queue}_seconds", "Time in a queue.", buckets=options["buckets"])
    Counter("queue_{}_items_total".format(queue), "Items of a queue.", **options)


for kind, text in (("mail", "Mails sent."), ("chat", "Messages sent.")):
    SENT = Counter(f"sent_{kind}", text, labelnames=["to"])
for kind in NAMESPACE.split():
    LOST = Counter("lost_" + kind, "Lost.")
for _ in range(2):
    ONCE = Gauge("once", "The same in each round.")


# none of these: a function that is handed the whole name declares no metric of its own


def metric(name, documentation):
    return Gauge(name, documentation)


class Wrapper:
    def __init__(self, name):
        self.name = name

    def declare(self):
        return Counter(self.name, "Whatever the caller counts.")
