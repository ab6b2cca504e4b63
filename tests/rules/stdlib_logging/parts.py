"""Descriptions that are put together from parts, and formatters that write JSON."""

import copy
import json
import logging
from logging import config, handlers

import yaml
from pythonjsonlogger.json import JsonFormatter

BASE = {
    "version": 1,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(message)s"}, "json": {"()": "pythonjsonlogger.json.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
}
FILES = {
    name: {
        "class": "logging.handlers.RotatingFileHandler",
        "filename": f"/var/log/shop/{name}.log",
        "maxBytes": 1000,
        "backupCount": 4,
        "formatter": "json",
    }
    for name in ("api", "worker")
}


def described(level):
    out = copy.deepcopy(BASE)
    out["handlers"]["console"]["level"] = "WARNING"
    out["handlers"].update(FILES)
    return out


def set_up(args):
    config.dictConfig(described("INFO"))
    config.dictConfig(BASE | {"handlers": {"mail": {"class": "logging.handlers.SMTPHandler", "mailhost": ("mail", 25), "level": "ERROR"}}})
    config.dictConfig({**BASE, "handlers": {"log": {"class": "logging.handlers.SysLogHandler", "address": "/dev/log", "facility": "local3"}}})


def from_file(args):
    with open(args.log_config) as file:
        config.dictConfig(yaml.safe_load(file))
    with open("/etc/shop/logging.json") as file:
        loaded = json.loads(file.read())
    config.dictConfig(loaded)


def by_hand():
    out = logging.StreamHandler()
    out.setFormatter(JsonFormatter("%(asctime)s %(message)s"))
    return out


# none of these: what keeps records for another handler, and nothing but a handler


def passed_on(handler: logging.Handler):
    logging.getLogger().addHandler(handlers.MemoryHandler(100, target=handler))
    logging.getLogger().addHandler(handler)
    config.dictConfig({"version": 1, "handlers": {"memory": {"class": "logging.handlers.MemoryHandler", "capacity": 10}}})
