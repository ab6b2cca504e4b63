"""Which files belong to a project: from the paths a user names, or from its ``pyproject.toml``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from sphinx_ddd.facts.base import Location, Skipped
from sphinx_ddd.source.distributions import distributions_of
from sphinx_ddd.source.entry_points import scripts_of
from sphinx_ddd.source.layout import SourceError, packages_of_project

__all__ = ["DEFAULT_EXCLUDE", "SourceError", "SourceFile", "Sources", "discover", "from_paths"]

DEFAULT_EXCLUDE = (
    "**/tests/**",
    "**/test/**",
    "**/testing/**",
    "**/test_*.py",
    "**/*_test.py",
    "**/tests.py",
    "**/testutils/**",
    "**/conftest.py",
    "**/_vendor/**",
    "**/_vendored/**",
    "**/vendor/**",
    "**/vendored/**",
    "**/third_party/**",
    "**/node_modules/**",
    "**/site-packages/**",
    "**/*_pb2.py",
    "**/*_pb2_grpc.py",
)
"""Tests, vendored and generated code: true of other software, or of none that is operated."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One Python file of the project."""

    file: Path
    """Where it lies on disk."""
    path: str
    """Its name in facts: POSIX, relative to the root's parent."""
    module: str
    """Dotted name under which the project's other modules import it."""

    @property
    def is_package(self) -> bool:
        return self.file.name == "__init__.py"

    def beside(self, name: str) -> str:
        """The nearest file of that name, in its folder or one above up to the root's parent, as a path in facts; empty without one."""
        here = PurePosixPath(self.path)
        for folder, on_disk in zip(here.parents, self.file.parents, strict=False):
            if (on_disk / name).is_file():
                return (folder / name).as_posix()
        return ""


@dataclass(frozen=True)
class Sources:
    """The files of a scan, in the order of their paths."""

    roots: tuple[Path, ...]
    files: tuple[SourceFile, ...]
    skipped: tuple[Skipped, ...] = ()
    """What lies below the roots but may not be followed or listed."""
    scripts: Mapping[str, str] = field(default_factory=dict)
    """Program by the function that it starts, as the project's files declare it: ``{"shop.cli:main": "shopctl"}``."""
    distributions: frozenset[str] = frozenset()
    """The normalized names under which the project is installed; empty where no file of it says one."""

    def fingerprint(self) -> str:
        """A digest of paths and contents; a touch changes nothing, an edited, added or deleted file does."""
        digest = hashlib.sha256()
        for file in self.files:
            digest.update(f"{file.path}\0{file.module}\0".encode())
            try:
                digest.update(hashlib.sha256(file.file.read_bytes()).digest())
            except OSError as error:
                digest.update(str(error.errno).encode())
        for skipped in self.skipped:
            digest.update(f"{skipped.location}\0{skipped.reason}\0".encode())
        for function, program in self.scripts.items():
            digest.update(f"{function}\0{program}\0".encode())
        digest.update("\0".join(sorted(self.distributions)).encode())
        return digest.hexdigest()


def discover(start: Path, exclude: Iterable[str] = DEFAULT_EXCLUDE) -> Sources:
    """The packages of the project whose ``pyproject.toml`` is the nearest at or above ``start``.

    :raises SourceError: there is none, or it names no package that exists.
    """
    for folder in (start, *start.parents):
        if (folder / "pyproject.toml").is_file():
            return from_paths(packages_of_project(folder), exclude)
    raise SourceError(f"no pyproject.toml at or above {start}; name the folders to read in ddd_sources")


def from_paths(paths: Iterable[Path], exclude: Iterable[str] = DEFAULT_EXCLUDE) -> Sources:
    """The Python files below the given packages, folders of packages, or files.

    :raises SourceError: a path does not exist, or nothing below the paths is a Python file.
    """
    patterns = tuple(exclude)
    given = list(paths)
    roots: list[Path] = []
    for path in map(Path.absolute, given):
        if not path.exists():
            raise SourceError(f"no such file or folder: {path}")
        roots += [path] if path.is_file() or not _is_container(path) else _packages_in(path)
    files: dict[Path, SourceFile] = {}
    skipped: list[Skipped] = []
    for root in dict.fromkeys(roots):
        base = root.parent
        for entry in _python_files(root, root, patterns, skipped):
            files.setdefault(entry, SourceFile(entry, entry.relative_to(base).as_posix(), _module_name(root, entry)))
    if not files and not skipped:
        raise SourceError(f"no Python file below {', '.join(map(str, given)) or 'the given paths'} that is not excluded")
    ordered = tuple(sorted(files.values(), key=lambda f: (f.path, str(f.file))))
    scripts = scripts_of(dict.fromkeys(roots), {f.module.partition(".")[0] for f in ordered})
    return Sources(tuple(roots), ordered, tuple(skipped), scripts, distributions_of(dict.fromkeys(roots)))


def _is_container(folder: Path) -> bool:
    """Whether a folder holds packages rather than being one: a ``src``, a checkout, an unpacked wheel."""
    if (folder / "__init__.py").is_file():
        return False
    if folder.name in ("src", "lib", "python") or not folder.name.isidentifier():
        return True
    return any((folder / name).is_file() for name in ("pyproject.toml", "setup.py", "setup.cfg")) or any(folder.glob("*.dist-info"))


def _packages_in(folder: Path) -> list[Path]:
    """The packages and modules directly below a container; for a checkout, what its ``pyproject.toml`` says."""
    if (folder / "pyproject.toml").is_file():
        try:
            return packages_of_project(folder)
        except SourceError:
            pass  # a checkout that ships no package can still be read by what lies in it
    children = sorted(folder.iterdir())
    folders = [c for c in children if c.is_dir() and c.name.isidentifier() and not _is_beside_the_code(c)]
    packages = [c for c in folders if next(c.rglob("*.py"), None) is not None]
    return packages + [c for c in children if c.suffix == ".py" and c.name not in ("setup.py", "conf.py", "noxfile.py")]


def _is_beside_the_code(folder: Path) -> bool:
    """Whether a folder holds what goes with packages and is none of them: a wheel may bring ``docs`` or ``test_shop`` along."""
    return folder.name in ("benchmarks", "doc", "docs", "examples", "test", "tests") or folder.name.startswith("test_")


def _module_name(root: Path, file: Path) -> str:
    """The dotted name: from the outermost folder with an ``__init__.py`` above the root, down to the file."""
    top = root
    while (top.parent / "__init__.py").is_file() and top.parent != top:
        top = top.parent
    parts = list(file.relative_to(top.parent).with_suffix("").parts)
    if parts[-1] == "__init__" and len(parts) > 1:
        parts.pop()
    return ".".join(parts)


def _python_files(path: Path, root: Path, exclude: tuple[str, ...], skipped: list[Skipped]) -> Iterator[Path]:
    name = path.relative_to(root.parent).as_posix()
    if path.is_symlink() and path != root:
        reason = _why_not_followed(path, root)
        if reason and not _excluded(name, exclude):
            skipped.append(Skipped(Location(name, 0), f"symlink: {reason}"))
        return
    if path.is_dir():
        if path != root and (path.name.startswith(".") or path.name == "__pycache__" or _excluded(name + "/", exclude)):
            return
        try:
            children = sorted(path.iterdir())
        except OSError as error:
            skipped.append(Skipped(Location(name, 0), f"unreadable: {error.strerror}"))
            return
        for child in children:
            if child.suffix in (".py", "") or child.is_dir():
                yield from _python_files(child, root, exclude, skipped)
    elif path.suffix == ".py" and (path == root or not _excluded(name, exclude)):
        if path.is_file():
            yield path
        else:  # a pipe would never end
            skipped.append(Skipped(Location(name, 0), "unreadable: not a regular file"))


def _why_not_followed(link: Path, root: Path) -> str:
    """Why a symbolic link is reported; empty when its target is read under its own name anyway."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return "" if link.suffix not in ("", ".py") else "a loop, or its target does not exist"
    if not target.is_relative_to(root.resolve()):
        return "leads out of the source root" if target.suffix == ".py" or target.is_dir() else ""
    return "a loop" if link.resolve() in link.absolute().parents or link.parent.resolve().is_relative_to(target) else ""


def _excluded(name: str, patterns: tuple[str, ...]) -> bool:
    """Whether a path matches a glob. ``**/x/**`` means any part ``x`` below the root, not the root's own name."""
    inner = name.partition("/")[2]
    if not inner:
        return False
    parts = PurePosixPath(inner).parts
    for pattern in patterns:
        if pattern.startswith("**/") and pattern.endswith("/**") and "/" not in pattern[3:-3]:
            folders = parts if name.endswith("/") else parts[:-1]
            if any(fnmatchcase(part, pattern[3:-3]) for part in folders):
                return True
        elif pattern.startswith("**/") and "/" not in pattern[3:]:
            if fnmatchcase(parts[-1], pattern[3:]):
                return True
        elif fnmatchcase(name.rstrip("/"), pattern) or fnmatchcase(inner.rstrip("/"), pattern):
            return True
    return False
