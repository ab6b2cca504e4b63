"""Only forwards."""

from alembic import op

revision = "e5"
down_revision = "d4"


def upgrade():
    op.alter_column("orders", "name", nullable=False)
