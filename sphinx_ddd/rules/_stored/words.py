"""Whether code speaks of backups: by the names of what is around it, and of what it is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.source.context import Context

_PARTS: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_BACKUP: Final = frozenset({"backup", "backups", "bak", "bkp"})
_ENDINGS: Final = (".bak", "~", ".backup", ".orig", ".bkp")
_BACK: Final = {
    "backup": ("restore", "recover"), "backups": ("restore", "recover"), "dump": ("load", "restore"), "export": ("import", "restore"),
    "snapshot": ("restore", "rollback"), "save": ("restore", "load"), "archive": ("restore", "unarchive", "extract"),
}  # fmt: skip
"""What brings back what a function of that word saves."""


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
    is_opaque = template.startswith("{") and template.endswith("}") and template.count("{") == 1
    return UNKNOWN if is_opaque else template or None


def counterpart(node: nodes.NodeNG, context: Context) -> str:
    """The function of the same class or module that brings back what the one around a node saves, by its name; empty without one."""
    function = node.frame()
    if not isinstance(function, nodes.FunctionDef):
        return ""
    for scope in (function.parent, context.module.tree):
        if not isinstance(scope, nodes.ClassDef | nodes.Module):
            continue
        for name in _names_back(function.name):
            found = [n for n in scope.locals.get(name, ()) if isinstance(n, nodes.FunctionDef)]
            if found:
                return context.subject(found[-1])
        if isinstance(scope, nodes.ClassDef) and not _BACKUP.isdisjoint(words(scope.name)):
            found = [n for n in scope.locals.get("restore", ()) if isinstance(n, nodes.FunctionDef)]
            if found:
                return context.subject(found[-1])
    return ""


def _names_back(name: str) -> Iterator[str]:
    parts = name.split("_")
    for number, part in enumerate(parts):
        for back in _BACK.get(part.lower(), ()):
            yield "_".join((*parts[:number], back, *parts[number + 1 :]))
    if len(parts) > 1 and parts[0] in ("create", "make", "do", "run", "perform", "take") and not _BACK.keys().isdisjoint(parts):
        yield "_".join(("restore", *parts[1:]))
        yield "_".join((parts[0], "restore", *parts[2:]))
