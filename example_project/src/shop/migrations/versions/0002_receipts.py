"""Orders keep the payment provider's receipt number; comments go."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the receipt, drop the comment."""
    op.add_column("orders", sa.Column("receipt", sa.String(64)))
    op.drop_column("orders", "comment")


def downgrade() -> None:
    """There is no way back: the comments are gone."""
    raise NotImplementedError("0002 dropped orders.comment; restore a backup from before it")
