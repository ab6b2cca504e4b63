import functools
import sys

from oslo_config import cfg

from shop.cmd import common
from shop.cmd.common import args

CONF = cfg.CONF


class DbCommands:
    """Manage the database."""

    def __init__(self):
        pass

    @args("--dry-run", action="store_true")
    @args("version", nargs="?")
    def sync(self, version=None, dry_run=False):
        """Sync the database up to the most recent version."""

    @args("-a", "--max_rows", type=int)
    def purge(self, max_rows=None):
        """Purge shadow tables."""

    def online_data_migrations(self):
        pass

    @staticmethod
    def rows(table):
        """A helper: it does not take the object."""

    # none of these
    def _helper(self):
        """No action: its name begins with an underscore."""


class OrderCommands:
    def migrate(self):
        """Move an order to another warehouse."""


CATEGORIES = {"db": DbCommands, "order": OrderCommands}
add_command_parsers = functools.partial(common.add_command_parsers, categories=CATEGORIES)
category_opt = cfg.SubCommandOpt("category", title="Command categories", handler=add_command_parsers)


def main():
    CONF.register_cli_opts([category_opt])
    CONF(sys.argv[1:], project="shop", version="1.2")
