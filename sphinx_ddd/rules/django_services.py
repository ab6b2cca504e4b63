"""Databases, caches and mail servers that a Django project's settings name; how much its caches in memory hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.facts.dependencies import Dependency
from sphinx_ddd.rules._clients.addresses import is_host, text_of
from sphinx_ddd.rules._clients.bounds import as_number
from sphinx_ddd.rules._clients.clients import of_expression
from sphinx_ddd.rules._clients.options import held
from sphinx_ddd.rules._clients.places import is_aside
from sphinx_ddd.rules._rule import At, Facts, assigns
from sphinx_ddd.rules._settings import loaders
from sphinx_ddd.rules._settings.modules import kind_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Assignment

FROM_URL: Final = {"environ.Env.db": "DATABASE_URL", "environ.Env.db_url": "DATABASE_URL", "dj_database_url.config": "DATABASE_URL",
                   "environ.environ.Env.db": "DATABASE_URL", "environs.Env.dj_db_url": ""}  # fmt: skip
"""Functions that read a database from a variable; without an argument from this one."""
IN_MEMORY: Final = frozenset({
    "django.core.cache.backends.locmem.LocMemCache", "django.core.cache.backends.filebased.FileBasedCache",
    "django.core.cache.backends.db.DatabaseCache",
})  # fmt: skip
"""Caches that throw entries away from ``MAX_ENTRIES`` on."""
DEFAULT_ENTRIES: Final = 300
REMOTE: Final = ("redis", "memcached", "valkey")
"""Words in the names of backends that connect to a server."""

FILES: Final = ("sqlite", "spatialite")
"""Words in the last names of backends whose database is a file, those of projects too."""

Entry = tuple[str, nodes.NodeNG]


def _is_settings(use: Assignment) -> bool:
    return kind_of(use.context) == loaders.DJANGO and not is_aside(use.context)


def _entries(node: nodes.NodeNG) -> Iterator[Entry]:
    """The entries of a dict as it is written, whose keys are texts."""
    if isinstance(node, nodes.Dict):
        yield from ((key.value, value) for key, value in node.items if isinstance(key, nodes.Const) and isinstance(key.value, str))


@assigns("*.DATABASES")
def database(use: Assignment) -> Facts:
    """A database in ``DATABASES``: by host, or the variable that holds it; one in a file by its path."""
    if not _is_settings(use):
        return
    for alias, node in _entries(use.assigned):
        found = _database(alias, node, use.context)
        if found is not None:
            yield At(found, node)


def _database(alias: str, node: nodes.NodeNG, context: Context) -> Dependency | None:
    if isinstance(node, nodes.Call):
        return _from_variable(node, context)
    given = dict(_entries(node))
    engine = context.text(given.get("ENGINE"))
    client = engine if isinstance(engine, str) else None
    name, option = _host(given, context)
    if client is not None and any(word in client.rpartition(".")[2] for word in FILES):
        path = text_of(given.get("NAME"), context)
        name, option = (path if path and "{" not in path.rpartition("/")[2] else ""), held(given.get("NAME"), context).option
    if not given:
        return None
    where = name or option or f"DATABASES[{alias!r}]"
    return Dependency(name=where, service="database", client=client, option=option or "DATABASES")


def _from_variable(node: nodes.Call, context: Context) -> Dependency | None:
    known = next((FROM_URL[name] for name in context.names(node.func) if name in FROM_URL), None)
    option = context.text(node.args[0]) if node.args else known
    if known is None or not isinstance(option, str) or not option:
        return None
    return Dependency(name=option, service="database", option=option)


def _host(given: dict[str, nodes.NodeNG], context: Context) -> tuple[str, str]:
    host = given.get("HOST")
    option = held(host, context).option
    text = text_of(host, context)
    if option or not text or not is_host(text):
        return "", option
    port = text_of(given.get("PORT"), context)
    return (f"{text}:{port}" if port.isdecimal() else text), ""


@assigns("*.CACHES")
def cache(use: Assignment) -> Facts:
    """A cache in ``CACHES``: its server; for one in memory, how many entries it holds."""
    if not _is_settings(use):
        return
    for alias, node in _entries(use.assigned):
        given = dict(_entries(node))
        backend = use.context.text(given.get("BACKEND"))
        if not isinstance(backend, str):
            continue
        if any(word in backend.lower() for word in REMOTE):
            yield At(_server(alias, backend, given.get("LOCATION"), use.context), node)
        elif backend in IN_MEMORY:
            limit = _held_in(alias, backend, given, use.context)
            if limit is not None:
                yield At(limit, node)


def _server(alias: str, backend: str, location: nodes.NodeNG | None, context: Context) -> Dependency:
    first = location.elts[0] if isinstance(location, nodes.List | nodes.Tuple) and location.elts else location
    name, option = of_expression(first, context) if first is not None else ("", "")
    return Dependency(name=name or option or f"CACHES[{alias!r}]", service="cache", client=backend, option=option or "CACHES")


def _held_in(alias: str, backend: str, given: dict[str, nodes.NodeNG], context: Context) -> Limit | None:
    options = dict(_entries(given["OPTIONS"])) if "OPTIONS" in given else {}
    node = options.get("MAX_ENTRIES")
    value = as_number(context.value(node)) if node is not None else DEFAULT_ENTRIES
    if value is None:
        return None
    return Limit(
        name=f"CACHES[{alias!r}]", resource="cache", via=backend, value=value, default=node is None or None, unit="entries",
        per="process" if backend.endswith("LocMemCache") else "instance", option=held(node, context).option or "CACHES",
    )  # fmt: skip


@assigns("*.EMAIL_HOST")
def mail(use: Assignment) -> Facts:
    """The mail server of Django, which is waited for without end unless ``EMAIL_TIMEOUT`` is set."""
    if not _is_settings(use):
        return
    option = held(use.assigned, use.context).option
    text = text_of(use.assigned, use.context)
    timeouts = [b.parent.value for b in use.context.module.tree.locals.get("EMAIL_TIMEOUT", ()) if isinstance(b.parent, nodes.Assign)]
    limit = as_number(use.context.value(timeouts[-1])) if timeouts else None
    yield Dependency(
        name=(text if text and not option and is_host(text) else option) or "EMAIL_HOST",
        service="mail",
        client="django.core.mail",
        option=option or "EMAIL_HOST",
        timeout_seconds=limit,
        endless=True if limit is None else None,
    )
