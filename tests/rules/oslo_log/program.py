"""A program that sets up its logs with oslo.log."""

from oslo_config import cfg
from oslo_log import log as logging

CONF = cfg.CONF


def main():
    logging.register_options(CONF)
    logging.setup(CONF, "shop")


# none of these sets up logs


def quiet(logger):
    logging.getLogger("shop")
    logger.setup(CONF, "shop")
