import click
import typer

new = typer.Typer(name="new")


@new.command()
def first(size: int = 1) -> None:
    """One."""


@new.command()
def second() -> None:
    """Two."""


@click.group()
def cli() -> None:
    """A program of click with an application of typer in it."""


cli.add_command(typer.main.get_command(new), "new")
