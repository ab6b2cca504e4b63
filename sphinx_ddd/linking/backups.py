"""Backups with the commands that make them and bring them back: a person starts a command, not a function."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sphinx_ddd.facts.backups import Backup
from sphinx_ddd.facts.base import Fact, Found
from sphinx_ddd.facts.operations import Command

_SAVES = frozenset({"backup", "dump", "export", "snapshot", "save", "create", "make", "run"})
_BACK = frozenset({"restore", "recover", "load", "import"})


def with_commands(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts, each backup that a command makes with the one that brings it back, and by its name where there is no better."""
    facts = list(found)
    saving = {one.subject: one.fact.name for one in facts if isinstance(one.fact, Command)}
    back = {one.subject: one.fact.name for one in facts if isinstance(one.fact, Command) and one.fact.purpose == "restore"}
    if not back and not saving:
        return facts
    return [_linked(one, saving, back) if isinstance(one.fact, Backup) else one for one in facts]


def _linked(found: Found[Any], saving: dict[str, str], back: dict[str, str]) -> Found[Fact]:
    backup: Backup = found.fact
    owner = found.subject.rpartition(".")[0]
    made_by = saving.get(found.subject) or saving.get(owner)
    restore = backup.restore
    if isinstance(restore, str):
        restore = back.get(restore, restore)
    elif made_by is not None:
        restore = next((name for name in sorted(back.values()) if _are_a_pair(made_by, name)), None)
    name = made_by if made_by is not None and backup.name in (found.subject.rpartition(".")[2], owner.rpartition(".")[2]) else backup.name
    return replace(found, fact=replace(backup, name=name, restore=restore))


def _are_a_pair(saves: str, restores: str) -> bool:
    """Whether two commands of a program say the same but for what they do: ``shop backup create`` and ``shop backup restore``."""
    return _words(saves) - _SAVES == _words(restores) - _SAVES - _BACK


def _words(command: str) -> frozenset[str]:
    return frozenset(word for part in command.split() for word in part.replace("-", "_").split("_"))
