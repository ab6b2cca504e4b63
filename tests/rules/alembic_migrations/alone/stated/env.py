"""An environment that connects as the configuration says."""

from alembic import context
from sqlalchemy import engine_from_config

config = context.config
engine = engine_from_config(config.get_section(config.config_ini_section), prefix="sqlalchemy.")
with engine.connect() as connection:
    context.configure(connection=connection)
    context.run_migrations()
