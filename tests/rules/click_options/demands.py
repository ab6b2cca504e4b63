"""What callbacks and choices of the project's own demand."""

import pathlib

import click


class Level(click.Choice):
    def __init__(self):
        super().__init__(("low", "high"))


class Named(click.Choice):
    """Its values are those it is given."""


def positive(ctx, param, value):
    if value is not None and value < 1:
        raise click.BadParameter("not positive")
    return value


def shown(ctx, param, value):
    if value < 1:
        click.echo("small")
    return value


@click.command()
@click.option("--workers", type=int, default=2, callback=positive)
@click.option("--level", type=Level(), default="low")
@click.option("--named", type=Named(["a", "b"]))
@click.option("--state", type=click.Path(), default=pathlib.Path.home() / ".shop")
@click.option("--api-token", envvar="SHOP_TOKEN")
@click.option("--timeout-seconds", type=float, default=lambda: 1.5)
def shopctl(**options):
    """Operate the shop."""


if __name__ == "__main__":
    shopctl()

# none of these: nothing is refused


@click.command()
@click.option("--small", type=int, callback=shown)
def other(small): ...


if __name__ == "__main__":
    other()
