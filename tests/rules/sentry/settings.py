"""Settings that say where errors go, as code looks them up."""

import os
from configparser import ConfigParser
from urllib.parse import urlparse

import sentry_sdk
import statsd
from shop.reading import read_port

config = ConfigParser()


def by_key(settings):
    dsn = settings["sentry_dsn"]
    if dsn:
        sentry_sdk.init(dsn, environment=settings.get("stage"))


def by_section():
    sentry_sdk.init(dsn=config.get("sentry", "dsn"), traces_sample_rate=config.getfloat("sentry", "rate"))


def by_keys(settings):
    url = settings.get(["plugins", "errors", "url"], defaults=None)
    sentry_sdk.init(url)


PORT = read_port("monitor", "statsd_port", default=8125)
HOST = os.environ["STATSD_HOST"]
LEVEL = int("8125")


def constants():
    return statsd.StatsClient(HOST, PORT), statsd.StatsClient("localhost", LEVEL)


class Sender:
    def __init__(self, host, port):
        self.client = statsd.StatsClient(host, port)


def load(settings):
    uri = settings["statsd_url"]
    uri = urlparse(uri)
    return Sender(uri.hostname, uri.port)


def report(dsn, **more):
    defaults = {"dsn": dsn, "traces_sample_rate": 0}
    defaults.update(more)
    sentry_sdk.init(**defaults)


report(os.getenv("ERRORS_DSN"), release="1")


# none of these: a mapping of the code, an address with its key as a default, a key that is computed, a rate that callers may replace


def literal(settings, key, more):
    places = {"errors": "https://secret@sentry.example.org/1"}
    sentry_sdk.init(places["errors"])
    sentry_sdk.init(settings.get("dsn", "https://secret@sentry.example.org/1"))
    sentry_sdk.init(settings[key])
    fixed = {"dsn": "https://secret@sentry.example.org/1", "traces_sample_rate": 0}
    sentry_sdk.init(**fixed)
    fixed.update(more)
    sentry_sdk.init(**fixed)
