"""Every class of options, with the arguments of each."""

import os
import re

from oslo_config import cfg
from oslo_config import types as cfg_types
from oslo_log import versionutils

from shop.i18n import _

HOURS = 60 * 60
SCHEMES = ["http", "https"]
REGEX = re.compile(r"^[a-z]+$")

OPTS = [
    cfg.StrOpt("backend", default="sql", choices=["sql", "ldap", "memory"], help="Where orders are kept."),
    cfg.StrOpt(
        "mode",
        default="fast",
        choices=[("fast", "Answers at once."), ("safe", _("Waits for the disk.")), ("", None)],
        help=_("""
            How orders are written.

            Each order waits for the slowest disk.
            """),
    ),
    cfg.StrOpt("level", choices={"low": 1, "high": 2}),
    cfg.StrOpt("any", choices=[]),
    cfg.StrOpt("name", regex="^[A-Z]", ignore_case=True, quotes=True),
    cfg.StrOpt("word", regex=REGEX),
    cfg.StrOpt("digits", regex=re.compile(r"\d+")),
    cfg.StrOpt("code", max_length=16),
    cfg.StrOpt("by_position", ["a", "b"], True),
    cfg.StrOpt(
        "password",
        secret=True,
        required=True,
        sample_default="<none>",
        deprecated_for_removal=True,
        deprecated_since="2025.1",
        deprecated_reason=_("Keys are "
                            "used instead."),
    ),
    cfg.IntOpt("workers", default=4, min=1, max=64, mutable=True, advanced=True, help="Processes to start."),
    cfg.IntOpt("retries", 0, 10, default=3),
    cfg.IntOpt("size", choices=[1, 2, 4]),
    cfg.IntOpt("lifetime_seconds", default=24 * HOURS, min=0),
    cfg.FloatOpt("factor", default=1.5, min=0.5),
    cfg.FloatOpt("ratio", 0, 1),
    cfg.BoolOpt("debug", default=False),
    cfg.BoolOpt("trace"),
    cfg.ListOpt("drivers", default=["a", "b"]),
    cfg.ListOpt("ports", item_type=cfg_types.Port(), default=[80]),
    cfg.ListOpt("sizes", cfg.types.Integer(choices=[1, 2]), bounds=True),
    cfg.DictOpt("labels", default={"a": "b"}),
    cfg.PortOpt("port", default=8080),
    cfg.PortOpt("high_port", min=1024),
    cfg.PortOpt("port_by_position", 1, 100, default=80),
    cfg.URIOpt("endpoint", schemes=SCHEMES, default="http://localhost"),
    cfg.URIOpt("any_uri", max_length=255),
    cfg.HostAddressOpt("host", version=4),
    cfg.HostnameOpt("hostname"),
    cfg.HostDomainOpt("domain"),
    cfg.IPOpt("ip", 6, default="::1"),
    cfg.MultiStrOpt("plugin", default=["one"]),
    cfg.MultiOpt("pages", item_type=cfg_types.Dict()),
    cfg.MultiOpt("numbers", cfg_types.Integer(min=2)),
    cfg.SubCommandOpt("command", dest="action", title="Commands", help="What to do."),
    cfg.Opt("plain"),
    cfg.Opt("typed", type=cfg_types.Integer(1, 9)),
    cfg.Opt("typed_by_position", cfg_types.URI(schemes=("ftp",))),
    cfg.Opt("range", type=cfg_types.Range(min=1, max=9)),
    cfg.Opt("converted", type=int),
    cfg.Opt("free", type=lambda value: value.strip()),
    cfg.StrOpt("from_environment", default=os.environ.get("SHOP_HOME", "/srv")),
    cfg.StrOpt("made_when_run", default=os.uname().nodename, sample_default="host"),
    cfg.StrOpt("nothing", default=None, secret=False, required=False, mutable=False),
    cfg.StrOpt("since_a_release", deprecated_for_removal=True, deprecated_since=versionutils.deprecated.TRAIN),
    cfg.StrOpt("renamed", deprecated_name="old-name"),
    cfg.StrOpt("moved", deprecated_group="elsewhere"),
    cfg.StrOpt("both", deprecated_name="was", deprecated_group="there"),
    cfg.StrOpt("often", deprecated_opts=[cfg.DeprecatedOpt("first"), cfg.DeprecatedOpt("second", group="third")]),
    cfg.StrOpt("with-dashes"),
    cfg.StrOpt("kept-elsewhere", dest="kept"),
]

# none of these


class StrOpt:
    def __init__(self, name, default=None): ...


StrOpt("of_our_own", default="x")
cfg.StrOpt(os.environ["NAME"], help="A name that is only known when it runs.")
cfg.OptGroup("group", title="Options")
OTHERS = [cfg.DeprecatedOpt("gone"), cfg_types.Integer(min=1)]
