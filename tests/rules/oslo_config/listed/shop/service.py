from oslo_config import cfg
from shop import opts


def prepare(conf=None):
    if conf is None:
        conf = cfg.ConfigOpts()
    for group, options in opts.list_opts():
        conf.register_opts(list(options), group=None if group == "DEFAULT" else group)


# none of these: what is listed is not registered a second time in the group that is not chosen


def names():
    return [None if group == "DEFAULT" else group for group, _ in opts.list_opts()]
