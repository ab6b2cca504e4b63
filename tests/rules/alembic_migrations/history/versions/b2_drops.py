"""empty message"""

from alembic import op

from versions import helpers

revision = "b2"
down_revision = ("a1", "a0")


def upgrade():
    op.drop_column("orders", "note")
    with op.batch_alter_table("items") as batch_op:
        batch_op.drop_column(column_name="colour")
    helpers.drop_old()
    op.create_table("tmp")
    op.drop_table("tmp")


def downgrade():
    op.add_column("orders", "note")
