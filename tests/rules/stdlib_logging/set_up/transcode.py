"""The first call counts, also for what functions of the module do later."""

import logging
import sys

logging.basicConfig(format="%(asctime)s %(message)s")


def again():
    logging.basicConfig(stream=sys.stdout, level=logging.INFO, force=True)


# none of these: the root logger has its handler


def single():
    logging.basicConfig(stream=sys.stdout, level=logging.INFO)


logging.basicConfig(filename="/var/log/late.log")
