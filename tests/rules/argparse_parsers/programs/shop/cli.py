"""Subcommands, added in place, by a helper, in a loop, in another module, with parents."""

import argparse

from shop import commands
from shop.commands import backup

VERSION = "1.0"


def common():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--config", "-c", default="shop.toml", help="settings file")
    return parser


def add_dry_run(parser):
    parser.add_argument("-n", "--dry-run", action="store_true", help="change nothing")


def build():
    parser = argparse.ArgumentParser(description="Operate the shop.")
    parser.add_argument("-V", "--version", action="version", version=f"%(prog)s {VERSION}")
    subparsers = parser.add_subparsers(dest="command", required=True)

    def add(name: str, *, help: str) -> argparse.ArgumentParser:
        child = subparsers.add_parser(name, help=help)
        child.add_argument("--wait", type=int, default=5)
        return child

    prune = add("prune", help="Remove old orders.")
    prune.add_argument("--keep", type=int, required=True, help="orders to keep")
    add_dry_run(prune)
    sync = add("sync", help="Bring stock in line.")
    add_dry_run(sync)

    orders = subparsers.add_parser("orders", aliases=["o"], help="Look after orders.")
    nested = orders.add_subparsers()
    nested.add_parser("list", help="Show orders.", parents=[common()])
    for word in ("verify", "rebuild"):
        child = nested.add_parser(word)
        child.add_argument("order")

    backup.register(subparsers)
    commands.register_all(subparsers)
    return parser


def main(argv=None):
    build().parse_args(argv)
