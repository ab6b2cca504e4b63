"""Logs whose place only an option says."""

import logging
import logging.config
import logging.handlers
import os
import sys
import tempfile

from rich.logging import RichHandler


def set_up(conf, args):
    host = conf.get("log_udp_host", None)
    port = int(conf.get("log_udp_port", 514))
    if host:
        logging.getLogger().addHandler(logging.handlers.SysLogHandler(address=(host, port)))
    address = conf.get("log_address", "/dev/log")
    logging.getLogger().addHandler(logging.handlers.SysLogHandler(address=address))
    logging.basicConfig(filename=args.logfile, format="%(asctime)s %(message)s")
    logging.getLogger().addHandler(logging.FileHandler(conf["audit_file"]))


def configure(log_file, level="INFO"):
    logging.getLogger().addHandler(logging.handlers.WatchedFileHandler(log_file))


def start(config):
    configure(config.log_file, level=config.log_level)


class Plugin:
    def __init__(self, settings):
        self.settings = settings
        self.console = logging.getLogger("shop.plugin.console")

    def start(self):
        handler = logging.FileHandler(self.settings.logfile_path(postfix="console"))
        self.console.addHandler(handler)


def reassigned(log_file):
    if log_file:
        log_file = os.path.abspath(log_file)
        logging.getLogger().addHandler(logging.handlers.WatchedFileHandler(log_file))


def begin(config):
    reassigned(config.barman_log or config.log)


def described(logfile):
    logging.config.dictConfig({"version": 1, "handlers": {"file": {"class": "logging.FileHandler", "filename": logfile}}})


def run_with(options):
    described(options.logfile)


def on_terminal(logger):
    logging.getLogger("shop.console").addHandler(RichHandler())


class Errors:
    def __init__(self, config):
        self.file_name = config.ERROR_FILE
        self.by_context = config.ERROR_FILE_BY_CONTEXT

    def handle(self, context):
        if self.by_context:
            file = self.file_name % context.name
        else:
            file = self.file_name
        logger = logging.getLogger("shop.errors")
        logger.addHandler(logging.handlers.WatchedFileHandler(file))


stream = sys.stdout if os.environ.get("SHOP_PLAIN") else sys.stderr
console = logging.StreamHandler(stream)


class Moving:
    def __init__(self, config):
        self.path = config.FIRST_FILE

    def move(self, config):
        self.path = config.SECOND_FILE

    def handle(self):
        path = self.path
        logging.getLogger().addHandler(logging.FileHandler(path))


# none of these: what an object keeps is no option, what is gone with its folder is no log


def for_any(logger):
    logger.addHandler(RichHandler())


def captured(folder, function):
    def run(task):
        path = os.path.join(folder, "task.log")
        logging.getLogger().addHandler(logging.FileHandler(path, mode="w"))
        function(task)

    return run


def execute(function):
    with tempfile.TemporaryDirectory() as folder:
        captured(folder, function)("task")


class Program:
    def set_up(self):
        logging.getLogger().addHandler(logging.NullHandler(self.path))
