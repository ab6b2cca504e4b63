import click


@click.command()
def levels():
    """List what is left."""


@click.command("refill")
@click.argument("item")
def refill(item):
    """Order what is missing."""
