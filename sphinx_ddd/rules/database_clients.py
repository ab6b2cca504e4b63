"""Databases that the code connects to: through SQLAlchemy, oslo.db and the drivers of PostgreSQL, MySQL, SQLite, MongoDB and others."""

from __future__ import annotations

from sphinx_ddd.facts.dependencies import Dependency
from sphinx_ddd.rules._clients.clients import dependencies
from sphinx_ddd.rules._clients.database_names import BY_OPTION, CLIENTS, ENGINE, ENGINES, OSLO_DB
from sphinx_ddd.rules._clients.oslo_addresses import address_set
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call


@calls(*CLIENTS)
def database(use: Call) -> Facts:
    """A database that a driver connects to; one in a file by its path."""
    yield from dependencies(use, CLIENTS[use.name])


@calls(*ENGINES)
def engine(use: Call) -> Facts:
    """A database that an engine of SQLAlchemy connects to."""
    yield from dependencies(use, ENGINE)


@calls(*BY_OPTION)
def by_option(use: Call) -> Facts:
    """A database whose address the library reads from an option of its own."""
    option, client = BY_OPTION[use.name]
    if client == OSLO_DB:
        other = use.context.reader.project.once("address of oslo.db", lambda: address_set(use.context.reader))
        option = client if other is None else other or option
    yield Dependency(name=option, service="database", client=client, option=option if option != client else None)
