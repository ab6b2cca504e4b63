import datetime
import os
import uuid
from enum import Enum, IntEnum
from pathlib import Path
from typing import Annotated, List, Literal, NewType, Optional, Tuple, Union

import click
import typer
import typing_extensions as te
from typer import Argument, Option

from shop_settings import Remote

app = typer.Typer()

DEFAULT_PORT = 8_000


class Region(str, Enum):
    EU = "eu"
    US = "us"


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Plain(Enum):
    FIRST = "first"
    SECOND = "second"


Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more.")]
Nested = Annotated[Verbose, "documented elsewhere"]
Mode = Literal["fast", "safe"]
Modes = Literal[Mode, "slow"]
Where = Annotated[Region, typer.Option("--where", help="Which region.")]
UserId = NewType("UserId", int)
TOKEN = typer.Option(None, "--token", envvar="SHOP_TOKEN", help="Who asks.")


def config_option(default: str, text: str = "Where the settings are."):
    return typer.Option(default, "--config", "-c", help=text)


def read_version(value: bool) -> None:
    from shop import __version__

    if value:
        typer.echo(__version__)
        raise typer.Exit()


@app.callback()
def main(
    ctx: typer.Context,
    version: Annotated[Optional[bool], typer.Option("--version", callback=read_version, is_eager=True, help="Show the version.")] = None,
    quiet: bool = False,
) -> None:
    """Runs the shop."""


@app.command()
def plain(name: str, untyped, count: int = 3, rate: float = 0.5, loud: bool = False, colour: bool = True, label: Optional[str] = None, *, retries=2):
    """Parameters without a word of the framework."""


@app.command("old")
def old_style(
    target: str = typer.Argument(..., help="What to sell."),
    source: Optional[Path] = typer.Argument(None),
    amount: int = typer.Argument(default=1, min=1, max=99),
    port: int = typer.Option(DEFAULT_PORT, "--port", "-p", min=1, max=65535, help="Where to listen."),
    ratio: float = typer.Option(0.1, min=0),
    region: Region = typer.Option(Region.EU, case_sensitive=False),
    other: Region = typer.Option("us"),
    plain: Plain = Plain.SECOND,
    level: Level = Level.LOW,
    password: str = typer.Option(..., prompt=True, hide_input=True),
    api_key: str = typer.Option("", help="A secret by its name."),
    force: bool = typer.Option(False, "--force", "-f"),
    shout: bool = typer.Option(True, "--shout/--whisper", "-s/-w"),
    off: bool = typer.Option(False, " /--off"),
    verbosity: int = typer.Option(0, "--verbosity", "-v", count=True),
    required: str = typer.Option(...),
    named: str = typer.Option(..., "--other-name"),
    tag: List[str] = typer.Option([], "--tag", help="May be repeated."),
    pair: Tuple[int, str] = typer.Option((1, "a")),
    size: Tuple[int, int] = (1, 2),
    token: str = TOKEN,
    config: str = config_option("shop.toml"),
    host: str = typer.Option(os.environ.get("SHOP_HOST", "localhost"), envvar=["HOST", "SHOP_BIND"]),
    hidden: bool = typer.Option(False, "--hidden", hidden=True),
    made: str = typer.Option(default_factory=lambda: "made"),
    many: List[Path] = typer.Argument(None),
):
    """Defaults that hold the declaration."""


@app.command()
def annotated(
    context: click.Context,
    target: Annotated[str, typer.Argument(help="What to sell.")],
    port: te.Annotated[int, Option("--port", "-p", min=1, max=65535, envvar="PORT")] = DEFAULT_PORT,
    flag: Annotated[bool, Option("--flag")] = False,
    both: Annotated[bool, Option()] = True,
    verbose: Verbose = False,
    nested: Nested = False,
    needed: Annotated[str, Option(...)] = ...,
    also_needed: Annotated[str, Option("--also")] = ...,
    factory: Annotated[str, Option(default_factory=lambda: "made")] = ...,
    mode: Annotated[Mode, Option(help="How.")] = "fast",
    modes: Modes = "slow",
    union: Annotated[Union[int, None], Option()] = None,
    bar: Annotated[int | None, Option(min=0)] = None,
    numbers: Annotated[list[int] | None, Option(min=1)] = None,
    regions: Annotated[List[Region], Option()] = [Region.EU],
    when: Annotated[datetime.datetime, Option(formats=["%Y-%m-%d"])] = "2026-01-01",
    ident: Annotated[uuid.UUID, Option()] = None,
    user: UserId = 7,
    log: Annotated[typer.FileTextWrite, Option()] = None,
    folder: Annotated[Path, Option(exists=True, file_okay=False)] = Path("."),
    parsed: Annotated[complex, Option(parser=complex)] = 1,
    choice: Annotated[str, Option(click_type=click.Choice(["x", "y"]))] = "x",
    timeout_seconds: Annotated[float, Option()] = 1.5,
    remote: Annotated[Remote, Option()] = None,
    where: Where = Where.US,
    rest: Annotated[Optional[List[str]], Argument(help="The rest.")] = None,
):
    """Annotations that hold the declaration."""


@app.command()
def unreadable(
    flag: bool = typer.Option(False, *os.environ["FLAGS"].split()),
    default: int = typer.Option(int(input())),
    shared: str = typer.Option(None, **os.environ),
):
    """What cannot be read is unknown."""


# none of these


def uncalled(value: str = typer.Option("x", "--unused")):
    """Nobody makes a command of it."""


class Other:
    def command(self):
        return lambda function: function


other = Other()


@other.command()
def not_ours(name: str, size: int = 3):
    """A decorator of the project's own."""


def option(default, *flags):
    return default


@option
def decorated(x: int = option(1, "--x")):
    return typer.echo(typer.style("x"))
