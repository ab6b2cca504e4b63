"""An environment that reads where the database is by itself."""

from alembic import context
from sqlalchemy import engine_from_config

config = context.config
config.set_main_option("sqlalchemy.url", "sqlite:///shop.db")
engine = engine_from_config(config.get_section(config.config_ini_section), prefix="sqlalchemy.")
with engine.connect() as connection:
    context.configure(connection=connection)
    context.run_migrations()
