"""Log files and streams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_ddd.facts.base import Fact, Maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class LogHandler(Fact):
    """Where log records go, and what keeps the place from filling up. Named by file, stream or logger."""

    kind: ClassVar[str] = "log_handler"

    handler: str
    """Qualified name of the handler class: ``logging.handlers.RotatingFileHandler``."""
    filename: Maybe[str] = None
    """Path template; placeholders where parts come from settings."""
    level: Maybe[str] = None
    format: Maybe[str] = None
    max_bytes: Maybe[int] = None
    backup_count: Maybe[int] = None
    when: Maybe[str] = None
    interval: Maybe[int] = None
    retention_days: Maybe[float] = None
    worst_case_bytes: Maybe[int] = None
    """Most disk space the file and its rotated copies take together."""
    rotates: Maybe[bool] = None
    """``False`` for a file that grows without end; ``None`` for streams and sockets, where it does not apply."""
