"""Whether the program ``alembic`` can bring a schema up by itself, and the command line with which it finds the history."""

from __future__ import annotations

import configparser
from pathlib import Path
from typing import Final

from astroid import nodes

from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import SourceModule, walk

CONFIG: Final = "alembic.ini"
ENVIRONMENT: Final = "env.py"
_DEEPEST: Final = 3
"""Folders above a revision in which its environment is looked for."""
_HANDED: Final = "alembic.context.config"
_OWN: Final = frozenset(
    {
        "attributes", "cmd_opts", "config_args", "config_file_name", "config_ini_section", "file_config", "get_alembic_boolean_option",
        "get_main_option", "get_section", "get_section_option", "get_template_directory", "messaging_opts", "print_stdout",
        "set_main_option", "set_section_option", "stdout", "toml_alembic_config",
    }
)  # fmt: skip
"""What the configuration has of itself; the rest is put there by a program of the project."""
_NEEDS_PROGRAM: Final = frozenset({"flask.current_app", "oslo_config.cfg.CONF"})
"""What is only there once the project's own program has started."""
_FROM_CONFIG: Final = frozenset(
    {"sqlalchemy.engine_from_config", "sqlalchemy.engine.engine_from_config", "sqlalchemy.ext.asyncio.async_engine_from_config"}
)
_SETS: Final = frozenset({"set_main_option", "set_section_option"})
_URL: Final = "sqlalchemy.url"
_UNSET: Final = ("", "driver://user:pass@localhost/dbname")
"""What stands in the configuration that ``alembic init`` writes."""


def command(context: Context) -> str | None:
    """``alembic -c shop/alembic.ini`` for a revision; ``None`` where that would not find the history or the database."""
    config = context.module.file.beside(CONFIG)
    environment = _environment(context)
    if not config or environment is None or not _runs_alone(environment, context.module.file.file):
        return None
    return "alembic" if config == CONFIG else f"alembic -c {config}"


def _environment(context: Context) -> Context | None:
    """The module that ``alembic`` runs before the revisions."""
    project = context.reader.project
    by_file: dict[Path, str] = project.once("module by file", lambda: {source.file: name for name, source in project.files.items()})
    for folder in context.module.file.file.parents[:_DEEPEST]:
        module: SourceModule | None = project.module(by_file.get(folder / ENVIRONMENT, ""))
        if module is not None:
            return context.reader.context(module)
    return None


def _runs_alone(environment: Context, revision: Path) -> bool:
    known: dict[Path, bool] = environment.reader.project.once("alembic alone", dict)
    file = environment.module.file.file
    if file not in known:
        known[file] = not _is_handed_more(environment) and (_names_database(environment) or bool(_stated_url(revision)))
    return known[file]


def _is_handed_more(environment: Context) -> bool:
    """Whether it asks for what only a program of the project gives: an application, options, attributes of the configuration."""
    tree = environment.module.tree
    given = {n.attrname for n in walk(tree) if isinstance(n, nodes.AssignAttr)}
    for node in walk(tree):
        if isinstance(node, nodes.Name | nodes.Attribute) and not _NEEDS_PROGRAM.isdisjoint(environment.names(node)):
            return True
        if isinstance(node, nodes.Attribute) and node.attrname not in _OWN | given and _HANDED in environment.names(node.expr):
            return True
    return False


def _names_database(environment: Context) -> bool:
    """Whether it says itself which database it is about, or needs nothing of the configuration for that."""
    calls = [n for n in walk(environment.module.tree) if isinstance(n, nodes.Call)]
    from_config = [call for call in calls if not _FROM_CONFIG.isdisjoint(environment.names(call.func))]
    sets = any(isinstance(call.func, nodes.Attribute) and call.func.attrname in _SETS for call in calls)
    written = any(
        isinstance(n, nodes.Const)
        and n.value == _URL
        and isinstance(n.parent, nodes.Subscript)
        and isinstance(n.parent.parent, nodes.Assign)
        for n in walk(environment.module.tree)
    )
    handed = any(k.arg == "url" for call in from_config for k in call.keywords or ())
    in_dict = any(isinstance(a, nodes.Dict) for call in from_config for a in call.args)
    return not from_config or sets or written or handed or in_dict


def _stated_url(revision: Path) -> str:
    """The database that the configuration names; empty for what ``alembic init`` leaves there."""
    config = next((folder / CONFIG for folder in revision.parents if (folder / CONFIG).is_file()), None)
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(config.read_text(encoding="utf-8") if config is not None else "")
    except (OSError, UnicodeError, configparser.Error):
        return ""
    url = parser.get("alembic", _URL, fallback="").strip()
    return "" if url in _UNSET else url
