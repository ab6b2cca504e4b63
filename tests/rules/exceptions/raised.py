"""Exceptions with messages, and programs that exit with one."""

import argparse
import sys
from sys import exit as leave

import click
from click import UsageError as Usage
from django.core.management.base import CommandError
from django.core.exceptions import ImproperlyConfigured
from fastapi import HTTPException

NO_SPACE = "no space left on %s"


def save(path, order, error):
    if not path:
        raise ImproperlyConfigured("path of the orders is missing")
    if order.total < 0:
        raise ImproperlyConfigured(f"shop {order.id} has a negative total")
    try:
        write(path)
    except OSError as e:
        raise RuntimeError("cannot write %s: %s" % (path, e)) from e
    except KeyError:
        raise click.ClickException("no such key: " + path)
    if order.late:
        raise Usage("give --late for late orders")
    if order.full:
        raise OSError(28, NO_SPACE % path, path)
    if order.gone:
        raise HTTPException(status_code=503, detail="orders are down for maintenance")
    if order.unknown:
        raise HTTPException(500, "no such order: %s", order.id)
    if order.banned:
        raise OSError("could not ban %s, the status is %s", (order.store, order.status if order else None))
    if order.done:
        raise OSError(5, "order is 100% done", path)
    error = CommandError("order {} cannot be shipped".format(order.id))
    raise error


def find(name):
    raise FileNotFoundError(f"no order {name}" if name else "no name given")


def main(rc, parser: argparse.ArgumentParser, ctx: click.Context):
    if rc == 5:
        parser.error("give at least one order")
    if rc == 6:
        argparse.ArgumentParser().exit(3, f"stopped with {rc} orders left")
    if rc == 7:
        ctx.fail("no such queue: %s" % rc)
    if rc:
        sys.exit("shop: stopped by an error")
    leave("nothing to do here")
    raise SystemExit(f"exit status {rc} of the import")


# none of these: passed on, for programmers, without words


def passed_on(error, factory, names):
    try:
        save(None)
    except ValueError:
        raise
    except KeyError as e:
        raise e
    except OSError as e:
        raise factory(e, "made by somebody else")
    raise error


def programming(value, key):
    raise NotImplementedError("write this one day")
    raise TypeError("value must be a number")
    raise AttributeError("no attribute of that name")
    raise StopIteration("no more rows")
    raise AssertionError("cannot happen at all")
    raise KeyError(key)
    raise KeyError("timeout")
    raise Exception("two_words")
    raise Exception("boom")
    raise OSError("Update failed")
    raise OSError("could not lock shop_table_dict")
    raise Exception("")
    raise ValueError(value)
    raise ValueError
    raise ValueError("")
    raise ValueError("{}".format(value))
    raise KeyboardInterrupt("stop it now")
    raise DeprecationWarning("old and tired")
    sys.exit(1)
    sys.exit(main(0))
    sys.exit()
    raise SystemExit(2)


def made(text):
    return ValueError(text)


def by_function():
    raise made("text of a function")


class exits:
    def exit(self, text):
        return text


exits().exit("through the door")
errors = []
errors.error("of a list")
