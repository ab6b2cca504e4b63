from .settings import *  # noqa: F403
from .settings import LOGGING

LOGGING["handlers"]["file"] = {"class": "logging.handlers.WatchedFileHandler", "filename": "/var/log/shop/shop.log"}


class Configuration:
    """As django-configurations has it."""

    LOGGING = {"version": 1, "handlers": {"syslog": {"class": "logging.handlers.SysLogHandler", "address": "/dev/log"}}}
