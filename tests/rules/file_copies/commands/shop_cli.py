"""Commands that save and bring back."""

import tarfile

import click


@click.group()
def shop(): ...


@shop.group("backup")
def backup(): ...


@backup.command("create")
@click.option("--folder", default="/var/backups")
def backup_create(folder):
    with tarfile.open("/var/backups/shop.tgz", "w:gz") as archive:
        archive.add(folder)


@backup.command("restore")
def bring_it_in():
    with tarfile.open("/var/backups/shop.tgz") as archive:
        archive.getmembers()


@shop.command("dump-orders")
def dump_orders():
    orders_backup("/var/lib/orders.db")


# none of these: made by no command itself, and brought back by none


def orders_backup(path):
    with tarfile.open("/var/backups/orders.tgz", "w:gz") as archive:
        archive.add("/var/lib/orders.db")


if __name__ == "__main__":
    shop()
