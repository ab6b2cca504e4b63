"""Programs that read their command line with ``oslo.config``."""

import sys

from oslo_config import cfg

CONF = cfg.CONF


def main(argv=sys.argv):
    CONF(argv[1:], project="shop", version="1.0")


def own():
    conf = cfg.ConfigOpts()
    conf.register_cli_opt(cfg.StrOpt("backend"))
    conf(project="shop", default_config_files=["/etc/shop.conf"])
    return conf


def given(conf):
    conf(args=sys.argv[1:])


given(own())

# none of these


def in_a_test():
    conf = cfg.ConfigOpts()
    conf([], project="shop")
    conf.register_opts([])
    CONF(args=[])


class ConfigOpts:
    def __call__(self, args): ...


ConfigOpts()(sys.argv)
