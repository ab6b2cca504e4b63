"""Handlers of the project's own classes: told where they are made, with what the class says for all."""

import logging
import logging.handlers
import sys

LOG_DIR = "/var/log/shop"


class Cleaning(logging.handlers.TimedRotatingFileHandler):
    """Changes nothing of what it is given."""

    def __init__(self, *args, **kwargs):
        kwargs["encoding"] = "utf-8"
        super().__init__(*args, **kwargs)
        self.clean()


class Audit(logging.handlers.RotatingFileHandler):
    """Always the same file."""

    def __init__(self, level=logging.INFO):
        super().__init__("/var/log/shop/audit.log", maxBytes=1000, backupCount=3)


class Daily(logging.handlers.TimedRotatingFileHandler):
    """Its own way to be made."""

    def __init__(self, name, keep=7):
        super().__init__(f"{LOG_DIR}/{name}.log", when="D", backupCount=keep)


nightly = Cleaning("/var/log/shop/nightly.log", when="midnight", backupCount=14)
orders = Daily("orders")
payments = Daily("payments", keep=30)


def add(path):
    logging.getLogger("shop").addHandler(logging.FileHandler(path))


add("/var/log/shop/added.log")


# none of these: a class is no handler that is set up, what a command prints is no log


class Given(logging.FileHandler):
    def __init__(self, path):
        super().__init__(path, delay=True)


class Mixed(logging.handlers.RotatingFileHandler):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)


said = logging.StreamHandler(sys.stdout)
said.setFormatter(logging.Formatter("%(message)s"))
