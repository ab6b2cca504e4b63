"""Nobody names it, but it can be nothing else."""

import os

INSTALLED_APPS = ["blog"]
MIDDLEWARE = []
ROOT_URLCONF = "shop.urls"
TIME_ZONE = os.environ.get("TZ", "UTC")
if os.environ.get("CACHE_URL"):
    CACHES = {"default": {"BACKEND": "redis", "LOCATION": os.environ["CACHE_URL"]}}
else:
    CACHES = {"default": {"BACKEND": "dummy"}}

# none of these
from shop.settings.base import ORDERS_PER_PAGE
