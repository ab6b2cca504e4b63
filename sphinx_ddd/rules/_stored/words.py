"""Whether code speaks of backups: by the names of what is around it, and of what it is given."""

from __future__ import annotations

import re
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Maybe

_PARTS: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_OPEN: Final = re.compile(r"(\{[^{}]*\})+")
_BACKUP: Final = frozenset({"backup", "backups", "bak", "bkp"})
_ENDINGS: Final = (".bak", "~", ".backup", ".orig", ".bkp")


def words(name: str) -> list[str]:
    """``ProjectBackup.create_archive`` as ``project backup create archive``."""
    return [part.lower() for part in _PARTS.findall(name)]


def speaks_of_backup(subject: str) -> bool:
    """Whether the function, the class or the module of a dotted name is about backups."""
    return not _BACKUP.isdisjoint(w for part in subject.split(".")[1:] or [subject] for w in words(part))


def is_copy_name(template: str) -> bool:
    """Whether a path is that of a copy kept aside: ``{path}.bak``, ``{backup_path}``, ``orders~``."""
    last = template.rstrip("/").rpartition("/")[2]
    return last.endswith(_ENDINGS) or not _BACKUP.isdisjoint(words(last))


def place(template: str) -> Maybe[str]:
    """Where a copy goes: ``UNKNOWN`` where nothing of the path can be read, ``None`` where none is given."""
    is_opaque = "{" in template and not _OPEN.sub("", template).strip("/.:-_")
    return UNKNOWN if is_opaque else template or None


def is_told(template: str) -> bool:
    """Whether a path says which file it is: by a name of its own, and not only by the ending of one."""
    last = template.rstrip("/").rpartition("/")[2]
    return bool(last) and not _OPEN.fullmatch(last.partition(".")[0] or last)


def said(what: str, template: str) -> str:
    """What is saved, with its own name where that can be read."""
    return what if place(template) in (None, UNKNOWN) else f"{what} {template}"
