"""A session whose adapter may limit how long requests take."""

import requests
from requests import adapters


class InTime(adapters.HTTPAdapter):
    def send(self, request, **options):
        return super().send(request, **{"timeout": 5, **options})


# none of these: what they wait for at most, the adapter says


def stock():
    session = requests.Session()
    session.mount("https://", InTime())
    return session.get("https://stock.internal/")
