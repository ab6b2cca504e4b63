"""Behind a switch, and behind the question whether the root has a handler."""

import logging


class Command:
    def set_up(self):
        if self.args.debug:
            logging.basicConfig(level=logging.DEBUG, format="%(asctime)s debug")
        else:
            logging.basicConfig(level=logging.INFO, format="%(asctime)s plain")


def ensure():
    if not logging.root.handlers:
        logging.basicConfig(level=logging.DEBUG, format="%(asctime)s ensured")


def to_file(enabled):
    if enabled:
        logging.basicConfig(level=logging.DEBUG, filename="/var/log/shop/debug.log")


# none of these: only while somebody debugs


def external(enabled=True):
    root = logging.getLogger()
    if enabled:
        logging.basicConfig(level=logging.DEBUG, format="%(asctime)s external")
    else:
        root.addHandler(logging.NullHandler())
