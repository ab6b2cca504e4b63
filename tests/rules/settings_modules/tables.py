"""Dicts and pairs that hold the defaults of a configuration, and trees of option objects."""

import types
from datetime import timedelta
from typing import NamedTuple

from werkzeug.datastructures import ImmutableDict


class App:
    default_config = ImmutableDict(
        {
            "DEBUG": None,
            "SECRET_KEY": "dev",
            "SESSION_LIFETIME": timedelta(days=31),
            # Bytes of a request's body.
            "MAX_CONTENT_LENGTH": 16 * 1024,
        }
    )


DEFAULT_CONFIG = {"REQUEST_TIMEOUT": 60, "REAL_IP_HEADER": None, "LOGO": "shop.svg"}
DEFAULTS = types.MappingProxyType(dict(PAGE_SIZE=100, UNIT_PRICE=0.5, CURRENCY="EUR"))
_consumer_defaults_config = (("workers", 1), ("worker_type", "thread"), ("initial_delay", 0.1))
merged_default_config = dict(App.default_config | {"BODY_TIMEOUT": 60, "ENV": None, "RESPONSE_TIMEOUT": 5})
default_settings: dict[str, object] = {"bind": "::", "port": 80, "reload": False}


class Option:
    alternative = None

    def __init__(self, default=None, *args, **kwargs):
        self.default = default
        for name, value in kwargs.items():
            setattr(self, name, value)


def Space(**options):
    return options


NAMESPACES = Space(
    enable_utc=Option(True, type="bool"),
    timezone=Option(type="string"),
    broker=Space(
        url=Option(None, type="string"),
        pool_limit=Option(10, type="int"),
        # Passed to the transport.
        transport_options=Option({}, type="dict"),
        password=Option("guest", type="string"),
    ),
)


class Opt(NamedTuple):
    default: object
    rebuild: str = ""
    type: object = None
    help: str = ""


VALUES = {
    "project": Opt("Project name not set", "env"),
    "copyright": Opt("", "html", str, "Who holds the rights."),
    "needs": Opt(None, type=list),
    "limit": Opt(default=50),
}


# none of these
COLOURS = {"RED": 1, "GREEN": 2, "BLUE": 3}
DEFAULT_HEADERS = {"Accept": "*/*", "User-Agent": "shop", "X-Shop": "1"}
DEFAULT_LOGGING_CONFIG = {"version": 1, "handlers": {}, "formatters": {}}
default_prices = {"apple": 1, "pear": 2, "plum": 3}
DEFAULT_PAIR = {"ONE": 1, "TWO": 2}
default_config_of = {"a.b": 1, "c d": 2, "e": 3}


class Column:
    def __init__(self, name, width=0):
        self.name = name


COLUMNS = Space(a=Column("a"), b=Column("b"), c=Column("c"), d=Column("d"))
FEW = Space(a=Option(1), b=Option(2))


def local():
    DEFAULT_CONFIG = {"A": 1, "B": 2, "C": 3}
    return DEFAULT_CONFIG
