"""Two branches meet."""

revision = "f6"
down_revision = "e5", "d4"


def upgrade():
    pass


def downgrade():
    pass
