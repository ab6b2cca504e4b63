"""The options and types of ``oslo.config``, with their parameters in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CFG: Final = "oslo_config.cfg"
TYPES: Final = "oslo_config.types"

_NAME = ("name",)
_BASE = (
    "name", "type", "dest", "short", "default", "positional", "metavar", "help", "secret", "required", "deprecated_name",
    "deprecated_group", "deprecated_opts", "sample_default", "deprecated_for_removal", "deprecated_reason", "deprecated_since",
    "mutable", "advanced",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OptClass:
    """A class of options."""

    parameters: tuple[str, ...]
    """Those that may be given by position."""
    type: str = ""
    """The class of :mod:`oslo_config.types` that it uses; empty where the option says."""
    is_multi: bool = False
    """May be given several times; the values make a list."""


OPTS: Final = {
    f"{CFG}.Opt": OptClass(_BASE),
    f"{CFG}.StrOpt": OptClass(("name", "choices", "quotes", "regex", "ignore_case", "max_length"), "String"),
    f"{CFG}.BoolOpt": OptClass(_NAME, "Boolean"),
    f"{CFG}.IntOpt": OptClass(("name", "min", "max", "choices", "sample_min", "sample_max"), "Integer"),
    f"{CFG}.FloatOpt": OptClass(("name", "min", "max"), "Float"),
    f"{CFG}.ListOpt": OptClass(("name", "item_type", "bounds"), "List"),
    f"{CFG}.DictOpt": OptClass(_NAME, "Dict"),
    f"{CFG}.IPOpt": OptClass(("name", "version"), "IPAddress"),
    f"{CFG}.PortOpt": OptClass(("name", "min", "max", "choices"), "Port"),
    f"{CFG}.HostnameOpt": OptClass(_NAME, "Hostname"),
    f"{CFG}.HostAddressOpt": OptClass(("name", "version"), "HostAddress"),
    f"{CFG}.HostDomainOpt": OptClass(("name", "version"), "HostDomain"),
    f"{CFG}.URIOpt": OptClass(("name", "max_length", "schemes"), "URI"),
    f"{CFG}.MultiOpt": OptClass(("name", "item_type"), is_multi=True),
    f"{CFG}.MultiStrOpt": OptClass(_NAME, "MultiString", is_multi=True),
    f"{CFG}.SubCommandOpt": OptClass(("name", "dest", "handler", "title", "description", "help"), "String"),
}
"""By qualified name."""

TYPE_PARAMETERS: Final[dict[str, tuple[str, ...]]] = {
    "String": ("choices", "quotes", "regex", "ignore_case", "max_length", "type_name"),
    "MultiString": ("type_name",),
    "Boolean": ("type_name",),
    "Number": ("num_type", "type_name", "min", "max", "choices"),
    "Integer": ("min", "max", "type_name", "choices"),
    "Float": ("min", "max", "type_name"),
    "Port": ("min", "max", "type_name", "choices"),
    "List": ("item_type", "bounds", "type_name"),
    "Range": ("min", "max", "inclusive", "type_name"),
    "Dict": ("value_type", "bounds", "type_name"),
    "IPAddress": ("version", "type_name"),
    "Hostname": ("type_name",),
    "HostAddress": ("version", "type_name"),
    "HostDomain": ("version", "type_name"),
    "URI": ("max_length", "schemes", "type_name"),
}
"""Parameters by position of the classes in :mod:`oslo_config.types`."""

OPTION_TYPES: Final = {
    "String": "string", "MultiString": "string", "Boolean": "boolean", "Number": "number", "Integer": "integer", "Float": "number",
    "Port": "port", "List": "list", "Range": "raw", "Dict": "dict", "IPAddress": "ip", "Hostname": "host", "HostAddress": "host",
    "HostDomain": "host", "URI": "uri",
}  # fmt: skip
"""Class of :mod:`oslo_config.types` to the type of an option."""

PORTS: Final = (0, 65535)
"""``types.Port.PORT_MIN`` and ``PORT_MAX``, which hold where an option states no narrower range."""

PLAIN_TYPES: Final = {"builtins.str": "string", "builtins.int": "integer", "builtins.float": "number", "builtins.bool": "boolean"}
"""Classes of Python that convert an option's text."""

_LETTERS: Final = (
    "FOLSOM", "GRIZZLY", "HAVANA", "ICEHOUSE", "JUNO", "KILO", "LIBERTY", "MITAKA", "NEWTON", "OCATA", "PIKE", "QUEENS", "ROCKY", "STEIN",
    "TRAIN", "USSURI", "VICTORIA", "WALLABY", "XENA", "YOGA", "ZED",
)  # fmt: skip
_YEARS: Final = {
    "ANTELOPE": "2023.1", "BOBCAT": "2023.2", "CARACAL": "2024.1", "DALMATIAN": "2024.2", "EPOXY": "2025.1", "FLAMINGO": "2025.2",
    "GAZPACHO": "2026.1", "HIBISCUS": "2026.2", "INDRI": "2027.1",
}  # fmt: skip
RELEASES: Final = {f"oslo_log.versionutils.deprecated.{name}": value for name, value in (*((n, n[0]) for n in _LETTERS), *_YEARS.items())}
"""The releases that ``deprecated_since`` is often taken from."""

DEPRECATED_OPT: Final = f"{CFG}.DeprecatedOpt"
OPT_GROUP: Final = f"{CFG}.OptGroup"
DEFAULT_GROUP: Final = "DEFAULT"

REGISTER_MANY: Final = ("register_opts", "register_cli_opts")
REGISTER_ONE: Final = ("register_opt", "register_cli_opt")
ON_THE_COMMAND_LINE: Final = ("register_cli_opts", "register_cli_opt")
"""Methods of ``ConfigOpts``. Programs hand their ``ConfigOpts`` about too freely to say what a method is called on: that it is given
options of ``oslo_config`` is what tells it."""
LISTING: Final = "list_opts"
"""What a function that tells the sample generator of a module's options is called by convention; entry points may name others."""


def opt_class(names: tuple[str, ...]) -> str:
    """The class of options among qualified names, the nearest to them; empty where there is none."""
    return next((name for name in names if name in OPTS), "")


def type_class(names: tuple[str, ...]) -> str:
    """The class of :mod:`oslo_config.types` among qualified names: ``Integer``; empty where there is none."""
    for name in names:
        base, _, tail = name.rpartition(".")
        if base in (TYPES, f"{CFG}.types") and tail in TYPE_PARAMETERS:
            return tail
    return ""


OBJECTS: Final = ("oslo_config.cfg.CONF", "oslo_config.cfg.ConfigOpts")
"""The options of a program, as an object."""
LAUNCHERS: Final = {
    "oslo_service.service.launch": 3,
    "oslo_service.service.ProcessLauncher": 2,
    "oslo_service.service.ServiceLauncher": 1,
    "oslo_service.service.Launcher": 1,
    "oslo_service.launch": 3,
    "oslo_service.ProcessLauncher": 2,
    "oslo_service.ServiceLauncher": 1,
}
"""What runs services and answers SIGHUP, with the position of ``restart_method``; without it, all files are read again."""
