"""Names of customers."""


def upgrade(connection):
    connection.execute("ALTER TABLE customers ADD name TEXT")


def downgrade(connection):
    connection.execute("ALTER TABLE customers DROP COLUMN name")
