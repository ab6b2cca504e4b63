import sqlalchemy as sa
from alembic import op


def add_times(batch_op):
    batch_op.add_column(sa.Column("created", sa.DateTime))
    batch_op.drop_column("age")


def remember(log):
    log.add_column("created")
    log.create_index("created")


def drop_old():
    op.drop_table("old")


# none of these
revision = 7
down_revision = None


def upgrade():
    """No revision of a schema: its number is no text."""
