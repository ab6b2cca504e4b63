"""The program brings the schema up by itself: the file beside it does not name the database, so its command line is none for operators."""

from pathlib import Path

from alembic import command, config


def upgrade(url):
    made = config.Config(str(Path(__file__).parent / "alembic.ini"))
    made.set_main_option("sqlalchemy.url", url)
    command.upgrade(made, "head")
