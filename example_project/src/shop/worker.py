"""The task queue."""

import logging
from logging.handlers import TimedRotatingFileHandler

from celery import Celery
from celery.schedules import crontab
from celery.signals import after_setup_logger

from shop.settings import settings

app = Celery("shop", broker=str(settings().broker_url), include=["shop.orders.tasks"])
app.conf.task_acks_late = True
app.conf.task_time_limit = 300
app.conf.beat_schedule = {
    "send-reminders": {"task": "shop.orders.tasks.send_reminders", "schedule": crontab(hour=7, minute=30)},
    "prune-orders": {"task": "shop.orders.tasks.prune_orders", "schedule": crontab(day_of_week="sun", hour=3, minute=0)},
    "refresh-stock": {"task": "shop.orders.tasks.refresh_stock", "schedule": 300.0},
}


@after_setup_logger.connect
def log_to_file(logger: logging.Logger, **_: object) -> None:
    """Give the workers a log file of their own, kept for two weeks."""
    handler = TimedRotatingFileHandler("/var/log/shop/worker.log", when="midnight", backupCount=14)
    handler.setLevel(logging.INFO)
    logger.addHandler(handler)
