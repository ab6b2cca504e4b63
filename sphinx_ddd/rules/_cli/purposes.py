"""What a command is for: by its own name, the group it stands in, and the first words of its help."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from sphinx_ddd.facts.base import Maybe

_NAMES: Final = {
    "check": "check verify validate healthcheck health doctor diagnose diagnostics preflight selfcheck selftest ping audit "
    "checkconfig configcheck configtest testconfig",
    "report": "report list ls show status stats statistics info describe history summary inspect dryrun",
    "cleanup": "cleanup cleanupdb clean prune purge vacuum gc expire evict reap archivedeleted archiveold",
    "restore": "restore recover",
    "rotate": "rotate rekey renew",
    "migrate": "migrate migration",
    "upgrade": "upgrade",
    "backup": "backup snapshot dbdump dumpdb dumpdata",
}
"""Whole words of a command's name. Where several match, the first line wins: to list, check or prune backups is no backup."""
_SHOWS: Final = frozenset("list ls show print display describe inspect get".split())
"""Verbs that begin the name of a command that only tells, whatever it tells of: to list checks is no check."""
_CHANGES: Final = frozenset(
    "add append apply build bump change compute copy create delete disable edit enable ensure generate import init initialize install "
    "load make mark move new populate read rebuild recompute recalculate refresh register reindex remove rename replace reset run schedule "
    "send set setup skip start stop store submit take trigger uninstall unregister update upload write".split()
)
"""Verbs that begin the name of a command that changes something; the words after them say what, not what for."""
_WITH_COPIES: Final = frozenset("delete remove keep tag rename move sync synchronize download upload".split())
"""Verbs at either end of a name that do something with backups that are there: to delete a backup is the opposite of one."""
_SERVICES: Final = ("serve", "server", "runserver", "run-server", "webserver", "worker", "runworker", "run-worker", "daemon")
"""Names of commands that run a service. No more than the name: to stop a worker is another matter."""
_LONGEST_SHORT: Final = 3
"""Letters of a word up to which its last ``s`` is taken for its own: ``gcs`` and ``lss`` are no plurals."""
_NOUNS: Final = frozenset({"cleanup"})
"""What a command may have to do with, as well as what it does: at the end of a name without any help it says nothing."""
_DATABASES: Final = frozenset("db database schema".split())
_SYNCS: Final = frozenset("sync syncdb upgrade migrate migrations expand contract".split())
"""What is done to a database so that its schema is that of the installed version."""

_WRITES_MIGRATION: Final = frozenset(
    "makemigration makemigrations createmigration createmigrations generatemigration generatemigrations".split()
)
_OF_A_REVISION: Final = frozenset({"--autogenerate", "--message"})

_PHRASES: Final = {
    "check": "(?:check|checks|verify|verifies|validate|validates|diagnose|diagnoses)(?! (?:out|in)(?!\\w))"
    "|(?:run|runs|perform|performs|do|does) (?:(?:a|an|some|the) )?(?:[a-z]+ ){0,3}(?:checks?|verification|validation|diagnostics)",
    "backup": "back up|backs up|backup|(?:create|creates|make|makes|take|takes) (?:a |an |the )?(?:[a-z]+ )?(?:backup|dump)",
    "restore": "restore|restores|recover|recovers|(?:import|imports|load|loads) (?:a |an |the |from )?(?:[a-z]+ )?backup",
    "cleanup": r"clean up|cleans up|clean|cleans|prune|prunes|purge|purges|vacuum|"
    r"(?:remove|removes|delete|deletes|flush|flushes|clear|clears) (?:out )?(?:all )?(?:the )?"
    r"(?:old|expired|stale|unused|orphaned|obsolete|outdated|temporary)",
    "rotate": "rotate|rotates|renew|renews",
    "migrate": "migrate|migrates|(?:sync|syncs|synchronize|synchronizes|update|updates) (?:the )?(?:database|db)(?: schema)?",
    "upgrade": "upgrade|upgrades",
    "report": "list|lists|show|shows|print|prints|display|displays|report|reports|summarize|summarizes|summarise|summarises",
    "run": r"serve|serves|(?:run|runs|start|starts|launch|launches) (?:(?!(?:in|on|for|with|to|of|from|by|via|as|using)\b)[\w./-]+ ){0,4}"
    r"(?:server|service|daemon|worker|scheduler|broker|proxy|agent|application|app|api|bot|dashboard|consumer|listener)s?"
    r"(?=[.,;:)]|$| (?:in|on|for|with|to|of|from|by|via|at|and|or|using|that|which|until)\b)",
}
"""How the help of a command begins. What is run has to be a service: to run a test or a hook is another matter."""

_STORED: Final = (
    r"(?:db|dbs|database|databases|schema|schemas|table|tables|model|models|data|storage|store|stored|config|configs|configuration|settings|"
    r"format|formats|version|versions|release|revision|revisions|migration|migrations|alembic|backend|system|installation|software|"
    r"package|packages|plugin|plugins|files?|records?|rows?|indexes|index|repo|repository|head|v?\d[\d.]*)"
)
_MEANT: Final = {
    "migrate": _STORED,
    "upgrade": _STORED + r"|(?:core|self|latest|newer|newest|app|application|server|cluster|dependencies|all)",
    "rotate": r"(?:key|keys|token|tokens|secret|secrets|cert|certs|certificate|certificates|credential|credentials|password|passwords|log|"
    r"logs|fernet|ca|pki|encryption|backups?)",
    "backup": r"(?:backup|backups|back up|backs up|dump|dumps|" + _STORED + ")",
}
"""What has to be spoken of for a word to have the sense an operator gives it: an account may be upgraded, an image rotated too."""
_NOT_MEANT: Final = {
    "restore": r"(?:default|defaults|password|passwords|factory|session|layout|window)",
    "check": r"(?:checkout|check out|check in|checkin)",
    "migrate": r"(?:live|instance|instances|vm|vms|server|servers|share|volume|volumes|volume_type)",
    "backup": r"(?:(?<!sql )(?<!database )(?<!db )(?:instance|instances|server|servers)|volume|volumes|share|shares)",
}
"""What turns a word into another: to restore the defaults brings nothing back."""

_BY_WORD: Final = {word: purpose for purpose, words in _NAMES.items() for word in words.split()}
_ORDER: Final = tuple(_NAMES)
_BEGINNINGS: Final = tuple((purpose, re.compile(rf"(?:{phrases})(?!\w)", re.IGNORECASE)) for purpose, phrases in _PHRASES.items())
_WHOLE: Final = {purpose: re.compile(rf"(?<![\w])(?:{words})(?![\w])", re.IGNORECASE) for purpose, words in _MEANT.items()}
_OTHERWISE: Final = {purpose: re.compile(rf"(?<![\w])(?:{words})(?![\w])", re.IGNORECASE) for purpose, words in _NOT_MEANT.items()}


def purpose(name: str, text: str = "", group: str = "") -> str:
    """One of check backup restore upgrade migrate cleanup rotate report run other.

    :param name: the command's own name, without the program and the groups before it.
    :param text: its help.
    :param group: the program and the groups before it: ``nova-manage db``.
    """
    words = _words(name)
    around = _words(group.rpartition(" ")[2])
    if _DATABASES.intersection((*words, *around[-1:])) and _SYNCS.intersection(words) and not {"check", "status", "list"} & set(words):
        return "upgrade" if "upgrade" in words else "migrate"
    said = "" if len(words) > 1 and words[-1] in _NOUNS and not text.strip() else _by_name(words)
    spoken = " ".join((*around[-1:], *words, text.strip().split("\n\n", 1)[0]))
    if words == ["backup"] and "backup" in _words(text) and " " not in group.strip():
        return "backup"  # a backup of a server: what the program itself is for, whatever it calls what it saves
    if said:
        return said if _is_meant(said, spoken, alone=len(words) == 1 and not text.strip()) else "other"
    is_bare_start = words == ["start"] and not text.strip() and " " not in group.strip()
    if name.lower().replace("_", "-") in _SERVICES or is_bare_start:
        return "run"
    begin = text.strip()
    found = next((p for p, pattern in _BEGINNINGS if pattern.match(begin)), "other")
    return found if _is_meant(found, spoken, alone=False) else "other"


def writes_migration(name: str, options: Maybe[tuple[str, ...]]) -> bool:
    """Whether a command writes a new migration into the source: what developers do before a release, and no operator after it.

    :param name: the command's own name.
    :param options: its flags, of which a ``revision`` has one for what the migration is called, or is made from.
    """
    flags = options if isinstance(options, tuple) else ()
    return "".join(_words(name)) in _WRITES_MIGRATION or (name == "revision" and not _OF_A_REVISION.isdisjoint(flags))


def _words(name: str) -> list[str]:
    return [w for w in re.split(r"[^a-z0-9]+", name.lower()) if w]


def _by_name(words: list[str]) -> str:
    """What the words of a name say; empty when that is nothing."""
    first = words[0] if words else ""
    meanings = {_purpose_of(word) for word in (*words, *(a + b for a, b in pairwise(words)))} - {""}  # back-up, clean-up, dry-run
    if first in _SHOWS and first in _BY_WORD:
        return "report"
    if first in _CHANGES:
        if "backup" in meanings and first in ("create", "make", "take", "run", "start"):
            return "backup"
        return "restore" if "backup" in meanings and first in ("import", "load", "apply") else ""
    found = next((p for p in _ORDER if p in meanings), "")
    return "" if found == "backup" and not _WITH_COPIES.isdisjoint((first, words[-1])) else found


def _purpose_of(word: str) -> str:
    plural = word.removesuffix("s") if len(word) > _LONGEST_SHORT else word
    return _BY_WORD.get(word) or _BY_WORD.get(plural) or ""


def _is_meant(purpose: str, spoken: str, *, alone: bool) -> bool:
    """Whether a word is used in the sense that an operator gives it. A name that stands alone is taken at its word."""
    against, needed = _OTHERWISE.get(purpose), _WHOLE.get(purpose)
    if against is not None and against.search(spoken):
        return False
    return alone or needed is None or needed.search(spoken) is not None
