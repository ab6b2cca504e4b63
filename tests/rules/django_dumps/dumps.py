"""Rows of models written to a file."""

from django.core.management import call_command


def backup_all(folder):
    call_command("dumpdata", output=f"{folder}/all.json")


def backup_orders():
    call_command("dumpdata", "orders", "shop.Customer", output="/var/backups/orders.json")


def restore_orders():
    call_command("loaddata", "/var/backups/orders.json")


# none of these: a fixture, and another command of a backup


def make_fixture():
    call_command("dumpdata", "orders", output="fixtures/orders.json")


def backup_schema():
    call_command("migrate")
