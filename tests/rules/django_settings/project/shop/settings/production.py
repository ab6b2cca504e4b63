"""Takes all of the base module and changes some."""

import os

from .base import *  # noqa: F403

ALLOWED_HOSTS = ["shop.example"]
INSTALLED_APPS += ["audit"]
if os.environ.get("SENTRY_DSN"):
    SENTRY_DSN = os.environ["SENTRY_DSN"]
if "DEBUG" in os.environ:
    DEBUG = True
