def migrate(migrator, database, fake=False, **kwargs):
    migrator.sql("ALTER TABLE orders ADD state INT")


def rollback(migrator, database, fake=False, **kwargs):
    pass
