"""Objects that stand for variables."""

import os
from dataclasses import dataclass


class Variable:
    def __init__(self, name, kind, default, help=None):
        self.name = name
        self.kind = kind
        self.default = default

    def raw(self):
        return os.environ.get(self.name)

    def get(self):
        if (value := self.raw()) is not None:
            return self.kind(value)
        return self.default


class Flag(Variable):
    def __init__(self, name, default=False):
        super().__init__(name, bool, default)

    def get(self):
        if self.name not in os.environ:
            return self.default
        return os.environ[self.name].lower() in ("true", "1")


@dataclass
class Number:
    key: str
    fallback: int = 5

    @property
    def value(self):
        return int(os.environ.get(self.key, self.fallback))


PORT = Variable("SHOP_PORT", int, 8000, help="Where it listens.")
GREETING = Variable("SHOP_GREETING", str, default="hello")
NOTHING = Variable("SHOP_NOTHING", float, None)
DEBUG = Flag("SHOP_DEBUG", True)
QUIET = Flag("SHOP_QUIET")
TOKEN = Variable("SHOP_TOKEN", str, "letmein")
WORKERS = Number("SHOP_WORKERS")
TIMEOUT = Number(key="SHOP_TIMEOUT_SECONDS", fallback=60)

# none of these


class Other:
    def __init__(self, name, default):
        self.name = name
        self.default = default

    def get(self):
        return settings.get(self.name, self.default)


Other("SHOP_OTHER", 5)
Variable(unknown, int, 5)
