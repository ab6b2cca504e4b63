"""What is sent to statsd and Datadog, with the prefix of the client."""

import os

import datadog
from datadog import DogStatsd, initialize, statsd
from statsd import StatsClient, TCPStatsClient
from statsd.defaults.env import statsd as environment_client

client = StatsClient("stats.example.org", 8125, prefix="shop")
tcp = TCPStatsClient(host=os.environ["STATSD_HOST"], port=int(os.environ.get("STATSD_PORT", "8126")))

initialize(statsd_host=os.getenv("DD_AGENT_HOST", "localhost"), statsd_port=8125)
agent = DogStatsd(namespace="shop", host="agent")


def work(kind, size):
    client.incr("orders")
    client.incr("orders", 2)
    client.gauge("waiting", size)
    client.timing(f"{kind}.seconds", 320)
    with client.timer("import"):
        pass
    with client.pipeline() as pipe:
        pipe.incr("batches")
    tcp.decr("left")
    environment_client.incr("started")
    statsd.increment("shop.errors", tags=["kind:db", f"queue:{kind}"])
    statsd.increment("shop.errors", tags=["kind:http"])
    datadog.statsd.histogram("shop.size", size)
    agent.gauge("depth", size)


@statsd.timed("shop.report.time")
def report(): ...


def count(name):
    client.incr("events." + name)


count("opened")
count("closed")

# Named above the call that sends it, in part by what a caller gave: it is sent where it is sent


class Builder:
    def __init__(self, host):
        self.host = host
        self._client = StatsClient("stats.example.org")

    def run(self):
        self._run("debian")

    def _run(self, image):
        key = "builder.%s.image.%s.state" % (self.host, image)
        pipeline = self._client.pipeline()
        pipeline.gauge(key, 1)
        base = "builder.image.%s" % image
        pipeline.timing(base + ".duration", 20)
        pipeline.send()


def start(host):
    Builder(host).run()


start("one")


# none of these: an attribute that only has such a name, and a metric nobody names


class Sensor:
    def gauge(self, name, value): ...


Sensor().gauge("pressure", 3)


def unnamed(name):
    client.incr(name)
