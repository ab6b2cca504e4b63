"""The other of two modules."""

from oslo_config import cfg

from shop import first

OPTS = [cfg.StrOpt("second")] + first.OPTS
OPTS = OPTS + [cfg.StrOpt("added")]


def list_opts():
    return [("second_list", OPTS), *first.list_opts()]


def register_opts(conf, opts=None):
    first.register_opts(conf, opts or OPTS)
    conf.register_opts(opts or OPTS, group="second")


# none of these

OTHERS = [OPTS, [OPTS]]
