"""Options and arguments of one command, in every form."""

import datetime
import enum
import os
import pathlib

import click
from click import Choice, IntRange

LEVELS = ["debug", "info"]
PORT = 8000


class Mode(enum.Enum):
    FAST = "f"
    SAFE = "s"


class Size(click.ParamType):
    name = "size"


class LowerChoice(click.Choice):
    def __init__(self, choices):
        super().__init__([c.lower() for c in choices])


def print_version(ctx, param, value): ...


@click.command("shopctl", context_settings={"auto_envvar_prefix": "SHOP"})
@click.option("-c", "--config", "config_file", type=click.Path(exists=True, path_type=pathlib.Path), required=True, help="settings file")
@click.option("--port", default=PORT, show_default=True, envvar=["SHOP_LISTEN", "PORT"], help="port to listen on")
@click.option("--workers", type=IntRange(1, 64, clamp=True), default=4)
@click.option("--rate", type=click.FloatRange(min=0, min_open=True))
@click.option("--level", type=Choice(LEVELS, case_sensitive=False), default="info")
@click.option("--mode", type=Choice(Mode))
@click.option("--color/--no-color", default=None, help="""Colour the output.

    \b
    always: on
    never: off
    \fnot for users""")
@click.option("/debug;/no-debug", "debug")
@click.option("-v", "--verbose", count=True)
@click.option("-q", "--quiet", is_flag=True)
@click.option("--fast", "mode", flag_value="fast")
@click.option("--tag", "tags", multiple=True)
@click.option("--pair", nargs=2, type=int)
@click.option("--item", type=(str, int), default=("a", 1))
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), default=lambda: str(datetime.date.today()))
@click.option("--user", default=lambda: os.environ.get("USER", "shop"))
@click.option("--ratio", type=float)
@click.option("--id", type=click.UUID)
@click.option("--size", type=Size())
@click.option("--kind", type=LowerChoice(["A", "B"]))
@click.option("--input", type=click.File("rb"), default="-")
@click.option("--limit", type=click.INT, deprecated="use --top")
@click.option("--top", **{"type": int, "default": 10, "help": "how many"})
@click.option("--secret", prompt=True, hide_input=True)
@click.password_option()
@click.confirmation_option(prompt="Drop everything?")
@click.option("--version", is_flag=True, is_eager=True, callback=print_version, help="show the version")
@click.help_option("-h", "--help")
@click.argument("names", nargs=-1)
@click.argument("source", type=click.Path())
@click.argument("target", required=False)
@click.argument("depth", type=int, default=1, envvar="SHOP_DEPTH")
def shopctl(**options):
    """Operate the shop."""


if __name__ == "__main__":
    shopctl()

# none of these


def option(*names, **settings): ...


@option("--nothing", help="not click's")
def other(): ...


@click.option(*read_names())
def unread(): ...
