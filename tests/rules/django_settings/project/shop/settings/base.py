"""What all deployments share; found through the one that manage.py names."""

import os
from pathlib import Path

from split_settings.tools import include, optional

BASE_DIR = Path(__file__).resolve().parent.parent

# SECURITY WARNING: keep the secret key used in production secret!
SECRET_KEY = "django-insecure-hunter2"
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "").split(",")
INSTALLED_APPS = ["django.contrib.admin", "blog"]
EMAIL_PORT = int(os.getenv("EMAIL_PORT", "587"))
EMAIL_HOST_PASSWORD = os.environ["EMAIL_PASSWORD"]
SESSION_COOKIE_AGE = 60 * 60
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "shop",
        "PASSWORD": "hunter2",
        "CONN_MAX_AGE": 60,
    }
}
# Ours: how many orders a page shows.
ORDERS_PER_PAGE = 50
STRIPE_SECRET_KEY = os.environ.get("STRIPE_SECRET_KEY")

include("components/*.py", optional("local.py"))

# none of these
_PRIVATE = 1
lower_case = 2
