"""Loaded through dir()."""

import os
from datetime import timedelta

#################
# Connections
#################

# How many orders are served at a time.
# More of them wait.
CONCURRENT_ORDERS = 16

#: Seconds before an order is given up.
ORDER_TIMEOUT_SECONDS: float = 2 * 60.0
RETRY_AFTER = timedelta(minutes=5)
CACHE_MB = 64  # per process
HOSTS = {"b", "a"}
PORT = int(os.environ.get("SHOP_PORT", "8080"))
DEBUG = os.getenv("SHOP_DEBUG", "") == "1"
BROKER_URL = "amqp://shop:hunter2@broker/"
# API_TOKEN = "commented-out"
API_TOKEN = "abc123"
NO_TOKEN = None
STORES = {"default": {"URL": "https://store/", "PASSWORD": "hunter2", "RETRIES": 3}, "other": "redis://:pw@cache/1"}
LOCALE: str | None = None

FEATURES = ["base"]
FEATURES.append("search")
FEATURES += ["maps"]

if os.name == "nt":
    SPOOL = "C:/spool"
else:
    SPOOL = "/var/spool"

if PORT == 80:
    PLAIN_HTTP = True

try:
    import uvloop
except ImportError:
    uvloop = None
LOOP = "uvloop" if uvloop else "asyncio"
BEHIND, AHEAD = 1, 2

# none of these
_INTERNAL = 1
lower = 2
Mixed = 3


def HELPER():
    LOCAL = 1
    return LOCAL
