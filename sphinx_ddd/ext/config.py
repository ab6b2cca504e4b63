"""The configuration values, each written once: name, default, help, and what it accepts."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_ddd.ext import accept
from sphinx_ddd.ext.warnings import Warn, warn
from sphinx_ddd.procedures.base import Role
from sphinx_ddd.source.discover import DEFAULT_EXCLUDE

PREFIX: Final = "ddd_"
TARGETS: Final = {"daily": 8.0, "weekly": 7.0, "monthly": 6.0, "emergency": 9.0}


def _value(default: Any, read: Callable[[Any], Any], types: tuple[type, ...], help_: str) -> Any:
    """A field that is a configuration value.

    :param default: as a user would write it in conf.py
    :param read: gives what the code works with; raises ``ValueError`` with what to write instead
    """
    return field(metadata={"default": default, "read": read, "types": types, "help": help_})


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The values as the code works with them: checked, and of one type each."""

    sources: tuple[str, ...] = _value(
        [],
        accept.strings,
        (list, tuple),
        "Folders, packages or files to read, relative to conf.py. Without it: what pyproject.toml says.",
    )
    exclude: tuple[str, ...] = _value(
        list(DEFAULT_EXCLUDE),
        accept.strings,
        (list, tuple),
        "Globs of files not to read. By default tests, vendored and generated code.",
    )
    ops_files: tuple[str, ...] = _value(
        [],
        accept.strings,
        (list, tuple),
        "Globs of files that are not Python and tell of operation, relative to conf.py: alert rules, crontabs, "
        "manifests. Dockerfile and Compose file beside pyproject.toml are read without being named.",
    )
    rules: tuple[str, ...] = _value(
        [],
        accept.modules,
        (list, tuple),
        "Dotted names of modules with rules of your own, beside the catalog.",
    )
    site_file: str = _value(
        "",
        accept.string,
        (str,),
        "What code cannot say: URLs, thresholds, contacts. By default ddd.toml beside conf.py or pyproject.toml.",
    )
    weights: Mapping[str, float] = _value(
        {},
        accept.weights,
        (dict,),
        "Weights of criteria that differ from the model's: {'weekly.backups': 50}, out of 100 within its cadence.",
    )
    fail_under: Mapping[str, Fraction] = _value(
        None,
        accept.fail_under,
        (int, float, str, dict),
        "The gate: a number from 0 to 10 for the overall score, a dict by overall, daily, weekly, monthly, emergency, or 'targets'.",
    )
    targets: Mapping[str, Fraction] = _value(
        dict(TARGETS),
        accept.targets,
        (dict,),
        "What the team aims at, shown beside each score; the gate when ddd_fail_under is 'targets'.",
    )
    gate_builders: tuple[str, ...] = _value(
        [],
        accept.strings,
        (list, tuple),
        "Builders on which the gate is judged. By default all.",
    )
    role: Role | None = _value(  # noqa: RUF009  a field, made by a function
        None,
        accept.role,
        (str,),
        "Show steps of one role, 'junior' or 'senior', where a page does not say.",
    )
    source_link: str = _value(
        "",
        accept.source_link,
        (str,),
        "URL of a source line, with {path} and {line}. Without it sources are printed as path:line.",
    )
    cache: bool = _value(
        True,
        accept.boolean,
        (bool,),
        "Keep the facts in the doctree folder while sources and rules stay the same.",
    )
    jobs: int = _value(
        0,
        accept.jobs,
        (int,),
        "Processes that read the sources. 0: as many as the machine and the size of the project are worth.",
    )


_NOT_IN_PAGES: Final = ""
"""No value makes Sphinx read everything again: a page is read again when what it shows differs, whatever the cause."""


def register(app: Sphinx) -> None:
    for option in fields(Options):
        data = option.metadata
        app.add_config_value(PREFIX + option.name, data["default"], _NOT_IN_PAGES, frozenset(data["types"]), data["help"])


def options_of(config: Config) -> Options:
    """The options of a configuration that :func:`validate` has seen."""
    values = {option.name: option.metadata["read"](getattr(config, PREFIX + option.name)) for option in fields(Options)}
    if values["fail_under"] is accept.USE_TARGETS:
        values["fail_under"] = values["targets"]
    return Options(**values)


def validate(app: Sphinx, config: Config) -> None:
    """At ``config-inited``: warn of each value that cannot be used, and put its default in its place."""
    for name, message in _problems(config):
        instead = "the build is not guarded" if name == "fail_under" else "the default is used"
        warn(Warn.CONFIG, f"{PREFIX}{name}: {message}; {instead}", location_of(Path(app.confdir), PREFIX + name))
        default = next(option.metadata["default"] for option in fields(Options) if option.name == name)
        setattr(config, PREFIX + name, default)
    _retype(config)


def _retype(config: Config) -> None:
    """Put what a string says in its place: Sphinx would warn of its type, though it can be used."""
    for option in fields(Options):
        value = getattr(config, PREFIX + option.name)
        if isinstance(value, str) and str not in option.metadata["types"]:
            setattr(config, PREFIX + option.name, option.metadata["read"](value))


def _problems(config: Config) -> Iterator[tuple[str, str]]:
    for option in fields(Options):
        try:
            option.metadata["read"](getattr(config, PREFIX + option.name))
        except ValueError as problem:
            yield option.name, str(problem)


def location_of(confdir: Path, name: str) -> str:
    """``conf.py:12``, the line that assigns the value; the first when it comes from the command line, or from nowhere."""
    file = confdir / "conf.py"
    try:
        tree = ast.parse(file.read_bytes())
    except (OSError, ValueError, SyntaxError):
        return f"{file}:1"
    for statement in reversed(tree.body):
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            return f"{file}:{statement.lineno}"
    return f"{file}:1"
