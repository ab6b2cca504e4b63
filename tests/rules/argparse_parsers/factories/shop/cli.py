"""A parser that is made on import, and a decorator that makes subcommands of functions."""

import argparse

p = argparse.ArgumentParser(description="Operate the shop.")
p.add_argument("-q", "--quiet", action="store_true")
subparsers = p.add_subparsers(dest="command")


def argument(*name_or_flags, **kwargs):
    return (list(name_or_flags), kwargs)


def command(args=(), parent=subparsers):
    def decorator(func):
        parser = parent.add_parser(func.__name__.replace("_", "-"), help=func.__doc__)
        for names, kwargs in args:
            parser.add_argument(*names, **kwargs)
        parser.set_defaults(func=func)
        return func

    return decorator


@command()
def cron(args):
    """Run what is due."""


@command()
def backup(args):
    """Perform a full backup of a server."""


@command()
def help(args=None):
    """Show this help message and exit: needs no telling."""


@command([argument("order_id", help="which"), argument("-n", "--dry-run", action="store_true")])
def list_orders(args):
    """
    List the orders.

    Also those of yesterday.
    """


def main():
    args = p.parse_args()
    args.func(args)


# none of these
def register(function):
    return function


@register
def helper(args):
    """No command."""
