"""Groups that are imported when they are needed: by a table of their class, and by a group that stands for another."""

import importlib

import click


class TableGroup(click.Group):
    TABLE: dict[str, str] = {"stock": "shop.stock.stock"}
    LABELS = {"stock": "What is there."}

    def get_command(self, ctx, name):
        module, attribute = self.TABLE[name].rsplit(".", 1)
        return getattr(importlib.import_module(module), attribute)


class StandIn(click.Group):
    def __init__(self, import_name, **kwargs):
        self.import_name = import_name
        super().__init__(**kwargs)


@click.group(cls=TableGroup)
def main():
    """Operate the shop."""


@main.group(name="orders", cls=StandIn, import_name="shop.orders:cli")
def orders():
    """Look after orders."""


# none of these: nobody loads it


@main.group(name="empty", cls=StandIn, import_name="elsewhere:cli", short_help="see shop.stock:free")
def empty(): ...
