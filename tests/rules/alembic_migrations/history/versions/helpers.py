from alembic import op


def drop_old():
    op.drop_table("old")


# none of these
revision = 7
down_revision = None


def upgrade():
    """No revision of a schema: its number is no text."""
