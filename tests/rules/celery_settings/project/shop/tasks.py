"""An application, and every way to set it."""

import os
from datetime import timedelta

from celery import Celery, current_app

app = Celery("shop", broker=os.environ.get("BROKER_URL", "redis://localhost/0"), backend="rpc://", include=["shop.tasks"], task_acks_late=True)
app.conf.task_time_limit = 300
app.conf.result_expires = timedelta(hours=1)
app.conf["worker_prefetch_multiplier"] = 1
app.conf.update(
    # Seconds.
    broker_connection_timeout=10,
    redis_password="hunter2",
)
app.conf.update({"worker_max_tasks_per_child": 100, "unheard_of": 1})
app.add_defaults({"timezone": "UTC"})
app.config_from_object("shop.celeryconfig")
current_app.conf.task_serializer = "json"


class Extra:
    enable_utc = True
    CELERYD_CONCURRENCY = 4


other = Celery("other")
other.config_from_object(Extra)


# none of these
app.conf.unheard_of = 1
app.user_options = {}


class NotLoaded:
    enable_utc = True


class Thing:
    pass


Thing().conf.task_time_limit = 1
