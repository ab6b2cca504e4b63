"""What every program has that reads its command line with ``oslo.config``."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.rules._oslo.names import CFG
from sphinx_ddd.rules._settings.values import as_json
from sphinx_ddd.source.uses import Call

CONFIG_FILES: Final = (
    ("config-file", "_ConfigFileOpt", "Path to a config file to use. May be given several times; values in later files take precedence."),
    (
        "config-dir",
        "_ConfigDirOpt",
        "Path to a config directory to pull *.conf files from, in the order of their names, after the files that --config-file gives.",
    ),
)
"""Name, class and help of the options that calling a ``ConfigOpts`` registers."""


def default_of(use: Call, name: str) -> Maybe[JSON]:
    """The files or folders that are read without the flag: those that the call gives, else what is found on the machine."""
    given = use.value(5, "default_config_files") if name == "config-file" else use.value(6, "default_config_dirs")
    return UNKNOWN if given is None else as_json(given)


def reads_command_line(use: Call) -> bool:
    """Whether a call parses a command line: it is of an object rather than of the class, and its arguments are not fixed to none."""
    made = any(ref.instance or ref.name != f"{CFG}.ConfigOpts" for ref in use.context.refs(use.node.func))
    return made and use.value(0, "args") != []
