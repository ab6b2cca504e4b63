"""Under which names a project is installed, as its own files declare them."""

from __future__ import annotations

import ast
import configparser
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sphinx_ddd.source.entry_points import declaring_folders, ini_of, text_of


def distributions_of(roots: Iterable[Path]) -> frozenset[str]:
    """The normalized names of the distributions that the roots are of; empty where no file says one.

    Read from ``pyproject.toml``, ``setup.cfg`` and ``setup.py`` of the nearest folder at or above each root that has one,
    and from what is unpacked beside a root.
    """
    return frozenset(normalized(name) for name in _names(tuple(roots)))


def normalized(name: str) -> str:
    """A name as installers compare it: ``Shop_Server`` is ``shop-server``."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _names(roots: tuple[Path, ...]) -> Iterator[str]:
    for root in roots:
        for folder in (*root.parent.glob("*.dist-info"), *root.parent.glob("*.egg-info")):
            yield folder.stem.partition("-")[0]
    for folder in declaring_folders(roots):
        yield from _of_pyproject(text_of(folder / "pyproject.toml"))
        yield from _of_setup_cfg(ini_of(text_of(folder / "setup.cfg")))
        yield from _of_setup_py(text_of(folder / "setup.py"))


def _of_pyproject(text: str) -> Iterator[str]:
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    for keys in (("project", "name"), ("tool", "poetry", "name")):
        value: Any = data
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, str):
            yield value


def _of_setup_cfg(parser: configparser.ConfigParser | None) -> Iterator[str]:
    name = parser.get("metadata", "name", fallback="") if parser is not None else ""
    if name:
        yield name


def _of_setup_py(text: str) -> Iterator[str]:
    """``setup(name="shop")``, where it is a literal."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="setup") | ast.Attribute(attr="setup"), keywords=keywords):
                given = [k.value for k in keywords if k.arg == "name"]
                yield from (value.value for value in given if isinstance(value, ast.Constant) and isinstance(value.value, str))
