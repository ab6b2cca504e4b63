"""Crontabs: those of a user, and those of the system, which name the user in a sixth field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_ddd.facts.schedules import Schedule
from sphinx_ddd.ops import commands
from sphinx_ddd.ops.base import Item, OpsText
from sphinx_ddd.ops.cron_text import times

MOST_ENTRIES: Final = 500
"""Entries that are read: each may need a search through years for the day that it runs on."""
_ZONES: Final = ("CRON_TZ", "TZ")
_USERS: Final = frozenset(
    """
    root www-data nobody postgres mysql redis nginx apache http celery django app deploy ubuntu debian admin git backup daemon cron
    """.split()
)


def read(file: OpsText) -> Iterator[Item]:
    """The entries, each with the comment above it."""
    lines = file.text.split("\n")
    has_user = _names_users(file, lines)
    zone: str | None = None
    comment: list[str] = []
    left = MOST_ENTRIES
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if line.startswith("#"):
            comment.append(line.lstrip("#").strip())
            continue
        if (said := variable(line)) is not None:
            name, value = said
            zone = value if name in _ZONES else zone
        elif line and left == 0:
            yield file.skipped(number, f"too large: more than {MOST_ENTRIES} entries")
            return
        elif line:
            left -= 1
            yield from _entry(file, number, line, zone, " ".join(comment), has_user=has_user)
        comment = []


def _entry(file: OpsText, number: int, line: str, zone: str | None, comment: str, *, has_user: bool) -> Iterator[Item]:
    when, command = _parted(line.removeprefix("-"))
    if when == "@reboot":
        return  # once a start, not again and again
    fields = times(when, "cron")
    if fields is None:
        yield file.skipped(number, f"crontab: no time that cron knows: {when}" if when else "crontab: neither an entry nor a variable")
        return
    if has_user:
        command = _after_user(command)
    task = commands.plain(_without_input(command))
    if not task:
        yield file.skipped(number, "crontab: an entry without a command")
        return
    fact = Schedule(
        name=task, framework="cron", task=task, expression=when, timezone=zone, **fields, description="" if _is_code(comment) else comment
    )
    yield file.found(fact, "crontab.entry", number)


def _parted(line: str) -> tuple[str, str]:
    """When, and what."""
    count = 1 if line.startswith("@") else 5
    parts = line.split(None, count)
    when = " ".join(parts[:count])
    return (when, parts[count].strip() if len(parts) > count else "") if len(parts) >= count else ("", "")


def _after_user(command: str) -> str:
    """What follows the user, after blanks or tabs."""
    return (*command.split(None, 1), "", "")[1]


def variable(line: str) -> tuple[str, str] | None:
    """The name and the value that a line sets for the entries below it."""
    name, sign, value = line.partition("=")
    name = name.strip().strip("\"'")
    return (name, value.strip().strip("\"'")) if sign and name.isidentifier() else None


def _without_input(command: str) -> str:
    """Up to the first ``%`` that is not escaped: what follows is given to the command as its input."""
    kept = command.replace("\\%", "\0").partition("%")[0]
    return kept.replace("\0", "%").strip()


def _is_code(comment: str) -> bool:
    """Whether a comment is an entry that was taken out, or the heading of the columns."""
    when, command = _parted(comment)
    words = comment.lower().split()
    return bool(command and times(when, "cron")) or {"dow", "dom"} <= set(words) or "day of" in comment.lower()


def _names_users(file: OpsText, lines: list[str]) -> bool:
    """Whether entries name the user: in ``cron.d`` and ``/etc/crontab`` by rule, elsewhere where a heading or every entry shows it."""
    if f"/{file.path}".rpartition("/")[0].endswith(("/cron.d", "/etc")):
        return True
    if any(line.startswith("#") and {"user", "command"} <= set(line.lower().replace("-", " ").split()) for line in lines):
        return True
    entries = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#") and variable(line.strip()) is None]
    said = [_parted(line.removeprefix("-"))[1] for line in entries]
    return bool(said) and all(
        command.split(None, 1)[:1] and command.split(None, 1)[0] in _USERS and _after_user(command) for command in said
    )
