"""Locks that a database keeps under a key, so that only one process of all that are connected does something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.operations import Lock
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

_WAITING: Final = ("pg_advisory_lock", "pg_advisory_xact_lock")
_TRYING: Final = ("pg_try_advisory_lock", "pg_try_advisory_xact_lock")
_NAMED: Final = "get_lock"
"""Of MySQL: its key is a text, and it says how long it waits."""
FUNCTIONS: Final = (*_TRYING, *_WAITING, _NAMED)
"""Functions of PostgreSQL and MySQL that take a lock which nobody else may hold; shared ones keep nobody out."""
_POSTGRESQL: Final = "PostgreSQL advisory lock"
_MYSQL: Final = "MySQL lock"
_CONNECTIONS: Final = ("django.db.connection", "psycopg2.connect", "psycopg.connect", "psycopg.Connection.connect",
                       "psycopg.AsyncConnection.connect", "MySQLdb.connect", "pymysql.connect", "mysql.connector.connect",
                       "sqlalchemy.create_engine.raw_connection")  # fmt: skip
_SQLALCHEMY: Final = ("sqlalchemy.create_engine.connect", "sqlalchemy.create_engine.begin", "sqlalchemy.engine.Connection",
                      "sqlalchemy.Connection", "sqlalchemy.orm.Session", "sqlalchemy.orm.sessionmaker", "alembic.op.get_bind",
                      "sqlalchemy.ext.asyncio.AsyncConnection", "sqlalchemy.ext.asyncio.AsyncSession", "asyncpg.connect",
                      "psycopg.connect")  # fmt: skip
EXECUTES: Final = (
    *(f"{connection}.cursor.execute" for connection in _CONNECTIONS),
    *(f"{connection}.{method}" for connection in _SQLALCHEMY for method in ("execute", "scalar", "fetchval", "fetchrow")),
)
"""What sends SQL to a database."""
_TEXTS: Final = frozenset({"sqlalchemy.text", "sqlalchemy.sql.text", "sqlalchemy.sql.expression.text"})


@dataclass(frozen=True, slots=True)
class _Taken:
    """A lock as a statement takes it."""

    function: str
    parts: tuple[str, ...]
    """What is written between the brackets, parameters filled in."""


@calls(*EXECUTES)
def in_sql(use: Call) -> Facts:
    """A lock that SQL takes: ``SELECT pg_try_advisory_lock(4711)``, ``SELECT GET_LOCK('billing', 10)``."""
    taken = _taken(use.template(0) if not _is_text(use.argument(0), use.context) else _inner(use), use)
    if taken is not None:
        yield from _lock(taken)


@calls(*(f"sqlalchemy.func.{name}" for name in FUNCTIONS))
def in_expression(use: Call) -> Facts:
    """A lock that an expression of SQLAlchemy takes: ``func.pg_try_advisory_lock(4711)``."""
    parts = tuple(use.context.template(argument) for argument in use.node.args)
    yield from _lock(_Taken(use.name.rpartition(".")[2].lower(), parts))


def _is_text(node: nodes.NodeNG | None, context: Context) -> bool:
    return isinstance(node, nodes.Call) and bool(node.args) and not _TEXTS.isdisjoint(context.names(node.func))


def _inner(use: Call) -> str:
    """The SQL inside of ``text(…)``."""
    wrapped = use.argument(0)
    return use.context.template(wrapped.args[0]) if isinstance(wrapped, nodes.Call) else ""


def _taken(sql: str, use: Call) -> _Taken | None:
    """The lock that a statement takes, which does nothing else: ``SELECT function(key)``."""
    verb, _, rest = sql.strip().partition(" ")
    function, bracket, inside = rest.strip().partition("(")
    name = function.strip().lower()
    if verb.lower() != "select" or name not in FUNCTIONS or not bracket:
        return None
    written = [part.strip() for part in inside.partition(")")[0].split(",")]
    given = use.argument(1)
    values = [use.context.template(one) for one in given.elts] if isinstance(given, nodes.List | nodes.Tuple) else []
    parts = []
    for part in written:
        is_open = part == "%s" or part.startswith((":", "$", "%("))
        parts.append((values.pop(0) if part == "%s" and values else "") if is_open else part.strip("'"))
    return _Taken(name, tuple(parts))


def _lock(taken: _Taken) -> Facts:
    """The fact. One that is waited for under a key of the moment guards a single record: nobody looks for that."""
    if taken.function == _NAMED:
        key, seconds = (*taken.parts, "", "")[:2]
        if key and not key.startswith("{"):
            timeout = float(seconds) if seconds.isdigit() else None
            yield Lock(name=f"{_MYSQL} {key}", tool="GET_LOCK", waits=False if timeout == 0 else None, timeout_seconds=timeout or None)
        return
    is_known = bool(taken.parts) and all(part and "{" not in part for part in taken.parts)
    tries = taken.function in _TRYING
    if is_known or tries:
        name = f"{_POSTGRESQL} {', '.join(taken.parts)}" if is_known else _POSTGRESQL
        yield Lock(name=name, tool=taken.function, waits=not tries)
