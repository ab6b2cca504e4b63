"""A client whose checks one option switches off, and another gives authorities to."""

import requests
from oslo_config import cfg

CONF = cfg.CONF


class Client:
    def __init__(self, url, verify):
        self.url = url
        self._verify = verify

    def search(self):
        return requests.get(self.url, verify=self._verify, timeout=5)


class Store:
    def __init__(self):
        verify = not CONF.store.insecure
        if verify and CONF.store.ca_file:
            verify = CONF.store.ca_file
        self.client = Client(CONF.store.url, verify)


# none of these: what a caller hands in


def fetch(url, verify):
    return requests.get(url, verify=verify, timeout=5)
