"""Dumps of the database, and the way back."""

import logging
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from shop.errors import BackupError
from shop.settings import settings

log = logging.getLogger(__name__)

DUMP_TIMEOUT_SECONDS = 1800
MINIMUM_FREE_BYTES = 2_000_000_000


def dump(directory: Path) -> Path:
    """Write a dump of the database into a directory and return its path.

    :raises BackupError: the disk is too full, or ``pg_dump`` failed.
    """
    directory.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(directory).free
    if free < MINIMUM_FREE_BYTES:
        raise BackupError(f"only {free} bytes free in {directory}: delete old dumps first")
    target = directory / f"shop-{datetime.now(UTC):%Y%m%dT%H%M%S}.dump"
    try:
        subprocess.run(
            ["pg_dump", "--format=custom", f"--file={target}", str(settings().database.url)],
            check=True,
            timeout=DUMP_TIMEOUT_SECONDS,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        target.unlink(missing_ok=True)
        raise BackupError(f"pg_dump failed, no dump was kept in {directory}: {error}") from error
    log.info("wrote %s", target)
    return target


def restore(dump_file: Path) -> None:
    """Replace the content of the database with a dump.

    :raises BackupError: the file is no dump, or ``pg_restore`` failed.
    """
    listing = subprocess.run(["pg_restore", "--list", str(dump_file)], check=False, timeout=60, capture_output=True)
    if listing.returncode:
        raise BackupError(f"{dump_file} is not a dump that pg_restore can read")
    # Nobody looks at the exit status, and nothing ends it when the database hangs.
    subprocess.run(["pg_restore", "--clean", "--if-exists", f"--dbname={settings().database.url}", str(dump_file)])
    log.warning("restored the database from %s", dump_file)


def oldest_first(directory: Path) -> list[Path]:
    """The dumps in a directory, oldest first: their names sort by time."""
    return sorted(directory.glob("shop-*.dump"))
