from .metrics import ORDERS, Counter, Gauge
from . import metrics

REFUNDS = Counter("refunds", "Refunds.")
STOCK = metrics.Gauge("stock", "Articles in stock.")
DELAY = metrics.Histogram("delay_seconds", "Time to delivery.", buckets=[60, 3600])


def place():
    ORDERS.labels("placed").inc()
    REFUNDS.inc()


# none of these: names that the metrics module does not take from the client library
from .shapes import Gauge as Instrument

DIAL = Instrument("dial", "On the wall.")
