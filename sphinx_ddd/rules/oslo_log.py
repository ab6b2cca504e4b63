"""oslo.log: what an operator gets from a program that sets up its logging with it, and the option that changes the level."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.logs import LevelSwitch, LogHandler
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

FORMAT: Final = (
    "%(asctime)s.%(msecs)03d %(process)d %(levelname)s %(name)s "
    "[%(global_request_id)s %(request_id)s %(user_identity)s] %(instance)s%(message)s"
)
"""Default of the option ``logging_context_format_string``."""
SAYS: Final = (
    "Written where the options log_dir and log_file say, else to the standard error stream. With log_rotation_type = none, the default, "
    "another program "
    "has to turn it over; size and interval turn it over by max_logfile_size_mb (200), log_rotate_interval (1, in days) and "
    "max_logfile_count (30)."
)


@calls("oslo_log.log.setup")
def set_up(use: Call) -> Facts:
    """The log file of a program that uses oslo.log, with the defaults of the library."""
    product = use.text(1, "product_name")
    yield LogHandler(
        name="{log_dir}/{log_file}",
        description=SAYS,
        handler="oslo_log.log.setup",
        filename="{log_dir}/{log_file}",
        level="INFO",
        format=FORMAT,
        layout="text",
        rotates=UNKNOWN,
    )
    logger = product if isinstance(product, str) else None
    yield LevelSwitch(name="[DEFAULT]debug", way="option", level="DEBUG", logger=logger, handler="oslo_log.log.setup")
