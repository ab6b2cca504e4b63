"""Log files of Twisted: by size, and one a day."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.logs import LogHandler
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

SIZED: Final = "twisted.python.logfile.LogFile"
DAILY: Final = "twisted.python.logfile.DailyLogFile"
ROTATE_LENGTH: Final = 1_000_000
"""Characters of a file by default."""


@calls(SIZED, f"{SIZED}.fromFullPath")
def sized(use: Call) -> Facts:
    """A log file that Twisted turns over when it is long enough; older ones are kept unless a number is given."""
    is_whole = use.name.endswith("fromFullPath")
    filename = _path(use, is_whole=is_whole)
    length = use.integer(1 if is_whole else 2, "rotateLength", ROTATE_LENGTH)
    kept = use.integer(None if is_whole else 4, "maxRotatedFiles")
    yield LogHandler(
        name=filename or SIZED,
        handler=SIZED,
        filename=filename or UNKNOWN,
        max_bytes=length,
        backup_count=kept,
        worst_case_bytes=_worst_case(length, kept),
        rotates=UNKNOWN if length is UNKNOWN else bool(length),
    )


def _worst_case(length: Maybe[int], kept: Maybe[int]) -> Maybe[int]:
    """Bytes of the file and its older copies; ``None`` where all are kept."""
    if kept is None:
        return None
    return length * (kept + 1) if isinstance(length, int) and isinstance(kept, int) else UNKNOWN


@calls(DAILY, f"{DAILY}.fromFullPath")
def daily(use: Call) -> Facts:
    """A log file that Twisted turns over every day; all older ones are kept."""
    filename = _path(use, is_whole=use.name.endswith("fromFullPath"))
    yield LogHandler(name=filename or DAILY, handler=DAILY, filename=filename or UNKNOWN, when="D", interval=1, rotates=True)


def _path(use: Call, *, is_whole: bool) -> str:
    """The path: one argument, or name and directory."""
    if is_whole:
        return use.template(0, "filename")
    name, directory = use.template(0, "name"), use.template(1, "directory")
    return f"{directory.rstrip('/')}/{name}" if name and directory else ""
