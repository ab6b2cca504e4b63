from urllib.request import urlopen

import httpx
from django.conf import settings


def prices():
    return urlopen(settings.DEVICE_SERVER, timeout=3)


# none of these: what only developers run


def scripts():
    httpx.Client(base_url=settings.DEV_API_URL, timeout=5)
    return urlopen(settings.VITE_DEV_SERVER, timeout=2)
