# none of these
def migrate(migrator, database, fake=False):
    pass


def rollback(migrator, database, fake=False):
    pass
