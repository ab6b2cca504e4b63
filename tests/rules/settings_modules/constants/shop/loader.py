"""Reads a module name by name, and one that an environment variable may replace."""

import os
from importlib import import_module

from shop import fallback, plugins, tuning

os.environ.setdefault("SHOP_SETTINGS_MODULE", "shop.deployed")


class Settings:
    def __init__(self):
        for name in dir(fallback):
            if name.isupper():
                setattr(self, name, getattr(fallback, name))


def tune():
    return {name: getattr(tuning, name) for name in vars(tuning) if name.isupper()}


def load_plugins():
    return [getattr(plugins, name) for name in dir(plugins)]
