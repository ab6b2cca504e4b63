"""``shop``: what an operator runs by hand."""

from datetime import timedelta
from pathlib import Path

import click
from sqlalchemy.exc import OperationalError

from shop import __version__, backup, database, logs
from shop.errors import ShopError
from shop.orders import retention, service
from shop.settings import settings


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Look after the shop."""
    logs.configure()


@main.command()
def check() -> None:
    """Check that settings are complete and the database answers."""
    settings()
    try:
        database.ping()
    except OperationalError as error:
        raise click.ClickException(f"the database does not answer: {error}") from error
    click.echo("settings ok, database ok")


@main.command("backup")
@click.option("--to", "directory", type=click.Path(file_okay=False, path_type=Path), help="Folder for the dump; otherwise SHOP_BACKUP_DIR.")
@click.option("--keep", type=click.IntRange(1, 90), default=14, show_default=True, help="Dumps to keep; older ones are deleted.")
def make_backup(directory: Path | None, keep: int) -> None:
    """Write a dump of the database and delete old ones."""
    folder = directory or settings().backup_dir
    try:
        target = backup.dump(folder)
    except ShopError as error:
        raise click.ClickException(str(error)) from error
    for old in backup.oldest_first(folder)[:-keep]:
        old.unlink()
    click.echo(target)


@main.command("restore")
@click.argument("dump_file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.confirmation_option(prompt="This replaces all data of the shop. Continue?")
def restore_backup(dump_file: Path) -> None:
    """Replace the content of the database with a dump."""
    try:
        backup.restore(dump_file)
    except ShopError as error:
        raise click.ClickException(str(error)) from error


@main.group()
def orders() -> None:
    """Look after orders."""


@orders.command()
@click.option("--older-than", "days", type=click.IntRange(min=30), default=730, show_default=True, metavar="DAYS")
@click.option("--dry-run", is_flag=True, help="Only say how many orders would be deleted.")
def prune(days: int, *, dry_run: bool) -> None:
    """Delete closed orders that have not changed for so long."""
    age = timedelta(days=days)
    if dry_run:
        click.echo(f"{retention.count_closed(age)} orders would be deleted")
        return
    click.echo(f"{retention.prune(age)} orders deleted")


@orders.command()
@click.argument("order_id", type=int)
def retry(order_id: int) -> None:
    """Collect the money for a failed order once more."""
    try:
        service.retry(order_id)
    except ShopError as error:
        raise click.ClickException(str(error)) from error
