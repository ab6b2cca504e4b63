"""Warnings that a helper of the project gives for whoever calls it."""

import functools
import warnings


class RemovedInShop4Warning(DeprecationWarning):
    pass


def warn_deprecated(name, instead, category=RemovedInShop4Warning):
    warnings.warn(f"{name} is deprecated, use {instead}() instead", category, stacklevel=3)


def announce(message):
    text = message + " It will be removed in 5.0."
    warnings.warn(text, DeprecationWarning, stacklevel=3)


def deprecated(message, removed_in=None):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            warnings.warn(f"{function.__name__} is deprecated: {message}", DeprecationWarning)
            return function(*args)

        return wrapper

    return decorate


def old_total(order):
    warn_deprecated("old_total", "total")
    return order


def place(order, discount=None):
    if discount is not None:
        warn_deprecated("discount", "coupon", FutureWarning)
    announce("Orders without a currency are deprecated.")


class Cart:
    @deprecated("Use Basket.fill instead.")
    def fill(self):
        pass


@deprecated("nobody needs it")
def sweep():
    pass


# none of these: what is not known, what no one outside uses, other categories


def passed_on(name, message):
    warn_deprecated(name, "total")
    announce(message)
    warn_deprecated("old_total", "total", UserWarning)
    warn_deprecated("_inner", "total")


def renamed(**names):
    def decorate(function):
        def wrapper(**kwargs):
            for old, new in names.items():
                if old in kwargs:
                    text = f"{function.__name__} parameter {old} is deprecated, use {new} instead"
                    warnings.warn(text, DeprecationWarning)
            return function(**kwargs)

        return wrapper

    return decorate


@renamed(rebate="discount")
def sell(discount):
    pass


def tell(message):
    warnings.warn(message, UserWarning)


tell("old_total is deprecated")


class Entity:
    def __init__(self, name, kind=None):
        if kind is None:
            warnings.warn(f"Entities need a kind from 3.0 on. Give one to '{name}'.", DeprecationWarning)


def map_entity(row):
    return Entity("orders")
