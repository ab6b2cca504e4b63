from oslo_config import cfg


def list_opts():
    return [
        ("statsd", (cfg.FloatOpt("flush_delay", default=10, help="Delay"),)),
        ("DEFAULT", (cfg.IntOpt("workers", default=1, help="Workers"),)),
    ]
