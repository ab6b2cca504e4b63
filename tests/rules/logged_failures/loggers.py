"""Loggers of every origin, and every way to log a warning or worse."""

import logging
from logging import LoggerAdapter, getLogger, warning
from logging import error as log_error

from celery.utils.log import get_task_logger
from flask import Flask, current_app
from oslo_log import log as oslo_logging

import structlog
from structlog.stdlib import get_logger

LOG = logging.getLogger(__name__)
CHILD = getLogger("shop").getChild("orders")
TASK_LOG = get_task_logger(__name__)
OSLO = oslo_logging.getLogger(__name__)
ADAPTED = LoggerAdapter(LOG, {"shop": 1})
EVENTS = structlog.get_logger().bind(service="shop")
MORE_EVENTS = get_logger()
app = Flask(__name__)
LEVEL = logging.ERROR


class Prefixed(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"shop: {msg}", kwargs


def report(order, error, rows, *parts):
    LOG.warning("order %s has %d rows", order.id, len(rows))
    LOG.warn("payment is slow")
    LOG.error(f"cannot save order {order.id}: {error}")
    LOG.critical("database %(name)s is gone", {"name": order.db})
    LOG.fatal("giving up after " + str(rows) + " rows")
    LOG.log(logging.ERROR, "no route to %s", order.host)
    LOG.log(30, "disk is nearly full")
    LOG.log(LEVEL, "late order at a named level")
    LOG.log(level=50, msg="late order by keyword")
    logging.error("root: %s", error)
    logging.log(logging.CRITICAL, "late order root at a level")
    warning("late order imported function")
    log_error("late order imported and renamed")
    CHILD.error("late order of a child")
    TASK_LOG.warning("late order of a task")
    OSLO.error("late order of oslo.log")
    ADAPTED.error("late order of an adapter")
    Prefixed(LOG, {}).error("late order of an adapter of our own")
    EVENTS.error("payment_failed", order=order.id)
    MORE_EVENTS.warning(event="queue_full")
    app.logger.error("late order of the application")
    current_app.logger.warning("late order of the current application")
    LOG.error("any %s of %s", *parts)


class Worker:
    def __init__(self):
        self.log = logging.getLogger("shop.worker")

    @property
    def logger(self) -> logging.Logger:
        return self.log

    def run(self, job):
        try:
            job()
        except (OSError, KeyError) as error:
            self.log.exception("job %s failed", job.name)
            if error.errno:
                self.logger.error("errno %d of the job", error.errno)
        except Exception:
            self.log.error("unexpected")
        if job.late and job.important:
            message = "late: %s"
        else:
            message = "done late: %s"
        self.log.warning(message, job.name)


class OrderNotFound(Exception):
    pass


def worth_knowing(order):
    LOG.warning("the disk of %s is gone", order)
    try:
        order.load()
    except FileNotFoundError:
        LOG.warning("the file of an order is gone")
    except OrderNotFound:
        LOG.error("an order that was just paid is gone")
    LOG.error("the import failed, see above")
    raise OSError("no import")


def in_parts(plugin):
    LOG.warning("The plugin %s was made for an older version ", plugin)
    LOG.warning("in a way that has trouble with reloading")
    LOG.warning("or with stopping.")
    LOG.warning("the shop goes on")


def of_settings(order):
    LOG.warning("shop_name is deprecated")
    LOG.error("Heartbeat of %s failed", order)


# none of these: lower levels, unknown levels, nothing but a value, messages that say nothing, loggers that are none


def says_nothing(order):
    LOG.error("Heartbeat Error")
    LOG.exception("Error constructing token_class_dict")
    LOG.error("Something went wrong in handle_order()")
    LOG.error("Unexpected error: %s", order)


def answers(order):
    try:
        order.load()
    except OrderNotFound:
        LOG.warning("order %s was not found", order)
    if not order:
        LOG.warning("there is no such order")
        raise OrderNotFound(order)


def quiet(error, level, order):
    LOG.exception("get_order")
    LOG.error("Timeout")
    LOG.info("all is well")
    LOG.debug("details")
    LOG.log(logging.INFO, "fine")
    LOG.log(level, "at an unknown level")
    LOG.error(error)
    LOG.error("%s", error)
    LOG.exception(error)
    LOG.setLevel(logging.ERROR)
    order.error("not a logger")
    order.logger.warning("nobody knows")


class Validator:
    def error(self, message):
        self.errors.append(message)

    def check(self):
        self.error("value is too large")


def logging_of(trees):
    logging = trees
    logging.error("felled in error")


Validator().error("no name")
