from alembic import op

revision = "d4"
down_revision = "c3"


def upgrade():
    op.drop_index("ix_name")


def downgrade():
    raise NotImplementedError("restore a backup of before d4")
