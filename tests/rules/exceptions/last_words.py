"""What a program prints before it ends, and ends with."""

import sys

import click
import typer
from rich import print as show


def die(message, status=1):
    sys.exit(f"shopctl: {message}")


def leave(text):
    sys.exit(text)


def main(order, ctx: click.Context):
    if order is None:
        print("no order given", file=sys.stderr)
        sys.exit(2)
    if order == "":
        typer.echo(f"no order named {order}", err=True)
        raise typer.Exit(code=1)
    if order == "1":
        click.secho("cannot open the shop", fg="red")
        click.echo("see the log")
        ctx.exit(3)
    if order == "2":
        click.echo("the database is locked", err=True)
        raise click.Abort
    try:
        open(order)
    except OSError:
        leave("cannot open the order")
    leave(text=f"cannot ship {order}")


def add(builder):
    if builder.growing:
        print("The shop grows. You need ")
        print("to wait until it has grown before adding orders.")
        print()
        sys.exit(2)


# none of these: a good end, or none


def fine(order):
    print("all orders are shipped")
    sys.exit(0)
    click.echo("nothing to do", err=True)
    raise typer.Exit
    print("on we go")
    fine(order)
    show("not Python's print")
    sys.exit(1)
    print(order)
    sys.exit(1)
