"""Warnings, and what they are about."""

import warnings
from warnings import warn

from sqlalchemy.exc import SADeprecationWarning


class RemovedInShop3Warning(DeprecationWarning):
    pass


class RemovedInShop4Warning(PendingDeprecationWarning):
    pass


def old_total(order):
    warnings.warn("old_total() is deprecated since 2.1 and will be removed in 3.0. Use total() instead.", DeprecationWarning, stacklevel=2)


def place(order, discount=None, **kwargs):
    if discount is not None:
        warn("Passing discount is deprecated, use coupon instead", category=FutureWarning)
    if "rebate" in kwargs:
        warnings.warn("the rebate argument has no effect and will go away in shop 4.0", RemovedInShop4Warning)
    if order.legacy:
        warnings.warn("LEGACY_ORDERS is deprecated as of 2.0.", RemovedInShop3Warning)


class OldWorker:
    def __init__(self, queue):
        warnings.warn(RemovedInShop3Warning(f"OldWorker is deprecated in favor of `shop.worker.Worker`; it handles {queue} no more."))

    @property
    def size(self):
        message = "Worker.size is going; it will be removed in version 3.2"
        warnings.warn(message, DeprecationWarning, 2)
        return 1


class Sorter:
    def __init__(self, penalty="l2", jobs=None):
        self.penalty = penalty

    def fit(self, rows):
        if self.penalty != "l2":
            warnings.warn("'penalty' was deprecated in version 1.8 and will be removed in 1.10.", FutureWarning)
        if rows:
            warnings.warn("Sorting rows twice is deprecated", FutureWarning)
        if not rows:
            warnings.warn("Sorting nothing is deprecated since Sorter 2", FutureWarning)
        if rows == "deprecated" and "jobs" in rows:
            warnings.warn("Option `--jobs` is deprecated and will raise an error in a future release.", DeprecationWarning)


def outside():
    warnings.warn("use engine.connect()", SADeprecationWarning)
    warnings.warn_explicit("outside is obsolete since v1.9", PendingDeprecationWarning, "shop.py", 1)


def dated():
    warnings.warn("This endpoint is replaced by 'orders_v2' and will be removed after 2027-01-31", DeprecationWarning)


warnings.warn("shop.compat is deprecated", DeprecationWarning)


def by_month():
    warnings.warn("by_month is deprecated and will be removed after March 2027. Use monthly instead.", DeprecationWarning)


# none of these: other categories, filters, warnings passed on, functions that announce for their callers


def other(record, order):
    warnings.warn("order is late", UserWarning)
    warnings.warn("order is late")
    warnings.warn("the disk is full", RuntimeWarning)
    warnings.warn(record.message, record.category)
    warnings.warn(str(record.message), type(record))
    warnings.filterwarnings("ignore", "old_total is deprecated", DeprecationWarning)
    warnings.simplefilter("error", DeprecationWarning)
    warnings.warn(order, DeprecationWarning)
    raise DeprecationWarning


def warn_deprecated(name, instead, message):
    warnings.warn(f"{name} is deprecated, use {instead}", DeprecationWarning)
    warnings.warn(message, DeprecationWarning)


def deprecated(function):
    def wrapper(*args):
        warnings.warn(f"The '{function.__name__}' function is deprecated", DeprecationWarning)
        return function(*args)

    return wrapper


class Announcer:
    def warn(self, message, category):
        self.said = message


Announcer().warn("we are deprecated", DeprecationWarning)
