"""Descriptions that dictConfig is given: literal, put together, changed before use."""

import logging
import logging.config
import os
import sys
from logging.config import dictConfig

LOG_DIR = os.environ.get("LOG_DIR", "/var/log")
FORMATTERS = {"plain": {"format": "%(message)s"}, "json": {"()": "pythonjsonlogger.jsonlogger.JsonFormatter", "fmt": "%(asctime)s"}}


class Kept(logging.FileHandler):
    def __init__(self, filename, days):
        super().__init__(filename)
        self.days = days


class Teed(logging.StreamHandler):
    pass


def make_handler(queue):
    return logging.handlers.QueueHandler(queue)


dictConfig(
    {
        "version": 1,
        "formatters": FORMATTERS,
        "filters": {"quiet": {"()": "shop.logs.Quiet"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "plain", "level": "INFO"},
            "errors": {"class": "logging.StreamHandler", "level": logging.ERROR, "filters": ["quiet"]},
            "file": {
                "class": "logging.handlers.RotatingFileHandler",
                "filename": os.path.join(LOG_DIR, "shop.log"),
                "maxBytes": 1024 * 1024,
                "backupCount": 4,
                "formatter": "json",
            },
            "nightly": dict(
                [("class", "logging.handlers.TimedRotatingFileHandler")],
                filename="/var/log/shop/nightly.log", when="midnight", backupCount=30, formatter="missing",
            ),
            "syslog": {"class": "logging.handlers.SysLogHandler", "address": ("logs.example.org", 514)},
            "queue": {"()": make_handler, "queue": "ext://shop.logs.queue"},
            "sentry": {"class": "sentry_sdk.integrations.logging.EventHandler", "level": "WARN"},
            "other_file": {"class": "cloud_logs.FileHandler", "filename": f"{LOG_DIR}/cloud.log"},
            "kept": {"()": Kept, "filename": "/var/log/shop/kept.log", "days": 30},
            "teed": {"class": "dict_config.Teed", "stream": sys.stderr},
            "silent": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["console"], "level": "INFO"},
    }
)


def configure(path, verbose, extra):
    config = {"version": 1, "handlers": {"main": {"class": "logging.FileHandler", "filename": "main.log"}}}
    config["handlers"]["main"]["filename"] = path
    config["handlers"]["second"] = {"class": "logging.FileHandler", "filename": "second.log"}
    if verbose:
        config["handlers"]["main"]["level"] = "DEBUG"
    config["handlers"]["main"].update(**extra)
    logging.config.dictConfig(config)


def from_file(path):
    logging.config.dictConfig(load(path))
    logging.config.fileConfig("/etc/shop/logging.ini", disable_existing_loggers=False)
    logging.config.fileConfig(path)


# none of these: other functions of that name, a change of levels only, a dict of another shape

dictConfig({"version": 1, "incremental": True, "loggers": {"shop": {"level": "INFO"}}, "handlers": {"console": {"level": "DEBUG"}}})


class Dictionary:
    def dictConfig(self, config):
        return config

    def fileConfig(self, fname):
        return fname


Dictionary().dictConfig({"version": 1, "handlers": {"x": {"class": "logging.FileHandler", "filename": "x"}}})
Dictionary().fileConfig("/etc/words")
LOGGING = {"handlers": {"x": {"class": "logging.FileHandler", "filename": "x"}}}
LOG_CONFIG = ["version", "handlers"]
OTHER = {"version": 1, "handlers": {"x": {"class": "logging.FileHandler", "filename": "x"}}}
