"""Which ops files a project has: those that globs name, and those that stand beside its ``pyproject.toml``."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Final

from sphinx_ddd.facts.base import Location, Skipped

BESIDE: Final = (
    "Containerfile",
    "Dockerfile",
    "compose.yaml",
    "compose.yml",
    "docker-compose.yaml",
    "docker-compose.yml",
)
"""Read without being asked for where they stand beside ``pyproject.toml``: what they hold of health checks
is for operation. A Makefile or justfile is read where it is named: most of them are for those who develop."""
LARGEST: Final = 2_000_000
"""Bytes of a file that are read: a hundred times the longest rule file that people keep by hand."""
LARGEST_IN_ALL: Final = 50_000_000
MOST_ENTRIES: Final = 50_000
"""Entries of folders that a glob looks at."""
_NOT_ENTERED: Final = frozenset({"node_modules", "__pycache__", "site-packages"})


@dataclass(frozen=True, slots=True)
class OpsFile:
    """One file, read once, so that facts and fingerprint are of the same content."""

    path: str
    """Its name in facts: POSIX, relative to the project's folder."""
    file: Path
    data: bytes
    beside: tuple[tuple[str, bytes], ...] = ()
    """Files of the same folder without which it says little: the services of timers."""


@dataclass(frozen=True)
class OpsFiles:
    """The files of a scan, in the order of their paths, and what is wrong with what was named."""

    files: tuple[OpsFile, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    missing: tuple[str, ...] = ()
    """Globs that match nothing."""
    root: Path = Path()
    """The folder that paths are relative to."""

    def fingerprint(self) -> str:
        """A digest of paths and contents."""
        digest = hashlib.sha256()
        for file in self.files:
            digest.update(f"{file.path}\0".encode("utf-8", "surrogateescape"))
            for name, data in (("", file.data), *file.beside):
                digest.update(name.encode("utf-8", "surrogateescape") + hashlib.sha256(data).digest())
        for skipped in self.skipped:
            digest.update(f"{skipped.location}\0{skipped.reason}\0".encode("utf-8", "surrogateescape"))
        return digest.hexdigest()


def find(globs: Iterable[str], base: Path, root: Path, *, beside: Path | None = None, exclude: Iterable[str] = ()) -> OpsFiles:
    """The files that globs name.

    :param globs: relative to ``base``; ``**`` stands for any folders. Hidden files and folders, and links to folders, are not entered.
    :param root: the project's folder: paths in facts are relative to it, and no link leads out of it.
    :param beside: a folder whose :data:`BESIDE` files are read too.
    :param exclude: globs as for sources; a file that is named in full is read all the same.
    """
    base, root = Path(os.path.abspath(base)), Path(os.path.abspath(root))
    patterns, named = tuple(exclude), dict[Path, None]()
    missing = []
    for glob in globs:
        is_glob = _is_glob(glob)
        matched = list(_matches(base, glob)) if glob.strip() else []
        if not matched:
            missing.append(glob)
        for file in matched:
            if not (is_glob and (file.is_dir() or _is_excluded(_name(file, root), patterns))):
                named.setdefault(file)
    for file in sorted(Path(os.path.abspath(beside)).iterdir()) if beside is not None else ():
        if file.name in BESIDE and file.is_file() and not _is_excluded(file.name, patterns):
            named.setdefault(file)
    files, skipped, total = [], [], 0
    for file in sorted(named):
        data, reason = _content(file, root)
        total += len(data)
        if not reason and total > LARGEST_IN_ALL:
            reason = f"too large: more than {LARGEST_IN_ALL:,} bytes in all ops files"
        if reason:
            skipped.append(Skipped(Location(_name(file, root), 0), reason, ops=True))
        else:
            files.append(OpsFile(_name(file, root), file, data, tuple(_services(file, root))))
    files.sort(key=lambda one: one.path)
    return OpsFiles(tuple(files), tuple(skipped), tuple(missing), root)


def project_folder(start: Path) -> Path | None:
    """The nearest folder at or above one that holds a ``pyproject.toml``."""
    start = Path(os.path.abspath(start))
    return next((folder for folder in (start, *start.parents) if (folder / "pyproject.toml").is_file()), None)


def _name(file: Path, root: Path) -> str:
    return PurePosixPath(Path(os.path.relpath(file, root))).as_posix()


def _is_glob(text: str) -> bool:
    return any(c in text for c in "*?[")


def _matches(base: Path, glob: str) -> Iterator[Path]:
    """The entries a glob names, in a fixed order."""
    start = Path(glob)
    parts = [part for part in PurePosixPath(start.as_posix()).parts if part != "/"]
    folder = Path("/") if start.is_absolute() else base
    left = [MOST_ENTRIES]
    seen: set[str] = set()
    for found in _below(folder, parts, left):
        path = os.path.abspath(found)
        if path not in seen:
            seen.add(path)
            yield Path(path)


def _below(folder: Path, parts: list[str], left: list[int]) -> Iterator[Path]:
    if not parts:
        yield folder
        return
    part, rest = parts[0], parts[1:]
    if part == "**":
        yield from _below(folder, rest or ["*"], left)
        for entry in _entries(folder, left):
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".") and entry.name not in _NOT_ENTERED:
                yield from _below(Path(entry.path), parts, left)
    elif _is_glob(part):
        for entry in _entries(folder, left):
            hidden = entry.name.startswith(".") and not part.startswith(".")
            if not hidden and fnmatchcase(entry.name, part):
                yield from _below(Path(entry.path), rest, left)
    elif os.path.lexists(folder / part):
        yield from _below(folder / part, rest, left)


def _entries(folder: Path, left: list[int]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return []
    entries = entries[: left[0]]
    left[0] -= len(entries)
    return entries


def _is_excluded(name: str, patterns: tuple[str, ...]) -> bool:
    folders = PurePosixPath(name).parts[:-1]
    for pattern in patterns:
        inner = pattern.removeprefix("**/").removesuffix("/**")
        if pattern.endswith("/**") and "/" not in inner:
            if any(fnmatchcase(folder, inner) for folder in folders):
                return True
        elif fnmatchcase(name, pattern) or fnmatchcase(PurePosixPath(name).name, pattern.removeprefix("**/")):
            return True
    return False


def _content(file: Path, root: Path) -> tuple[bytes, str]:
    """The bytes of a file, or why they are not read."""
    try:
        target = file.resolve(strict=True)
        if file.is_symlink() and not target.is_relative_to(root.resolve()):
            return b"", "symlink: leads out of the project"
        status = target.stat()
        if stat.S_ISDIR(status.st_mode):
            return b"", f"unreadable: a folder; name the files in it: {file.name}/*"
        if not stat.S_ISREG(status.st_mode):  # a pipe would never end
            return b"", "unreadable: not a regular file"
        with target.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except (OSError, RuntimeError) as error:
        return b"", f"unreadable: {getattr(error, 'strerror', None) or error}"
    if len(data) > LARGEST:
        return b"", f"too large: {status.st_size:,} bytes; {LARGEST:,} are read"
    return data, ""


def _services(file: Path, root: Path) -> Iterator[tuple[str, bytes]]:
    """The unit files beside a timer, which say what it starts."""
    if file.suffix != ".timer":
        return
    for other in sorted(entry for entry in file.parent.glob("*.service") if len(entry.stem) < 200)[:200]:
        data, reason = _content(other, root)
        if not reason and len(data) < 100_000:
            yield other.name, data
