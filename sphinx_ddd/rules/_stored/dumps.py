"""Programs that save state: databases dumped, repositories of backups, archives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, Final

from sphinx_ddd.facts.backups import Backup
from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._stored import pairs, upkeep, words
from sphinx_ddd.source import shell
from sphinx_ddd.source.uses import Call


@dataclass(frozen=True, slots=True)
class Dump:
    """What a program saves, and how its command line says so."""

    saves: str
    needs: tuple[str, ...] = ()
    """Words that have to stand in its arguments, one after the other."""
    target: tuple[str, ...] = ()
    """Options whose value is where the copy goes; an empty text is the last argument."""
    only_as_backup: bool = False
    """The program has other uses: it counts in a function, class or module that is about backups."""
    without: tuple[str, ...] = field(default=())
    """Options with which it saves nothing."""


_FILE: Final = ("-f", "--file")
DUMPS: Final[dict[str, tuple[Dump, ...]]] = {
    "pg_dump": (Dump("PostgreSQL database", target=_FILE),),
    "pg_dumpall": (Dump("all PostgreSQL databases", target=_FILE),),
    "pg_basebackup": (Dump("PostgreSQL cluster", target=("-D", "--pgdata"), only_as_backup=True),),
    "pgbackrest": (Dump("PostgreSQL cluster", ("backup",)),),
    "barman": (Dump("PostgreSQL cluster", ("backup",)),),
    "wal-g": (Dump("PostgreSQL cluster", ("backup-push",)),),
    "mysqldump": (Dump("MySQL database", target=("--result-file", "-r")),),
    "mariadb-dump": (Dump("MariaDB database", target=("--result-file", "-r")),),
    "xtrabackup": (Dump("MySQL server", ("--backup",), ("--target-dir",)),),
    "mariabackup": (Dump("MariaDB server", ("--backup",), ("--target-dir",)),),
    "sqlite3": (Dump("SQLite database", (".dump",)), Dump("SQLite database", (".backup",), ("",))),
    "mongodump": (Dump("MongoDB database", target=("--archive", "--out", "-o")),),
    "redis-cli": (Dump("Redis database", ("--rdb",), ("--rdb",)),),
    "etcdctl": (Dump("etcd store", ("snapshot", "save"), ("",)),),
    "influx": (Dump("InfluxDB database", ("backup",), ("",)),),
    "influxd": (Dump("InfluxDB database", ("backup",), ("",)),),
    "cockroach": (Dump("CockroachDB database", ("dump",)),),
    "neo4j-admin": (Dump("Neo4j database", ("dump",), ("--to", "--to-path")), Dump("Neo4j database", ("backup",), ("--backup-dir",))),
    "slapcat": (Dump("LDAP directory", target=("-l",)),),
    "ldbbackup": (Dump("Samba directory"),),
    "restic": (Dump("files", ("backup",), ("-r", "--repo")),),
    "borg": (Dump("files", ("create",)),),
    "duplicity": (Dump("files", target=("",), without=("restore", "verify", "list-current-files", "collection-status", "cleanup")),),
    "rdiff-backup": (Dump("files", target=("",), without=("restore", "verify", "list", "--restore-as-of", "-r")),),
    "tar": (
        Dump("files", ("-c",), _FILE, only_as_backup=True), Dump("files", ("--create",), _FILE, only_as_backup=True),
        *(Dump("files", (f"{dash}c{rest}",), (f"{dash}c{rest}",), only_as_backup=True) for dash in ("-", "") for rest in
          ("f", "zf", "jf", "Jf", "vf", "zvf", "pf", "zpf", "pzf", "vzf", "vjf")),
    ),
    "rsync": (Dump("files", target=("",), only_as_backup=True),),
}  # fmt: skip


def backups(lines: Sequence[Sequence[str]], use: Call) -> Iterator[Backup]:
    """What the command lines of one call save."""
    for line in lines:
        argv = shell.unwrapped(line)
        program = argv[0].rpartition("/")[2] if argv else ""
        dump = next((d for d in DUMPS.get(program, ()) if _does(d, argv[1:], use)), None)
        if dump is not None:
            needed = " ".join(word for word in dump.needs if not word.startswith("-") and word not in ("cf", "czf"))
            yield Backup(
                name=dump.saves,
                target=words.place(_target(dump, argv[1:])),
                tool=f"{program} {needed}".strip(),
                retention=upkeep.retention(program, use.subject, use.context) or None,
                verified=upkeep.verified(program, use.context),
                restore=pairs.counterpart(use.node, use.context) or None,
            )


def of_choice(saved: Sequence[Sequence[Backup]]) -> Iterator[Backup]:
    """What one call saves: of several command lines only one is run, so that "MySQL database or PostgreSQL database" is one backup.

    :param saved: what each of the command lines saves.
    """
    lines = [line for line in saved if line]
    if len(lines) < 2 or any(len(line) > 1 for line in lines):
        yield from (one for line in lines for one in line)
        return
    choice = [line[0] for line in lines]

    def agreed(values: Sequence[Any]) -> Any:
        return values[0] if all(value == values[0] for value in values) else None

    targets = [one.target for one in choice]
    yield replace(
        choice[0],
        name=" or ".join(dict.fromkeys(one.name for one in choice)),
        tool=" or ".join(dict.fromkeys(str(one.tool) for one in choice)),
        target=targets[0] if agreed(targets) is not None else UNKNOWN if any(targets) else None,
        retention=agreed([one.retention for one in choice]),
        verified=agreed([one.verified for one in choice]),
        restore=agreed([one.restore for one in choice]),
    )


def _does(dump: Dump, arguments: Sequence[str], use: Call) -> bool:
    if dump.only_as_backup and not words.speaks_of_backup(use.subject):
        return False
    if any(word in ("--version", "-V", "--help", "-h") for word in arguments) and len(arguments) == 1:
        return False
    if any(word in dump.without for word in arguments):
        return False
    if len(dump.needs) == 2:
        return dump.needs in list(pairwise(arguments))
    return not dump.needs or any(word.partition("=")[0] == dump.needs[0] for word in arguments)


def _target(dump: Dump, arguments: Sequence[str]) -> str:
    if ">" in arguments[:-1]:
        return arguments[arguments.index(">") + 1]
    for option in dump.target:
        if not option:
            last = arguments[-1] if arguments else ""
            return last if last != "…" and not last.startswith("-") and last not in dump.needs else ""
        for word, after in pairwise((*arguments, "")):
            name, equals, value = word.partition("=")
            if equals and name == option:
                return value
            if word == option and after and not after.startswith("-") and after != "…":
                return after
            if len(option) == 2 and word.startswith(option) and len(word) > 2 and not word.startswith("--"):
                return word[2:]
    return ""
