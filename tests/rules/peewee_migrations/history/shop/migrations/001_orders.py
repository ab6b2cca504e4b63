"""Orders."""


def migrate(migrator, database, *, fake=False):
    migrator.sql("CREATE TABLE orders (id INT)")


def rollback(migrator, database, *, fake=False):
    migrator.remove_model("orders")
