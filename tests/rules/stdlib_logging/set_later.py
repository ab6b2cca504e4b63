"""Limits that are set on a handler after it was made."""

import logging
from logging.handlers import RotatingFileHandler


class OwnHandler(RotatingFileHandler):
    def __init__(self, filename):
        super().__init__(filename)


def set_up(config):
    handler = OwnHandler("/var/log/shop.log")
    handler.maxBytes = config["size"]
    handler.backupCount = int(config.get("count", 4))
    logging.getLogger().addHandler(handler)


# none of these


class Box:
    def __init__(self, handler):
        self.maxBytes = handler


Box(RotatingFileHandler)
