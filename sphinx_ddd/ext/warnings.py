"""Every warning of the extension: what it is called, what it means, and the one function that gives it."""

from __future__ import annotations

from enum import Enum
from typing import Final

from sphinx.config import Config
from sphinx.util import logging

TYPE: Final = "ddd"
"""First half of the name to write in ``suppress_warnings``: ``ddd.subject``."""

_logger = logging.getLogger("sphinx_ddd")


class Warn(Enum):
    """The second half of a warning's name, and when it is given."""

    CONFIG = "config", "A ``ddd_…`` value in conf.py is not usable; its default is used instead."
    SOURCES = "sources", "A source path does not exist, or nothing to read was found; pages say so where facts would stand."
    SITE_FILE = "site_file", "The site file cannot be read, or a key or value in it is not one of ours; that key is left out."
    OPS_FILES = "ops_files", "An ops file, or a part of it, cannot be read: the rest is; or a glob in ``ddd_ops_files`` names no file."
    SUBJECT = "subject", "A directive names a subject that was not found in the sources; the nearest names are listed."
    DIRECTIVE = "directive", "An argument or option of a directive is not usable; the option is left out."
    POSITION = "position", "A directive that makes sections stands where no section can be, such as in a list or a note."
    RUNBOOK_URL = "runbook_url", "An alert points at a page or an anchor below ``html_baseurl`` that these docs do not have."
    THRESHOLD = "threshold", "The score is below ``ddd_fail_under``, or cannot be computed; the build ends with exit status 1."

    def __init__(self, subtype: str, doc: str) -> None:
        self.subtype = subtype
        self.__doc__ = doc

    @property
    def full_name(self) -> str:
        """As in ``suppress_warnings``."""
        return f"{TYPE}.{self.subtype}"


Where = str | tuple[str, int | None]
"""``file:line`` as docutils writes it, or a document name with a line."""


def warn(what: Warn, message: str, location: Where) -> None:
    """Give a warning. It can be suppressed, so nothing may depend on its being seen."""
    _logger.warning("%s", message, type=TYPE, subtype=what.subtype, location=location)


def error(what: Warn, message: str, location: Where, config: Config) -> None:
    """Give an error. Where the user suppressed it the message is still printed, as information."""
    if logging.is_suppressed_warning(TYPE, what.subtype, config.suppress_warnings):
        _logger.info("sphinx_ddd: %s", message)
        return
    _logger.error("%s", message, type=TYPE, subtype=what.subtype, location=location)
