"""Where a project keeps its packages, by its ``pyproject.toml`` and the usual layouts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class SourceError(Exception):
    """The sources cannot be found. The message says what to do."""


_NO_PACKAGES = {
    "tests", "test", "testing", "docs", "doc", "examples", "example", "scripts", "script", "tools", "tool", "benchmarks",
    "benchmark", "bench", "build", "dist", "venv", "env", "node_modules", "migrations_tests", "ci", "contrib", "data", "requirements",
}  # fmt: skip
_NO_MODULES = {"setup.py", "conf.py", "conftest.py", "noxfile.py", "tasks.py", "fabfile.py", "versioneer.py", "duties.py", "manage.py"}


def packages_of_project(folder: Path) -> list[Path]:
    """The packages and single modules that the project in ``folder`` ships.

    :raises SourceError: ``pyproject.toml`` cannot be read, or no package is found.
    """
    try:
        data = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError(f"{folder / 'pyproject.toml'} cannot be read ({error}); name the folders to read in ddd_sources") from error
    found = list(dict.fromkeys(p for p in _declared(folder, data) if p.exists())) or _by_layout(folder, data)
    if not found:
        raise SourceError(f"no package found for {folder / 'pyproject.toml'}; name the folders to read in ddd_sources")
    return found


def _declared(folder: Path, data: dict[str, Any]) -> Iterator[Path]:
    """What the build backend's own table names: setuptools, hatch, poetry, flit, pdm, maturin, uv."""
    tool = _table(data, "tool")
    setuptools = _table(tool, "setuptools")
    directories = {k: v for k, v in _table(setuptools, "package-dir").items() if isinstance(v, str)}
    packages = setuptools.get("packages")
    if isinstance(packages, list):
        for name in _strings(packages):
            top = name.partition(".")[0]
            yield folder / directories.get(top, f"{directories.get('', '.')}/{top}")
    for where in _strings(_table(_table(setuptools, "packages"), "find").get("where")):
        if where not in (".", ""):
            yield from _children(folder / where)
    for name in _strings(setuptools.get("py-modules")):
        yield folder / directories.get("", ".") / f"{name}.py"
    for path in _strings(_table(tool, "hatch", "build", "targets", "wheel").get("packages")):
        yield folder / path
    for entry in _table(tool, "poetry").get("packages") or ():
        if isinstance(entry, dict) and isinstance(entry.get("include"), str):
            yield folder / str(entry.get("from", ".")) / entry["include"].partition("/")[0]
    for name in _strings(_table(tool, "flit", "module").get("name")) + _strings(_table(tool, "uv", "build-backend").get("module-name")):
        path = name.replace(".", "/")
        yield from (folder / "src" / path, folder / path, folder / f"{path}.py")
    source = _table(tool, "maturin").get("python-source")
    if isinstance(source, str):
        yield from _children(folder / source)


def _by_layout(folder: Path, data: dict[str, Any]) -> list[Path]:
    """``src/…`` if there is one; else the package or module of the project's name; else every package at the top."""
    if (folder / "src").is_dir() and not (folder / "src" / "__init__.py").is_file():
        found = _children(folder / "src")
        if found:
            return found
    name = str(_table(data, "project").get("name") or _table(data, "tool", "poetry").get("name") or "")
    plain = name.lower().replace("-", "_").replace(".", "_")
    candidates = [folder / plain, folder / name.replace(".", "/").replace("-", "_"), folder / f"{plain}.py"]
    packages = [c for c in _children(folder) if c.is_dir() and (c / "__init__.py").is_file()]
    named = [c for c in dict.fromkeys(candidates) if plain and (c.is_dir() or c.is_file())]
    return list(dict.fromkeys([*named, *packages])) or _children(folder)


def _children(folder: Path) -> list[Path]:
    """Packages, namespace packages and modules directly below a folder."""
    if not folder.is_dir():
        return []
    children = sorted(folder.iterdir())
    packages = [
        c
        for c in children
        if c.is_dir() and c.name.isidentifier() and c.name not in _NO_PACKAGES and next(c.rglob("*.py"), None) is not None
    ]
    return packages + [c for c in children if c.suffix == ".py" and c.name not in _NO_MODULES and not c.name.startswith("test_")]


def _table(data: Any, *keys: str) -> dict[str, Any]:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [v for v in value if isinstance(v, str)] if isinstance(value, list) else []
