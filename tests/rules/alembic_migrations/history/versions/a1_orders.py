"""Add orders

Revision ID: a1
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision: str = "a1"
down_revision = None


def upgrade():
    op.create_table("orders", sa.Column("id", sa.Integer))
    with op.batch_alter_table("items") as batch_op:
        batch_op.add_column(sa.Column("order_id", sa.Integer))


def downgrade():
    with op.batch_alter_table("items") as batch_op:
        batch_op.drop_column("order_id")
    op.drop_table("orders")
