"""What readers said of the facts that were drawn, and of the modules that they read before any scan."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final, TypeVar

HERE: Final = Path(__file__).parent
VERDICTS: Final = ("good", "useless", "wrong")
"""``good``: true, and an operator can use it. ``useless``: true, but of no use. ``wrong``: a field or the fact as such is not so."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact that was drawn, and what its reader found at the line."""

    seed: str
    """The number of the reading."""
    kind: str
    rule: str
    package: str
    path: str
    line: str
    name: str
    verdict: str
    """One of :data:`VERDICTS`; empty until it was read."""
    why: str
    """What is not so or of no use; empty for a good one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an operator would want of a module, listed by hand before it was scanned."""

    package: str
    path: str
    line: str
    kind: str
    what: str
    found: str
    """``yes`` or ``no``, at the scan that followed the reading."""
    since: str
    """``yes`` where rules that were mended since find it."""
    why: str
    """Why it was missed."""


R = TypeVar("R", Judged, Wanted)


def judged() -> list[Judged]:
    """Every fact that was read, in the order of the files."""
    return [row for file in sorted((HERE / "judged").glob("*.csv")) for row in _rows(file, Judged)]


def wanted() -> list[Wanted]:
    return list(_rows(HERE / "wanted.csv", Wanted)) if (HERE / "wanted.csv").exists() else []


def tally(rows: list[Judged]) -> dict[tuple[str, str], Counter[str]]:
    """Verdicts by kind and seed."""
    out: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        out.setdefault((row.kind, row.seed), Counter())[row.verdict] += 1
    return out


def columns(cls: type[Judged | Wanted]) -> list[str]:
    return [field.name for field in fields(cls)]


def _rows(file: Path, cls: type[R]) -> Iterator[R]:
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield cls(**row)
