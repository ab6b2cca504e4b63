from aiolimiter import AsyncLimiter
from celery import shared_task
from django.conf import settings
from django_ratelimit.decorators import ratelimit
from flask import Flask
from flask_limiter import Limiter
from rest_framework.throttling import UserRateThrottle

app = Flask(__name__)
limiter = Limiter(app, default_limits=["200 per day", "50/hour"])
REST_FRAMEWORK = {
    "DEFAULT_THROTTLE_RATES": {
        "anon": "100/day",
        "user": "1000/hour",
    },
}
outgoing = AsyncLimiter(10, 1)


@limiter.limit("5 per 10 minutes")
def login():
    pass


@ratelimit(key="ip", rate="10/m")
def search(request):
    pass


@shared_task(rate_limit="30/m", time_limit=settings.TASK_SECONDS, soft_time_limit=60)
def crawl():
    pass


class Burst(UserRateThrottle):
    scope = "burst"
    rate = "60/min"


# none of these


@limiter.limit(lambda: "5/minute")
def computed():
    pass


def passing():
    return AsyncLimiter(3)


DATES = "5/12/2026"


@limiter.exempt
def free():
    pass
