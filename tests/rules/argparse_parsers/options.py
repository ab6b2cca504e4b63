"""Options of one program, in every form."""

import argparse
import decimal
import enum
import os
import pathlib
import sys
from argparse import SUPPRESS, ArgumentParser

LEVELS = ("debug", "info", "warning")
PORT = int(os.environ.get("SHOP_PORT", "8000"))


def rate(text: str) -> float:
    return float(text.rstrip("%")) / 100


class Mode(enum.Enum):
    FAST = "fast"
    SAFE = "safe"


class Env(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None): ...


class Shown(argparse.Action):
    def __init__(self, option_strings, dest, nargs=0, **kwargs):
        super().__init__(option_strings, dest, nargs=nargs, **kwargs)


parser = ArgumentParser(prog="shopctl", description="Operate the shop.")
parser.add_argument("-c", "--config", type=pathlib.Path, required=True, help="the %(dest)s file, 100%% TOML")
parser.add_argument("--port", type=int, default=PORT, help="port to listen on (default: %(default)s)")
parser.add_argument("--host", default=os.environ.get("SHOP_HOST") or "localhost")
parser.add_argument("--token", default=os.environ["SHOP_TOKEN"])
parser.add_argument("--level", choices=LEVELS, default="info", help="one of %(choices)s")
parser.add_argument("--workers", type=int, choices=range(1, 65), metavar="N")
parser.add_argument("--mode", choices=[mode.value for mode in Mode], default=Mode.SAFE.value)
parser.add_argument("--retries", type=int, choices=range(3), default=2)
parser.add_argument("--rate", type=rate, default=0.5)
parser.add_argument("--price", type=decimal.Decimal)
parser.add_argument("--verbose", "-v", action="count", default=0)
parser.add_argument("--quiet", action="store_true")
parser.add_argument("--no-cache", action="store_false", dest="cache")
parser.add_argument("--color", action=argparse.BooleanOptionalAction, default=True)
parser.add_argument("--tag", action="append", default=[], metavar="TAG")
parser.add_argument("--only", nargs="+", type=int)
parser.add_argument("--fast", action="store_const", const=1)
parser.add_argument("--env", action=Env)
parser.add_argument("--shown", action=Shown)
parser.add_argument("--plugin", action=load_action())
parser.add_argument("--output", type=argparse.FileType("w"), default=sys.stdout)
parser.add_argument("--trace", default=SUPPRESS)
parser.add_argument("--old", deprecated=True)
parser.add_argument("--limit", type=int)
parser.set_defaults(limit=100, func=print)
parser.add_argument("--version", action="version", version="%(prog)s 1.0")
parser.add_argument("command", choices=["start", "stop"])
parser.add_argument("names", nargs="*")
parser.add_argument("rest", nargs=argparse.REMAINDER)
parser.add_argument(dest="target", nargs="?", default=".")

group = parser.add_argument_group("output", "How it prints.")
exclusive = group.add_mutually_exclusive_group(required=True)
exclusive.add_argument("--json", action="store_true", help="print JSON")
exclusive.add_argument("--table", action="store_true")

for name, text in (("cpu", "processor"), ("ram", "memory")):
    parser.add_argument(f"--max-{name}", type=int, help=f"most {text} to use")

shared = {"type": float, "help": "in seconds"}
parser.add_argument("--timeout", default=30.0, **shared)
parser.add_argument("--grace", **read_more())

# none of these


class Queue:
    def add_argument(self, *names, **options): ...


def fill(parser):
    parser.add_argument("--unknown", help="nobody says what kind of parser this is")


Queue().add_argument("--queue", help="not a command line")
parser.add_argument(sys.argv[0])
parser.add_argument("--inject-faults", type=int, help=argparse.SUPPRESS)


def by_name(argv):
    """One loop makes several subcommands, and tells them apart by their names."""
    parser = argparse.ArgumentParser(prog="shop-keys")
    below = parser.add_subparsers()
    for command in ("list-keys", "rotate-keys", "drop-keys"):
        one = below.add_parser(command)
        one.add_argument("--ring")
        if command == "rotate-keys":
            one.add_argument("--age", type=int)
        elif command in ("drop-keys",):
            one.add_argument("--force", action="store_true")
        else:
            one.add_argument("--long", action="store_true")
    return parser.parse_args(argv)


def by_table():
    """The flags of some options stand in what cannot be read: they are no options here, and there are more than those listed."""
    parser = argparse.ArgumentParser(prog="shop-table")
    parser.add_argument("--verify")
    for names in read_more():
        parser.add_argument(*names, dest="shop:stock:limit", help="its variable is not what is typed")
    return parser.parse_args()


def by_file():
    parser = argparse.ArgumentParser(prog="shop-skip")
    parser.add_argument("--verify")
    for name in os.listdir("/etc/shop"):
        parser.add_argument("-s", f"--skip-{name}", action="store_true")
        parser.add_argument(f"--keep-{name}", action="store_true")
    return parser.parse_args()


def migrations():
    """Only developers write a migration; what a shop knows as its revision is another matter."""
    below = argparse.ArgumentParser(prog="shop-schema").add_subparsers()
    below.add_parser("upgrade").add_argument("--sql", action="store_true")
    below.add_parser("make-migrations").add_argument("--empty", action="store_true")
    revision = below.add_parser("revision")
    revision.add_argument("-m", "--message")


def revisions():
    below = argparse.ArgumentParser(prog="shop-stock").add_subparsers()
    below.add_parser("revision", help="Print the revision.").add_argument("--long", action="store_true")
