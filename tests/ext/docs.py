"""Docs to build in tests: a folder with sources and pages, and builds of it within this process."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sphinx.testing.util import SphinxTestApp

ROOTS: Final = Path(__file__).parent / "roots"
EXPECTED: Final = Path(__file__).parent / "expected"

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Built:
    """What a build did."""

    out: Path
    warnings: str
    """Paths in it are relative to the project."""
    status: str
    code: int

    def text(self, page: str) -> str:
        return (self.out / page).read_text("utf-8")

    @property
    def read(self) -> str:
        """The line that says what was read: ``0 added, 1 changed, 0 removed``."""
        found = re.search(r"\d+ added, \d+ changed, \d+ removed", self.status)
        return found[0] if found else ""

    @property
    def pages_read(self) -> list[str]:
        return self._pages("reading sources")

    @property
    def pages_written(self) -> list[str]:
        return self._pages("writing output")

    @property
    def scan(self) -> str:
        """The scan summary."""
        return next(line for line in self.status.splitlines() if line.startswith("sphinx_ddd: read "))

    def _pages(self, doing: str) -> list[str]:
        return re.findall(rf"{doing}\.\.\. \[ *\d+%\] (\S+)", self.status)


@dataclass(frozen=True)
class Docs:
    """A project with its docs in ``docs/`` and its package in ``src/``."""

    root: Path

    @classmethod
    def of(cls, name: str, folder: Path) -> Docs:
        """A copy of a test root."""
        shutil.copytree(ROOTS / f"test-{name}", folder / name)
        return cls(folder / name)

    @classmethod
    def made(cls, folder: Path, files: Mapping[str, str]) -> Docs:
        """A project of these files, with the least that is needed beside them."""
        least = {
            "pyproject.toml": '[project]\nname = "shop"\nversion = "1"\n',
            "src/shop/__init__.py": '"""A shop."""\n',
            "docs/conf.py": 'extensions = ["sphinx_ddd"]\n',
        }
        docs = cls(folder)
        for path, text in (least | dict(files)).items():
            docs.write(path, text)
        return docs

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text), "utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new), "utf-8")

    def build(self, builder: str = "html", *, parallel: int = 0, folder: str = "_build", **config: Any) -> Built:
        """Build as ``sphinx-build`` does; what an earlier build left in the folder is used."""
        app = SphinxTestApp(
            builder,
            srcdir=self.root / "docs",
            builddir=self.root / folder,
            confoverrides={"show_warning_types": True, **config},
            parallel=parallel,
        )
        try:
            app.build()
            warnings = _COLOURS.sub("", app.warning.getvalue()).replace(f"{self.root}/", "")
            return Built(Path(app.outdir), warnings, _COLOURS.sub("", app.status.getvalue()), app.statuscode)
        finally:
            app.cleanup()
