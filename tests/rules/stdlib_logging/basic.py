"""basicConfig: one call that sets up the root logger."""

import logging
import sys
from logging import DEBUG, basicConfig

logging.basicConfig()
logging.basicConfig(filename="/var/log/shop.log", level=logging.INFO, format="%(message)s")
basicConfig(stream=sys.stdout, level=DEBUG)


def main(args, options):
    logging.basicConfig(filename=args.log_file, level=args.level)
    logging.basicConfig(filename=None, level="info")
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
