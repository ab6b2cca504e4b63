"""What a helper in another module does with the operations it is handed."""

from alembic import op
from shop.log import Log

from versions.helpers import add_times, remember

revision = "g7"
down_revision = "f6"


def upgrade():
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_constraint("name", type_="unique")
        add_times(batch_op)
    remember(Log())


def downgrade():
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_column("created")
