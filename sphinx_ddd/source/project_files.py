"""What a project's own files beside the code say: where they lie, and how they are read without trusting them."""

from __future__ import annotations

import ast
import configparser
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

_HIGHEST = 4
"""Folders above a source root in which the project's files are looked for."""
_MOST_BYTES = 1_000_000
_DECLARING = ("pyproject.toml", "setup.cfg", "setup.py")


def declaring_folders(roots: Iterable[Path]) -> list[Path]:
    """The nearest folder at or above each root that has a file of the project's own."""
    folders: dict[Path, None] = {}
    for root in roots:
        base = root if root.is_dir() else root.parent
        for folder in (base, *list(base.parents)[:_HIGHEST]):
            if any((folder / name).is_file() for name in _DECLARING):
                folders[folder] = None
                break
    return list(folders)


def text_of(file: Path) -> str:
    """What a file of the project says; empty where it cannot be read."""
    try:
        return file.read_text("utf-8") if file.is_file() and file.stat().st_size <= _MOST_BYTES else ""
    except (OSError, UnicodeDecodeError):
        return ""  # a project file that cannot be read names no programs


def toml_values(text: str, *paths: tuple[str, ...]) -> Iterator[Any]:
    """The values at these paths of a text of TOML, of those that there are; none where it cannot be read."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    for keys in paths:
        value: Any = data
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        if value is not None:
            yield value


def ini_of(text: str) -> configparser.ConfigParser | None:
    """A text of sections and options; ``None`` where it is none."""
    parser = configparser.ConfigParser(delimiters=("=",), interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        parser.read_string(text)
    except configparser.Error:
        return None
    return parser


def nodes_of(text: str) -> list[ast.AST]:
    """The syntax of a text of Python, flat; empty where it cannot be parsed."""
    try:
        return list(ast.walk(ast.parse(text)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
