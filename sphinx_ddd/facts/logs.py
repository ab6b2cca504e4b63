"""Log files and streams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from sphinx_ddd.facts.base import Fact, Maybe

_NEEDED: Final = (
    ("time", ("%(asctime)", "{time", "{asctime", "$asctime", "%(created)", "%(server_time)", "%(timestamp)")),
    ("level", ("%(levelname)", "%(levelno)", "{level", "$levelname", "%(levelchar)", "%(severity)", "%(color)")),
)
"""What a record in a file should carry, and how formats spell it."""


def lacking(form: str) -> tuple[str, ...]:
    """What a format leaves out that a reader of a log file needs: time, level."""
    return tuple(word for word, marks in _NEEDED if not any(mark in form for mark in marks))


@dataclass(frozen=True, slots=True, kw_only=True)
class LogHandler(Fact):
    """Where log records go, and what keeps the place from filling up. Named by file, stream or logger."""

    kind: ClassVar[str] = "log_handler"

    handler: str
    """Qualified name of the handler class: ``logging.handlers.RotatingFileHandler``."""
    filename: Maybe[str] = None
    """Path template; placeholders where parts come from settings."""
    level: Maybe[str] = None
    facility: Maybe[str] = None
    """The facility of syslog, by which the other side sorts records: ``local0``."""
    format: Maybe[str] = None
    layout: Maybe[str] = None
    """How a record is written, where the code says more than a format: text, json, logfmt or key_value."""
    max_bytes: Maybe[int] = None
    backup_count: Maybe[int] = None
    when: Maybe[str] = None
    interval: Maybe[int] = None
    retention_days: Maybe[float] = None
    worst_case_bytes: Maybe[int] = None
    """Most disk space the file and its rotated copies take together."""
    rotates: Maybe[bool] = None
    """``False`` for a file that grows without end; ``None`` for streams and sockets, where it does not apply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelSwitch(Fact):
    """A way to change how much a running program logs. Named by what does it: an option, a signal, a port, the path of a route."""

    kind: ClassVar[str] = "level_switch"

    way: str
    """option, signal, port or route."""
    level: Maybe[str] = None
    """The level that it sets."""
    logger: Maybe[str] = None
    """The logger it concerns; not stated for the root of all."""
    handler: Maybe[str] = None
    """Qualified name of the function that sets it."""
