"""Time limits of connecting and of reading, told together."""

import requests
from django.conf import settings


class Defaults:
    CONNECT_TIMEOUT = 15
    READ_TIMEOUT = 60


class Reader:
    def __init__(self, session: requests.Session, connect_timeout: float = Defaults.CONNECT_TIMEOUT):
        self.session = session
        self.connect_timeout = connect_timeout

    @classmethod
    def from_config(cls, config):
        return cls(config.session, connect_timeout=config.connect_timeout)


def known():
    return requests.get("https://known.internal", timeout=(Defaults.CONNECT_TIMEOUT, Defaults.READ_TIMEOUT))


def by_option():
    return requests.get("https://one.internal", timeout=(3, settings.READ_TIMEOUT))


# none of these: two options of which one would be left out, a default that callers replace


def by_options():
    return requests.get("https://two.internal", timeout=(settings.CONNECT_TIMEOUT, settings.READ_TIMEOUT))


def replaced(reader: Reader):
    return requests.get("https://three.internal", timeout=(reader.connect_timeout, reader.connect_timeout))


class Handed:
    def __init__(self, connect_timeout: float = Defaults.CONNECT_TIMEOUT, read_timeout: float = Defaults.READ_TIMEOUT):
        self.connect_timeout = connect_timeout
        self.read_timeout = read_timeout

    def get(self):
        return requests.get("https://four.internal", timeout=(self.connect_timeout, self.read_timeout))
