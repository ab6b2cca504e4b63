"""Two modules that register each other's options, with lists that are made of each other."""

from oslo_config import cfg

from shop import second

OPTS = [cfg.StrOpt("first")] + second.OPTS


def list_opts():
    return [("first_list", OPTS), *second.list_opts()]


def register_opts(conf, opts=None):
    second.register_opts(conf, opts or OPTS)
    conf.register_opts(opts or OPTS, group="first")


# none of these


def endless(opts):
    return endless(opts + [opts])


cfg.CONF.register_opts(endless(OPTS), group="endless")
