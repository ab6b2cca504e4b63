"""The address of oslo.db, given by options that are handed around: which one is not known."""

from oslo_config import cfg
from oslo_db.sqlalchemy import enginefacade

CONF = cfg.CONF


def dressed(url):
    if url.startswith("postgresql://"):
        return url.replace("postgresql://", "postgresql+psycopg2://")
    return url


def initialize(conf):
    conf.set_override("connection", dressed(conf.indexer.url), group="database")


context_manager = enginefacade.transaction_context()

# none of these: what is given is no address


def others():
    CONF.set_override("connection", dressed(CONF.indexer.other), group="cache")
