"""Make all names lower case."""

from alembic.op import execute

revision = "c3"
down_revision = "b2"


def upgrade() -> None:
    execute("UPDATE orders SET name = lower(name)")


def downgrade() -> None:
    """The case is gone."""
