import os
import urllib.request

import aiohttp
import httpx
import requests
from django.conf import settings

API = "https://api.shop.internal/v1"
TIMEOUT = 12


def orders():
    return requests.get(API + "/orders")


def more_orders(number):
    return requests.get(f"{API}/orders/{number}", timeout=5)  # the same service


def pay():
    return requests.post(settings.PAYMENT_URL, timeout=(3, TIMEOUT))


def rates():
    return urllib.request.urlopen("https://rates.internal/today?key=hunter2", timeout=settings.RATES_TIMEOUT)


def dynamic(url):
    return requests.get(url)  # whatever the address: it may wait for ever


class Stock:
    def __init__(self):
        self.session = requests.Session()
        self.client = httpx.Client(base_url=os.environ["STOCK_URL"])
        self.patient = httpx.Client(base_url="https://slow.internal", timeout=None)

    def count(self):
        return self.session.get("https://stock.internal/count")


async def hooks():
    async with aiohttp.ClientSession() as session:
        await session.post("https://hooks.internal:8443/new")


# none of these


class Limited(requests.Session):
    def request(self, *args, **kwargs):
        kwargs.setdefault("timeout", 10)
        return super().request(*args, **kwargs)


def limited(url, **options):
    Limited().get(url)
    requests.get(url, **options)
    httpx.get(url)  # 5 seconds
    urllib.request.urlopen("file:///etc/hosts")
    return requests.get


async def relative(client: httpx.AsyncClient):
    await client.get("collections")
    await client.get("https://www.example.com/")
