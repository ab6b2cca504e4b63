"""What gives the root its handlers."""

import logging.config


def configure():
    logging.config.dictConfig({"version": 1, "root": {"handlers": ["c"]}, "handlers": {"c": {"class": "logging.StreamHandler"}}})


def configure_maybe(given):
    if given:
        logging.config.dictConfig(given)
