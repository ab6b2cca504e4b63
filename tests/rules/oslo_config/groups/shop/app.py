"""Registers options of other modules, and in loops over what they list."""

from oslo_config import cfg

from shop.conf import loops, orders
from shop.conf.orders import handed as given

CONF = cfg.CONF


def register(conf, options, group="from_default"):
    conf.register_opts(options, group)


register(CONF, given, "handed")
register(CONF, [cfg.StrOpt("by_default")])
orders.register_opts(CONF)

for group, options in loops.list_opts():
    CONF.register_opts(options, group=group)

for module in (orders, loops):
    module.register_opts(CONF)

# none of these

for name in loops.NAMES:
    CONF.register_opts(name)
