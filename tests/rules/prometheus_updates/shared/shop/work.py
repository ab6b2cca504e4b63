"""Changes the metrics of another module."""

from shop import metrics
from shop.metrics import HERE, ORDERS, SECONDS

PHONE = "phone"


def work(path, ok):
    ORDERS.labels("web", result="ok" if ok else "error").inc()
    child = ORDERS.labels(channel=PHONE, result="ok")
    child.inc()
    metrics.WAITING.set(3)
    HERE.set(2)
    with SECONDS.labels(path).time():
        pass


# none of these: a counter of collections

from collections import Counter

Counter().update(["web"])
