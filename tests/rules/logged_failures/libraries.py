"""Loggers of other libraries."""

import daiquiri
import logging

import logbook
from loguru import logger
from twisted.logger import Logger
from twisted.python import log

LOG = logging.getLogger(__name__)
BOOK = logbook.Logger("shop")
DAIQUIRI = daiquiri.getLogger(__name__)
TWISTED = Logger()


def report(order, error):
    logger.warning("order {} is late", order.id)
    logger.bind(shop=1).error("order {id} is lost", id=order.id)
    logger.opt(exception=True).critical("the shop is closed")
    logger.exception("cannot save orders")
    BOOK.error("no stock of {0}", order.id)
    TWISTED.warn("order {order} is late", order=order)
    TWISTED.failure("cannot ship orders")
    log.err(error, "cannot pack the order")
    DAIQUIRI.warning("order %s waits", order.id)


# none of these: lower levels, or nothing but the level in words


def quiet(order, error):
    logger.info("order {} is shipped", order.id)
    logger.success("all orders are shipped")
    TWISTED.info("order {order} is shipped", order=order)
    log.msg("packed")
    log.err(error)
    LOG.error("Error: %s", error)
    LOG.exception("Exception")
    LOG.warning("unexpected error")
