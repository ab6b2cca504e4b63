"""An environment that takes its options from the program of the shop."""

# none of these can be brought up by the program alembic alone

from alembic import context
from sqlalchemy import create_engine

config = context.config
with create_engine(config.shop_options.database).connect() as connection:
    context.configure(connection=connection)
    context.run_migrations()
