"""Add orders."""

from alembic import op

revision = "flask_app1"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE orders (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE orders")
