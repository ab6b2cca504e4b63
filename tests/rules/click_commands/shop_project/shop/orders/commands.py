import click


@click.group()
def orders():
    """Look after orders."""


@orders.command(help="Remove old orders.")
@click.option("--days", type=click.IntRange(1), default=30, help="age in days")
@click.option("--dry-run", "-n", is_flag=True)
def prune(days, dry_run): ...


@orders.group()
def archive():
    """Look after the archive."""


@archive.command()
def verify():
    """Look whether the archive is whole."""
