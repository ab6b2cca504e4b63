"""Sinks: files that are turned over by size or time, or never; streams."""

import sys
from datetime import timedelta
from pathlib import Path

from loguru import logger

LOGS = Path("/var/log/shop")

logger.add("/var/log/shop/api.log", rotation="500 MB", retention=5, compression="gz", level="INFO")
logger.add(LOGS / "worker.log", rotation="1 week", retention="10 days", serialize=True)
logger.add("/var/log/shop/beat.log", rotation="00:00", retention=timedelta(days=30), format="{time} {message}", enqueue=True)
logger.add("/var/log/shop/grows.log", level=30)
logger.add("/var/log/shop/moved.log", watch=True)
logger.add("/var/log/shop/small.log", rotation=10_000_000)
logger.add(sys.stderr, level="WARNING", format="{time:HH:mm:ss} {level} {message}")
logger.configure(
    handlers=[
        {"sink": sys.stdout, "serialize": True},
        {"sink": "/var/log/shop/import.log", "rotation": "100 MiB", "retention": 3, "level": "ERROR"},
        dict(sink=f"{LOGS}/{__name__}.log", rotation="sunday at 12:00", retention="2 months"),
    ]
)


def set_up(settings, size):
    logger.add(f"{settings.log_dir}/shop.log", rotation=size, retention=settings.keep)


# none of these: functions, handlers, what another object adds


def other(names, send, handler):
    logger.add(send)
    logger.add(lambda message: send(message))
    logger.add(handler, rotation="1 day")
    names.add("/var/log/shop/no.log")
    logger.remove()
