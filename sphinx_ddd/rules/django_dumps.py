"""Rows of Django's models that are written to a file by ``dumpdata``, where that is a backup."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.backups import Backup
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._stored import pairs, words
from sphinx_ddd.source.uses import Call

CALLS: Final = ("django.core.management.call_command",)
_DUMP: Final = "dumpdata"


@calls(*CALLS)
def dumped(use: Call) -> Facts:
    """``call_command("dumpdata", …)`` in a function, class or module that is about backups: not the making of a fixture."""
    if use.value(0, "command_name") != _DUMP or not words.speaks_of_backup(use.subject) or pairs.restores(use.node):
        return
    apps = [app for node in use.node.args[1:] if isinstance(app := use.context.value(node), str) and not app.startswith("-")]
    readable = len(apps) == len(use.node.args) - 1
    yield Backup(
        name=f"rows of {', '.join(apps)}" if apps and readable else "rows of some apps" if not readable else "rows of all apps",
        target=words.place(use.template(None, "output")),
        tool="manage.py dumpdata",
        restore=pairs.counterpart(use.node, use.context) or None,
    )
