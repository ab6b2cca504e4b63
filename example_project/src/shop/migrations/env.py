"""Run by Alembic: connects to the database of the settings."""

from alembic import context
from shop.database import engine
from shop.orders.models import Base


def run() -> None:
    """Apply the revisions that are missing."""
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=Base.metadata)
        with context.begin_transaction():
            context.run_migrations()


run()
