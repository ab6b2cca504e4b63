"""A group of commands, and what it says of a part of the program."""

import logging
import logging.config
import sys

import click

LOGGING_CONFIG = {
    "version": 1,
    "formatters": {"brief": {"format": "%(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "brief", "stream": "ext://sys.stdout"}},
}

whole = logging.StreamHandler(sys.stdout)
logging.getLogger("shop").addHandler(whole)

# none of these: what a group of commands says, and the records of one part, of a library


@click.group()
@click.pass_context
def users(ctx):
    logging.basicConfig(level=logging.DEBUG if ctx.obj else logging.WARN)


def rebalance(options, merged):
    if options.debug:
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        logging.getLogger("shop.ring.builder").addHandler(handler)
    logging.getLogger("gfal2").addHandler(logging.StreamHandler())
    logging.config.dictConfig(merged(LOGGING_CONFIG))
