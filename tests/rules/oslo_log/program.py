"""A program that sets up its logs with oslo.log, and takes up changed options while it runs."""

from oslo_config import cfg
from oslo_log import log as logging
from oslo_service import service

CONF = cfg.CONF


def main(server):
    logging.register_options(CONF)
    logging.setup(CONF, "shop")
    service.launch(CONF, server, restart_method="mutate")


def on_hangup(number, frame):
    CONF.mutate_config_files()


# none of these sets up logs, or changes their level


def quiet(logger, server):
    logging.getLogger("shop")
    logger.setup(CONF, "shop")
    service.launch(CONF, server)
    service.launch(CONF, server, restart_method="reload")
    CONF.reload_config_files()
