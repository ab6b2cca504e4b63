from oslo_config import cfg

opts = [
    cfg.IntOpt("purge_interval", default=600),
    cfg.IntOpt("heal_interval", default=0),
    cfg.IntOpt("discover_interval", default=-1),
]
CONF = cfg.CONF
CONF.register_opts(opts)
CONF.register_opts([cfg.IntOpt("poll_interval", default=2)], group="images")
