"""What a command is for, by its name, its group and its help; and words that mean something else."""

from __future__ import annotations

import pytest

from sphinx_ddd.rules._cli.purposes import purpose

MEANT = {
    ("check", "", "shop"): "check",
    ("billing_check", "checks billing limits", ""): "check",
    ("check-migrations", "", ""): "check",
    ("audit", "Find orphaned allocations.", "nova-manage placement"): "check",
    ("list_checks", "List installed checks", ""): "report",
    ("list-backups", "", ""): "report",
    ("backup", "", ""): "backup",
    ("create-backup", "", ""): "backup",
    ("backup", "Perform a full backup for the given server", "shop"): "backup",
    ("shop-cloud-backup", "This script can be used to perform a backup of a local PostgreSQL instance", "shop"): "backup",
    ("import_backup", "imports a project", ""): "restore",
    ("restore", "Restore a backup", ""): "restore",
    ("sync", "Sync the database", "nova-manage db"): "migrate",
    ("db_sync", "", "keystone-manage"): "migrate",
    ("migrate", "", "manage.py"): "migrate",
    ("online_data_migrations", "", "nova-manage db"): "migrate",
    ("upgrade", "", "superset db"): "upgrade",
    ("upgrade-db", "", "jupyterhub"): "upgrade",
    ("upgrade", "Upgrade to a later version", "shop"): "upgrade",
    ("fernet_rotate", "Rotate Fernet encryption keys.", ""): "rotate",
    ("purge", "", "nova-manage db"): "cleanup",
    ("archive_deleted_rows", "", "nova-manage db"): "cleanup",
    ("trust_flush", "Flush expired trusts.", ""): "cleanup",
    ("worker", "", "celery"): "run",
}
OTHERWISE = (
    ("restore", "Restore the default settings", ""),
    ("x", "Restore defaults", ""),
    ("check-out", "Check out a book", ""),
    ("x", "Checks out a book", ""),
    ("upgrade", "Upgrade the plan of an account", ""),
    ("migrate", "Live migrate a server", "nova"),
    ("rotate", "Rotate an image", ""),
    ("backup", "Back up a share", "manila"),
    ("ensure_stats", "ensures that stats are present", ""),
    ("delete-backup", "Delete a backup.", ""),
    ("shop-backup-delete", "This script can be used to delete backups.", ""),
    ("backup-keep", "Tag backups so that they are not deleted.", "shop"),
    ("gcs", "Create a Google Cloud Storage repository.", "shop-repo create"),
    ("sync-backup", "Command that synchronises a backup from a master.", "shop"),
)


@pytest.mark.parametrize(("said", "meant"), [*MEANT.items(), *((said, "other") for said in OTHERWISE)])
def test_purpose(said: tuple[str, str, str], meant: str) -> None:
    assert purpose(*said) == meant
