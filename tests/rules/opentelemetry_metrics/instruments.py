"""Instruments of a meter, however it is got."""

from opentelemetry import metrics
from opentelemetry.metrics import Observation, get_meter
from opentelemetry.sdk.metrics import MeterProvider

PREFIX = "shop"

meter = metrics.get_meter(__name__)
orders = meter.create_counter("shop.orders", unit="{order}", description="Orders taken.")
waiting = meter.create_up_down_counter(f"{PREFIX}.waiting", description="Orders that wait.")
duration = get_meter("shop").create_histogram("shop.duration", "s", "Time to answer.", explicit_bucket_boundaries_advisory=[0.1, 1])
level = MeterProvider().get_meter("shop").create_gauge("shop.level")


def depth(options):
    yield Observation(3, {"queue": "mail"})


meter.create_observable_gauge("shop.depth", callbacks=[depth], unit="{item}", description="Length of the queue.")
metrics.get_meter_provider().get_meter("x").create_observable_counter("shop.cpu", [depth], "s", "CPU time.")


def count(kind):
    orders.add(1, {"channel": "web", "kind": kind})
    orders.add(1, attributes={"channel": "phone"})
    duration.record(0.3)


class Service:
    def __init__(self):
        self.meter = metrics.get_meter("service")
        self.calls = self._counter("calls")

    def _counter(self, name):
        return self.meter.create_counter(f"service.{name}", description="Counted.")


# none of these: other libraries' meters, and an instrument nobody names

from energy import get_meter as electric

electric("kitchen").create_counter("kilowatt")


def unnamed(name):
    return meter.create_counter(name)
