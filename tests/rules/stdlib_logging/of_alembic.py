from logging.config import fileConfig

from alembic import context

config = context.config

fileConfig("shop.ini")

# none of these: what alembic's own command prints

fileConfig(config.config_file_name)
fileConfig(str(config.config_file_name))
