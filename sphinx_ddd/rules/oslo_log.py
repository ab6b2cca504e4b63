"""oslo.log: what an operator gets from a program that sets up its logging with it, and the option that changes the level.

As in oslo.log 8.3 (``oslo_log/_options.py``, ``oslo_log/log.py``).
"""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.logs import LevelSwitch, LogHandler
from sphinx_ddd.rules._oslo.names import LAUNCHERS, OBJECTS
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.context import Reader
from sphinx_ddd.source.uses import Call

SETUP: Final = "oslo_log.log.setup"
FORMAT: Final = (
    "%(asctime)s.%(msecs)03d %(process)d %(levelname)s %(name)s "
    "[%(global_request_id)s %(request_id)s %(user_identity)s] %(instance)s%(message)s"
)
"""Default of the option ``logging_context_format_string``."""
SAYS: Final = (
    "Written where the options log_dir and log_file say, else to the standard output stream. With log_rotation_type = none, the default, "
    "another program has to turn it over, and the file is opened again without a restart; size turns it over by max_logfile_size_mb (200), "
    "interval by log_rotate_interval (1, in days); either keeps max_logfile_count (30) older files."
)


@calls(SETUP)
def set_up(use: Call) -> Facts:  # noqa: ARG001
    """The log file of a program that uses oslo.log, with the defaults of the library."""
    yield LogHandler(
        name="{log_dir}/{log_file}",
        description=SAYS,
        handler=SETUP,
        filename="{log_dir}/{log_file}",
        level="INFO",
        format=FORMAT,
        layout="text",
        rotates=UNKNOWN,
    )


@calls(*LAUNCHERS, *(f"{name}.mutate_config_files" for name in OBJECTS))
def level_option(use: Call) -> Facts:
    """The option that changes the level of all loggers, in a service that takes up changed options while it runs.

    Only what changes options reaches oslo.log: reading all files again (``restart_method="reload"``) does not.
    """
    mutates = use.name not in LAUNCHERS or use.text(LAUNCHERS[use.name], "restart_method", "reload") == "mutate"
    if mutates and _logs(use):
        yield LevelSwitch(name="[DEFAULT]debug", way="option", level="DEBUG", handler=use.name)


def _logs(use: Call) -> bool:
    """Whether the project sets up its logs with oslo.log."""
    reader = use.context.reader
    return reader.project.once("sets up oslo.log", lambda: any(_sets_up(name, reader) for name in sorted(reader.project.files)))


def _sets_up(name: str, reader: Reader) -> bool:
    text = reader.project.text(name)
    module = reader.project.module(name) if isinstance(text, str) and "oslo_log" in text and "setup" in text else None
    calls_of = module.calls_by_tail.get("setup", ()) if module is not None else ()
    return module is not None and any(SETUP in reader.context(module).names(call.func) for call in calls_of)
