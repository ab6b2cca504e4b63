"""A session that may wait for ever: what sends in this project is not an adapter of requests."""

import requests
from shop import HTTPAdapter


def stock():
    session = requests.Session()
    return session.get("https://stock.internal/")


# none of these: other adapters


class Adapter:
    def send(self, message):
        return message


class MailAdapter(Adapter, HTTPAdapter):
    def send(self, message):
        return message
