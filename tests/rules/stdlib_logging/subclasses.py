"""Handlers of the project's own classes: told where they are made, with what the class says for all."""

import logging
import logging.handlers
import os
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


class Colored(logging.StreamHandler):
    """Takes the stream as it is given; level and format come later."""

    def __init__(self, stream=None):
        super().__init__(stream)
        self.colored = sys.stderr.isatty()


def console():
    handler = Colored()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)


def plain_console():
    handler = Colored(sys.stdout)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logging.getLogger().addHandler(handler)


def add(path):
    logging.getLogger("shop").addHandler(logging.FileHandler(path))


add("/var/log/shop/added.log")


class GroupFileHandler(logging.handlers.RotatingFileHandler):
    def __init__(self, filename, mode):
        self.mode = mode
        super(GroupFileHandler, self).__init__(filename)


def of_the_cluster(config):
    handler = GroupFileHandler(os.path.join(config["dir"], "cluster.log"), 0o640)
    logging.getLogger().addHandler(handler)


# none of these: a class is no handler that is set up, what a command prints is no log


class Given(logging.FileHandler):
    def __init__(self, path):
        super().__init__(path, delay=True)


class Mixed(logging.handlers.RotatingFileHandler):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)


said = logging.StreamHandler(sys.stdout)
said.setFormatter(logging.Formatter("%(message)s"))
