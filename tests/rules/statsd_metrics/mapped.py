"""Where clients send to, as a mapping says it."""

import os

from datadog import DogStatsd
from statsd import StatsClient


def from_environment():
    options = {}
    if os.getenv("STATSD_HOST"):
        options["host"] = os.environ["STATSD_HOST"]
    if os.getenv("STATSD_PORT"):
        options["port"] = os.environ["STATSD_PORT"]
    return StatsClient(**options)


def agent_of(host):
    options = {"host": host, "port": os.environ["AGENT_PORT"]}
    return DogStatsd(**options)


# none of these


def handed(options):
    return StatsClient(**options)
