"""Level and format that a handler gets later, and subclasses of handlers."""

import logging
import logging.handlers
import os
from pathlib import Path

LOG_DIR = Path(os.environ["LOG_DIR"])
FORMAT = "%(asctime)s %(message)s"


def configure(settings, *options, **more):
    handler = logging.handlers.RotatingFileHandler(os.path.join(settings.log_dir, "shop.log"), maxBytes=settings.size, backupCount=3)
    handler.setLevel(logging.INFO)
    handler.setFormatter(logging.Formatter(FORMAT, datefmt="%H:%M"))
    other = logging.FileHandler(LOG_DIR / f"{settings.name}.log")
    other.setLevel("warn")
    formatter = logging.Formatter(fmt="%(levelname)s %(message)s")
    other.setFormatter(formatter)
    either = logging.StreamHandler()
    if settings.debug:
        either.setLevel(logging.DEBUG)
    else:
        either.setLevel(logging.INFO)
    either.setFormatter(settings.formatter)
    logging.FileHandler(settings.path).setLevel(10)
    logging.handlers.RotatingFileHandler(*options)
    logging.handlers.RotatingFileHandler("/var/log/shop/more.log", **more)


class AuditHandler(logging.handlers.TimedRotatingFileHandler):
    """Keeps a year."""

    def __init__(self, name):
        super().__init__(f"/var/log/audit/{name}.log", when="D", backupCount=365)


class QuietHandler(logging.StreamHandler):
    pass


class Service:
    def __init__(self):
        self.console = QuietHandler()
        self.console.setLevel(logging.ERROR)
        self.audit = AuditHandler("orders")


def connect():
    from rich.logging import RichHandler

    logger = logging.getLogger("shop.orders")
    logger.addHandler(RichHandler())
    logging.root.addHandler(hdlr=RichHandler())


for area in ("orders", "payments"):
    logging.getLogger(area).addHandler(logging.FileHandler(f"/var/log/shop/{area}.log"))


# none of these: setters of other objects, handlers that are found where they are made, classes that are no handlers


class Pager(logging.Handler):
    def emit(self, record):
        page(record)


class Dial:
    def setLevel(self, level):
        self.level = level


Dial().setLevel(logging.INFO)
logging.getLogger("shop").setLevel(logging.DEBUG)
logging.getLogger("shop").addHandler(logging.NullHandler())


def attach(handler, logger):
    logger.addHandler(handler)
    logging.getLogger("shop").addHandler(handler)
    server.addHandler(Pager)
    logging.getLogger().addHandler(Pager())


def console(init_context):
    import coloredlogs

    logger = logging.getLoggerClass()(init_context.name)
    logger.addHandler(coloredlogs.StandardErrorHandler())
