"""A database of oslo.db whose address stands in an option of the project's own."""

from oslo_config import cfg
from oslo_db import options
from oslo_db.sqlalchemy import enginefacade

CONF = cfg.CONF
CONF.register_opts([cfg.StrOpt("connection"), cfg.StrOpt("url")], group="storage:sqlalchemy")


def initialize():
    options.set_defaults(CONF, connection=CONF["storage:sqlalchemy"].connection)


context_manager = enginefacade.transaction_context()

# none of these: other options that are given a value


def others():
    CONF.set_override("max_pool_size", CONF.pool, "database")
    CONF.set_override("connection", CONF.other, "cache")
    options.set_defaults(CONF, connection="sqlite://")
