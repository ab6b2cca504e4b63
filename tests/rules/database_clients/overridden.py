"""The address of oslo.db, given by what a function makes of an option of the project's own."""

from oslo_config import cfg
from oslo_db.sqlalchemy import enginefacade

CONF = cfg.CONF


def dressed(url):
    if url.startswith("postgresql://"):
        return url.replace("postgresql://", "postgresql+psycopg2://")
    return url


def initialize():
    CONF.set_override("connection", dressed(CONF.indexer.url), group="database")


context_manager = enginefacade.transaction_context()

# none of these: what is given is no address


def others():
    CONF.set_override("connection", dressed(CONF.indexer.other), group="cache")
