# none of these: a function that is called so
def migrate(migrator, database):
    migrator.run(database)
