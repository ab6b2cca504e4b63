"""Copies of SQLite databases: by the backup of the connection, or as the statements that make it anew."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.backups import Backup
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._stored import pairs, words
from sphinx_ddd.source.uses import Call

RETURNS = {"sqlite3.connect": "sqlite3.Connection", "sqlite3.dbapi2.connect": "sqlite3.Connection"}
MEMORY = ":memory:"
_DATABASE: Final = "SQLite database"
_VACUUM: Final = ("vacuum", "into")


@calls("sqlite3.Connection.backup")
def copied(use: Call) -> Facts:
    """A database copied page by page while it may be in use, from one file to another."""
    if not isinstance(use.node.func, nodes.Attribute):
        return
    source, target = _file(use.node.func.expr, use), _file(use.argument(0, "target"), use)
    if MEMORY in (source, target) or not (target or words.speaks_of_backup(use.subject)):
        return  # a database that is copied into memory, or to where nothing says, is no backup
    yield Backup(
        name=words.said(_DATABASE, source),
        target=words.place(target),
        tool="sqlite3.Connection.backup",
        restore=pairs.counterpart(use.node, use.context) or None,
    )


@calls("sqlite3.Connection.iterdump")
def dumped(use: Call) -> Facts:
    """A database written as the statements that make it anew, where that is a backup by the name of what does it."""
    if isinstance(use.node.func, nodes.Attribute) and words.speaks_of_backup(use.subject):
        source = _file(use.node.func.expr, use)
        if source != MEMORY:
            back = pairs.counterpart(use.node, use.context)
            yield Backup(name=words.said(_DATABASE, source), tool="sqlite3.Connection.iterdump", restore=back or None)


@calls("sqlite3.Connection.execute", "sqlite3.Cursor.execute")
def vacuumed(use: Call) -> Facts:
    """A database copied without its gaps into another file: ``VACUUM INTO``."""
    parts = use.template(0, "sql").split()
    if not isinstance(use.node.func, nodes.Attribute) or len(parts) < 3 or tuple(part.lower() for part in parts[:2]) != _VACUUM:
        return
    target = " ".join(parts[2:]).rstrip(";").strip("'\"")
    given = use.argument(1, "parameters")
    if target == "?":
        target = use.context.template(given.elts[0]) if isinstance(given, nodes.Tuple | nodes.List) and given.elts else "{target}"
    yield Backup(
        name=words.said(_DATABASE, _file(use.node.func.expr, use)),
        target=words.place(target),
        tool="VACUUM INTO",
        restore=pairs.counterpart(use.node, use.context) or None,
    )


def _file(node: nodes.NodeNG | None, use: Call) -> str:
    """The file that a connection was opened for; empty where that is not seen."""
    for origin in use.context.origins(node):
        there = use.context.elsewhere(origin)
        if isinstance(origin.node, nodes.Call) and origin.node.args and not RETURNS.keys().isdisjoint(there.names(origin.node.func)):
            return there.template(origin.node.args[0])
    return ""
