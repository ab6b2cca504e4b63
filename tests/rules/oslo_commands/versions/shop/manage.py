"""A program of another parser, which only has the files of the configuration read."""

import sys

from oslo_config import cfg

from shop import commands

# none of these


def main(args=None):
    cfg.CONF([], project="shop", version="1.0")
    return commands.run(args or sys.argv[1:])
