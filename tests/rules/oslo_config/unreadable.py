"""Options whose arguments cannot be read, in part or at all."""

import os

from oslo_config import cfg

from elsewhere import LIMITS, NAMES, SHARED, choose, translate

CONF = cfg.CONF

CONF.register_opts(
    [
        cfg.IntOpt("limits", default=LIMITS.default, min=LIMITS.least, max=LIMITS.most),
        cfg.StrOpt("chosen", choices=choose(), default=os.getcwd()),
        cfg.StrOpt("partly", choices=["a", LIMITS.other]),
        cfg.StrOpt("everything", **SHARED),
        cfg.StrOpt("positional", *NAMES),
        cfg.Opt("typed", type=choose()),
        cfg.IntOpt("wrong", min="few", max=[], default=object(), secret="yes", required=0),
        cfg.StrOpt("help", help=translate("Some help.")),
        cfg.StrOpt("deprecated", deprecated_for_removal=LIMITS.gone, deprecated_opts=LIMITS.old, deprecated_name=LIMITS.name),
        cfg.StrOpt("no_such_argument", colour="red"),
        cfg.BoolOpt(name="named", default=False),
    ],
    group=LIMITS.group,
)

# none of these

cfg.StrOpt()
cfg.StrOpt(*NAMES)
cfg.StrOpt(name=None)
cfg.StrOpt(choose())
cfg.StrOpt(5)
