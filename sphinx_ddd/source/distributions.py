"""Under which names a project is installed, as its own files declare them."""

from __future__ import annotations

import ast
import configparser
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from sphinx_ddd.source.project_files import declaring_folders, ini_of, nodes_of, text_of, toml_values


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
        in_toml = toml_values(text_of(folder / "pyproject.toml"), ("project", "name"), ("tool", "poetry", "name"))
        yield from (name for name in in_toml if isinstance(name, str))
        yield from _of_setup_cfg(ini_of(text_of(folder / "setup.cfg")))
        yield from _of_setup_py(text_of(folder / "setup.py"))


def _of_setup_cfg(parser: configparser.ConfigParser | None) -> Iterator[str]:
    name = parser.get("metadata", "name", fallback="") if parser is not None else ""
    if name:
        yield name


def _of_setup_py(text: str) -> Iterator[str]:
    """``setup(name="shop")``, where it is a literal."""
    for node in nodes_of(text):
        match node:
            case ast.Call(func=ast.Name(id="setup") | ast.Attribute(attr="setup"), keywords=keywords):
                given = [k.value for k in keywords if k.arg == "name"]
                yield from (value.value for value in given if isinstance(value, ast.Constant) and isinstance(value.value, str))
