"""An application that says where its log goes, and which file describes it."""

import logging.config

import yaml

from shop.logs import DEFAULT_LOGGING_CONFIG


class Keys:
    LOGFILE = "SHOP_LOGFILE"
    LOGCONFIG = "SHOP_LOGCONFIG"


def set_up(app):
    DEFAULT_LOGGING_CONFIG["handlers"]["file"]["filename"] = app.config.get(Keys.LOGFILE)
    logging.config.dictConfig(DEFAULT_LOGGING_CONFIG)


def from_file(app, args):
    path = app.config.get(Keys.LOGCONFIG, "/etc/shop/logging.cfg")
    logging.config.fileConfig(path)
    name = getattr(args, "logger_cfg", None)
    with open(name) as f:
        described = yaml.safe_load(f)
    logging.config.dictConfig(described)


def from_ini(path):
    logging.config.fileConfig(path)


from_ini("/etc/shop/worker.ini")

# none of these: what is handed in, and says nothing


def given(x, config):
    logging.config.fileConfig(x)
    logging.config.dictConfig(config)


READ = {"yaml": lambda x: logging.config.dictConfig(yaml.safe_load(open(x).read()))}
