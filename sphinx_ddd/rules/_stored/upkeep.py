"""What is done with copies after they were made: how many are kept, and whether they are looked at. Seen in the same module only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._programs import argv
from sphinx_ddd.rules._stored import words
from sphinx_ddd.source import shell
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk

VERIFIES: Final = {
    "pg_dump": ("pg_restore", ("--list", "-l")), "pg_basebackup": ("pg_verifybackup", ()), "restic": ("restic", ("check",)),
    "borg": ("borg", ("check",)), "pgbackrest": ("pgbackrest", ("verify", "check")),
    "barman": ("barman", ("verify-backup", "check-backup")),
    "etcdctl": ("etcdctl", ("status",)), "duplicity": ("duplicity", ("verify",)), "rdiff-backup": ("rdiff-backup", ("verify",)),
}  # fmt: skip
"""By the program that saves, the one that looks at what was saved, and the words that make it do so."""
PRUNES: Final = {"restic": "forget", "borg": "prune", "duplicity": "remove-all-but-n-full", "pgbackrest": "expire"}
_STARTS: Final = ("run", "check_call", "check_output", "call", "Popen", "system")
_DELETES: Final = frozenset({"os.remove", "os.unlink", "shutil.rmtree"})


def verified(program: str, context: Context) -> bool | None:
    """Whether the module starts the program that looks at copies of this one; ``None`` where it does not."""
    looker, asked = VERIFIES.get(program, ("", ()))
    for line in _lines(context) if looker else ():
        if line[0].rpartition("/")[2] == looker and (not asked or not set(asked).isdisjoint(line)):
            return True
    return None


def retention(program: str, subject: str, context: Context) -> str:
    """How long copies are kept, as the program is told or as the module deletes them; empty where neither is seen."""
    word = PRUNES.get(program, "")
    for line in _lines(context) if word else ():
        if line[0].rpartition("/")[2] == program and word in line:
            kept = [f"{name} {value}" if "=" not in name else name for name, value in pairwise((*line, "")) if name.startswith("--keep")]
            if kept:
                return " ".join(kept)
    return deleted(subject, context)


def deleted(subject: str, context: Context) -> str:
    """``all but {keep}`` where a function beside the one that saves deletes the rest of a list; both have to be about backups.

    :param subject: the function that saves.
    """
    beside = subject.rpartition(".")[0]
    for node in walk(context.module.tree):
        match node:
            case nodes.For(iter=nodes.Subscript(slice=nodes.Slice() as part), body=body) if _is_beside(context.subject(node), beside):
                kept = _bound(part, context)
                if kept and any(_deletes(n, context) for statement in body for n in walk(statement)):
                    return f"all but {kept}"
    return ""


def _is_beside(subject: str, owner: str) -> bool:
    """Whether a function is of the same class, or of the module where the other is of none."""
    return subject.rpartition(".")[0] == owner and words.speaks_of_backup(subject)


def _bound(part: nodes.Slice, context: Context) -> str:
    """The number that stays: of ``[keep:]`` or ``[:-keep]``."""
    bound = part.lower if part.upper is None else part.upper if part.lower is None else None
    if bound is None:
        return ""
    number = context.value(bound)
    if isinstance(number, int) and not isinstance(number, bool):
        return str(abs(number))
    inner = bound.operand if isinstance(bound, nodes.UnaryOp) else bound
    return f"{{{context.code(inner)}}}" if isinstance(inner, nodes.Name | nodes.Attribute) else ""


def _deletes(node: nodes.NodeNG, context: Context) -> bool:
    if not isinstance(node, nodes.Call):
        return False
    is_path = isinstance(node.func, nodes.Attribute) and node.func.attrname == "unlink"
    return is_path or not _DELETES.isdisjoint(context.names(node.func))


def _lines(context: Context) -> Iterator[tuple[str, ...]]:
    """The command lines that the module starts."""
    for tail in _STARTS:
        for call in context.module.calls_by_tail.get(tail, ()):
            if call.args and not isinstance(call.args[0], nodes.Starred):
                yield from (inner for line in argv.command_lines(call.args[0], context, call) if (inner := shell.unwrapped(line)))
