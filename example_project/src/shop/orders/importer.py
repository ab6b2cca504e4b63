"""``shop-import``: articles from a file of the warehouse."""

import argparse
import csv
import logging
import sys
from pathlib import Path

from shop import database
from shop.orders.metrics import IMPORT_ROWS, IMPORT_STATE
from shop.orders.models import Article
from shop.settings import settings

log = logging.getLogger(__name__)


def parser() -> argparse.ArgumentParser:
    """The command line of ``shop-import``."""
    command = argparse.ArgumentParser(prog="shop-import", description="Import articles from a CSV file of the warehouse.")
    command.add_argument("file", type=Path, help="CSV file with the columns name, cents and stock")
    command.add_argument("--delimiter", default=",", choices=[",", ";", "\t"], help="what separates the columns")
    command.add_argument("--batch", type=int, default=500, help="rows written at once")
    command.add_argument("--dry-run", action="store_true", help="read and check the file, write nothing")
    command.add_argument("--log-file", type=Path, default=Path("/var/log/shop/import.log"))
    return command


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit status is 1 when the file was not imported."""
    given = parser().parse_args(arguments)
    # One line for each row: this file grows with every import.
    logging.getLogger().addHandler(logging.FileHandler(given.log_file))
    IMPORT_STATE.state("running")
    try:
        rows = read(given.file, given.delimiter)
    except ValueError:
        IMPORT_STATE.state("failed")
        log.exception("%s was not imported, nothing was written", given.file)
        return 1
    if not given.dry_run:
        write(rows, given.batch)
    IMPORT_STATE.state("idle")
    return 0


def read(path: Path, delimiter: str) -> list[Article]:
    """Read and check a file of articles.

    :raises ValueError: a column is missing, a number is none, or there are too many rows.
    """
    with path.open(newline="", encoding="utf-8") as file:
        lines = list(csv.DictReader(file, delimiter=delimiter))
    if len(lines) > settings().max_import_rows:
        raise ValueError(f"{path} has {len(lines)} rows, at most {settings().max_import_rows} are allowed: split the file")
    IMPORT_ROWS.observe(len(lines))
    return [_article(path, number, line) for number, line in enumerate(lines, 2)]


def write(articles: list[Article], batch: int) -> None:
    """Add or update articles, so many at once."""
    for start in range(0, len(articles), batch):
        with database.session() as session:
            for article in articles[start : start + batch]:
                session.merge(article)


def _article(path: Path, number: int, line: dict[str, str]) -> Article:
    try:
        return Article(name=line["name"], cents=int(line["cents"]), stock=int(line["stock"]))
    except KeyError as error:
        raise ValueError(f"{path}:{number}: column {error} is missing") from error


if __name__ == "__main__":
    sys.exit(main())
