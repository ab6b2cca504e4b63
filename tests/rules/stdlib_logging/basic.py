"""basicConfig: one call that sets up the root logger."""

import logging
import sys
from logging import DEBUG, basicConfig


def of_shop():
    logging.basicConfig()


def of_orders():
    logging.basicConfig(filename="/var/log/shop.log", level=logging.INFO, format="%(message)s")


def of_stock():
    basicConfig(stream=sys.stdout, level=DEBUG)


def main(args, options):
    logging.basicConfig(filename=args.log_file, level=args.level)


def by_default(args, options):
    logging.basicConfig(filename=None, level="info")


def with_handlers(args, options):
    logging.basicConfig(level=logging.INFO, format="%(name)s", handlers=[logging.FileHandler("/tmp/shop.log"), logging.StreamHandler()])


# none of these: what cannot be read at all, and other functions of that name


def quiet(options):
    logging.basicConfig(**options)


def basicConfig_(filename):
    return filename


class Setup:
    def basicConfig(self, filename):
        self.filename = filename


basicConfig_("/var/log/other.log")
Setup().basicConfig(filename="/var/log/other.log")
