"""Functions that read for others."""

import os

_MISSING = object()


def text(name, default=None):
    return os.environ.get(name, default)


def flag(name, default=False):
    value = os.environ.get(name)
    if value is None:
        return default
    return value.strip().lower() in ("1", "true", "yes", "on")


def number(name: str, default: int) -> int:
    raw = text(name)
    return int(raw) if raw else default


def cast(key, default=None, convert=str):
    return convert(os.environ.get(f"SHOP_{key.upper()}", default))


def demanded(name):
    value = os.environ.get(name)
    if not value:
        raise RuntimeError(f"{name} is not set")
    return value


def must(name):
    return os.environ[name]


def words(name, default=()):
    value = os.environ.get(name)
    return [word.strip() for word in value.split(",")] if value else list(default)


def guarded(name, default=_MISSING):
    try:
        return os.environ[name]
    except KeyError:
        if default is _MISSING:
            raise
        return default


class Reader:
    def __init__(self, prefix):
        self.prefix = prefix

    def get(self, name, default=None):
        return os.environ.get(name, default)

    @staticmethod
    def seconds(name, default=0.0):
        return float(os.environ.get(name, default))

# none of these


def put(name, value):
    os.environ[name] = value


def never_called(name):
    return os.environ.get(name)
