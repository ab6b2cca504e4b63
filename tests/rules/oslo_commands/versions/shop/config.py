"""Where the command line is read, for all programs."""

from oslo_config import cfg


def init(args, **kwargs):
    cfg.CONF(args=args, project="shop", version="1.0", **kwargs)
