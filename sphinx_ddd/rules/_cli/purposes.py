"""What a command is for, by its own name, else by the first words of its help."""

from __future__ import annotations

import re
from itertools import pairwise

_NAMES = {
    "check": "check verify validate healthcheck health doctor diagnose diagnostics preflight selfcheck ping",
    "report": "report list ls show status stats statistics info describe history summary inspect dryrun",
    "cleanup": "cleanup clean prune purge vacuum gc expire evict reap",
    "restore": "restore recover",
    "rotate": "rotate rekey renew",
    "migrate": "migrate migration",
    "upgrade": "upgrade",
    "backup": "backup snapshot dbdump dumpdb dumpdata",
}
"""Whole words of a command's name. Where several match, the first line wins: to list, check or prune backups is no backup."""
_SERVICES = ("serve", "server", "runserver", "run-server", "webserver", "worker", "runworker", "run-worker", "daemon")
"""Names of commands that run a service. No more than the name: to stop a worker is another matter."""

_PHRASES = {
    "check": "check|checks|verify|verifies|validate|validates|diagnose|diagnoses",
    "backup": "back up|backs up|backup",
    "restore": "restore|restores|recover|recovers",
    "cleanup": r"clean up|cleans up|clean|cleans|prune|prunes|purge|purges|vacuum|"
    r"(?:remove|removes|delete|deletes) (?:all )?(?:old|expired|stale|unused|orphaned|obsolete|outdated|temporary)",
    "rotate": "rotate|rotates|renew|renews",
    "migrate": "migrate|migrates",
    "upgrade": "upgrade|upgrades",
    "report": "list|lists|show|shows|print|prints|display|displays|report|reports|summarize|summarizes|summarise|summarises",
    "run": r"serve|serves|(?:run|runs|start|starts|launch|launches) (?:(?!(?:in|on|for|with|to|of|from|by|via|as|using)\b)[\w./-]+ ){0,4}"
    r"(?:server|service|daemon|worker|scheduler|broker|proxy|agent|application|app|api|bot|dashboard|consumer|listener)s?"
    r"(?=[.,;:)]|$| (?:in|on|for|with|to|of|from|by|via|at|and|or|using|that|which|until)\b)",
}
"""How the help of a command begins. What is run has to be a service: to run a test or a hook is another matter."""

_BY_WORD = {word: purpose for purpose, words in _NAMES.items() for word in words.split()}
_ORDER = tuple(_NAMES)
_BEGINNINGS = tuple((purpose, re.compile(rf"(?:{phrases})(?!\w)", re.IGNORECASE)) for purpose, phrases in _PHRASES.items())


def purpose(name: str, text: str = "") -> str:
    """One of check backup restore upgrade migrate cleanup rotate report run other.

    :param name: the command's own name, without the program and the groups before it.
    :param text: its help.
    """
    words = [w for w in re.split(r"[^a-z0-9]+", name.lower()) if w]
    words += [a + b for a, b in pairwise(words)]  # back-up, clean-up, dry-run
    found = {_BY_WORD.get(word) or _BY_WORD.get(word.removesuffix("s")) for word in words} - {None}
    if found:
        return next(p for p in _ORDER if p in found)
    if name.lower().replace("_", "-") in _SERVICES:
        return "run"
    begin = text.strip()
    return next((p for p, pattern in _BEGINNINGS if pattern.match(begin)), "other")
