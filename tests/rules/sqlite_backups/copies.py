"""SQLite databases."""

import sqlite3


class Store:
    def __init__(self):
        self.connection = sqlite3.connect("/var/lib/shop/shop.db")

    def backup_to(self, path):
        target = sqlite3.connect(path)
        with target:
            self.connection.backup(target, pages=100)

    def restore_to(self, path):
        pass


def backup_as_text():
    return "\n".join(sqlite3.connect("orders.db").iterdump())


def snapshot_into(folder):
    sqlite3.connect("/var/lib/shop/shop.db").execute(f"VACUUM INTO '{folder}/shop.db'")


def snapshot_to(path):
    connection = sqlite3.connect("orders.db")
    connection.execute("vacuum into ?", ("/var/backups/orders.db",))
    connection.execute("VACUUM")


# none of these
def print_schema():
    for line in sqlite3.connect("orders.db").iterdump():
        print(line)


def for_tests():
    memory = sqlite3.connect(":memory:")
    sqlite3.connect("orders.db").backup(memory)


def share(prepared: sqlite3.Connection, connection: sqlite3.Connection):
    prepared.backup(connection)


class Other:
    def backup(self, target):
        pass


Other().backup("x")
