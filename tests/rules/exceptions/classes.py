"""Exceptions whose class knows the message."""

import abc
from abc import abstractmethod


class ShopError(OSError):
    """As OpenStack does it: a format on the class, values at the raise."""

    msg_fmt = "An unknown error occurred."

    def __init__(self, message=None, **kwargs):
        self.kwargs = kwargs
        if not message:
            message = self.msg_fmt % kwargs
        super().__init__(message)


class OrderNotFound(ShopError):
    msg_fmt = "Order %(order_id)s could not be found."


class UpdateFailed(ShopError):
    msg_fmt = "Failed to update %(order_id)s, error: %(error)s"


class QuotaExceeded(OSError):
    def __init__(self, name, limit):
        self.name = name
        super().__init__(f"quota of {name} is {limit}, and used up")


class Kept(OSError):
    def __init__(self, name):
        self.message = "no backup of {}".format(name)
        OSError.__init__(self, self.message)


class Told(OSError):
    def __init__(self, path):
        self.path = path

    def __str__(self):
        return f"cannot lock {self.path}"


class Coded(OSError):
    def __init__(self, code, text="the gateway gave no reason"):
        super().__init__(text)


class Busy(OSError):
    message = "the importer is busy"


class Spooled(ShopError):
    message = "An unknown error occurred."

    def __init__(self, message=None):
        self.message = message or self.message
        super().__init__(self.message)


class Hinted(ShopError):
    pass


def work(name, order):
    if order is None:
        raise OrderNotFound(order_id=name)
    if name == "x":
        raise OrderNotFound("order x is not for sale")
    if name == "u":
        raise UpdateFailed(order_id=name, error="another process changed it")
    if name == "q":
        raise QuotaExceeded("orders", 5)
    if name == "k":
        raise Kept(name)
    if name == "t":
        raise Told("/run/shop.lock")
    if name == "c":
        raise Coded(5, "gateway said no")
    if name == "d":
        raise Coded(6)
    if name == "b":
        raise Busy
    if name == "m":
        raise Spooled(message="the spool of {} is full".format(name))
    raise Hinted("disk is full", hint="Free some space, then start again.")


# none of these: classes without a message, abstract methods, what the language calls


class Silent(OSError):
    """Says nothing."""


class Sealed(ShopError):
    pass


class Base(abc.ABC):
    @abstractmethod
    def run(self):
        raise ShopError("a subclass must do this")

    def __getattr__(self, name):
        raise LookupError(f"no attribute {name}")

    def quiet(self):
        raise Silent
        raise Silent(5)
        raise Silent("timeout")
