"""Reading ops files: what runs, watches and limits the program, in files that are not Python.

One module a format. What a file is follows from its name, of YAML from its content. Nothing is executed, rendered or fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Final

from sphinx_ddd.facts.base import Fact, Found, Skipped
from sphinx_ddd.ops import anacrontab, crontab, dockerfile, justfile, makefile, systemd
from sphinx_ddd.ops.base import Item, OpsText, Reader
from sphinx_ddd.ops.files import BESIDE, OpsFile, OpsFiles
from sphinx_ddd.ops.manifests import read as read_yaml

_BY_NAME: Final[tuple[tuple[tuple[str, ...], Reader], ...]] = (
    (("Dockerfile", "Dockerfile.*", "*.Dockerfile", "*.dockerfile", "Containerfile", "Containerfile.*"), dockerfile.read),
    (("Makefile", "makefile", "GNUmakefile", "Makefile.*", "*.mk", "*.mak"), makefile.read),
    (("justfile", "Justfile", ".justfile", "JUSTFILE", "*.just"), justfile.read),
    (("*.timer",), systemd.read_timer),
    (("*.service",), systemd.read_service),
    (("*.yaml", "*.yml", "*.json", "*.rules"), read_yaml),
    (("anacrontab", "*.anacrontab"), anacrontab.read),
    (("*crontab*", "*.cron", "*/cron.d/*", "*/crontabs/*"), crontab.read),
)
"""Readers by the name of the file, in the order they are asked. Where a pattern has a ``/`` it is of the path."""
_FORMATS: Final = (
    "Prometheus rules, sloth and pyrra objectives, Kubernetes and Compose in YAML, crontab, anacrontab, systemd timers, "
    "Dockerfile, Makefile, justfile"
)

LARGEST_BY_LINE: Final = 200_000
"""Bytes of a file that is no YAML: some thousand entries of a crontab, and about a second of reading."""


def read(files: OpsFiles, packages: Iterable[str]) -> tuple[list[Found[Fact]], list[Skipped]]:
    """The facts of ops files, and what of them could not be read.

    :param packages: the project's top-level names. Of a single one, the facts are about it; else about the project as a whole.
    """
    names = sorted(set(packages))
    subject = names[0] if len(names) == 1 else ""
    found: list[Found[Fact]] = []
    skipped = list(files.skipped)
    for file in files.files:
        for item in _items(file, subject):
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                found.append(item)
    return found, skipped


def _items(file: OpsFile, subject: str) -> Iterator[Item]:
    empty = OpsText(file.path, "", subject)
    reader = next((reader for patterns, reader in _BY_NAME if any(_is_like(empty, pattern) for pattern in patterns)), None)
    if reader is None:
        yield empty.skipped(0, f"no format that is read; these are: {_FORMATS}")
        return
    text, reason = _decoded(file.data)
    if reader is not read_yaml and len(file.data) > LARGEST_BY_LINE:
        reason = f"too large: {len(file.data):,} bytes; of this format {LARGEST_BY_LINE:,} are read"
    if reason:
        yield empty.skipped(0, reason)
        return
    beside = tuple((name, _decoded(data)[0]) for name, data in file.beside)
    try:
        yield from reader(OpsText(file.path, text, subject, beside))
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        # A reader's mistake about one file must cost neither the docs build nor the other files.
        yield empty.skipped(0, f"reading failed: {type(error).__name__}: {error}")


def _is_like(file: OpsText, pattern: str) -> bool:
    return fnmatchcase(f"/{file.path}" if "/" in pattern else file.name, pattern)


def _decoded(data: bytes) -> tuple[str, str]:
    """The text of a file, or why there is none."""
    encoding = "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in data:
        return "", "binary: it holds a zero byte"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", f"encoding: no {encoding.removesuffix('-sig').upper()} at line {line}"
    return text.replace("\r\n", "\n").replace("\r", "\n"), ""


__all__ = ["BESIDE", "OpsFiles", "read"]
