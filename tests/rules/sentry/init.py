"""Where errors are reported."""

import os

import sentry_sdk
from django.conf import settings

sentry_sdk.init(dsn=os.environ["SENTRY_URL"], environment="production", traces_sample_rate=0.2)
sentry_sdk.init(settings.SENTRY_DSN, environment=settings.STAGE, traces_sample_rate=float(os.getenv("RATE", "1.0")))
sentry_sdk.init("https://secret@sentry.example.org/1")
sentry_sdk.init()

# none of these: other clients, and what does not say where


def report_to(address):
    sentry_sdk.init(address)


import sentry_like

sentry_like.init(dsn="x")
