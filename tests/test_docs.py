"""The project's own docs: they build, they name what there is, and what they tell the reader to type works."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from sphinx_ddd.ext.directives.configuration import MaintenanceConfig
from sphinx_ddd.ext.directives.dependencies import MaintenanceDependencies
from sphinx_ddd.ext.directives.procedure import MaintenanceProcedure
from sphinx_ddd.ext.directives.runbook import MaintenanceRunbook
from sphinx_ddd.ext.directives.score import MaintenanceGaps, MmmScore
from tests.builds import build

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
INSTALL = "pip install sphinx-ddd"
"""The one command of the docs that is not run: the package under test is installed already."""


@dataclass(frozen=True)
class Fence:
    """A code block of a Markdown page."""

    language: str
    caption: str
    text: str


def fences(page: Path) -> Iterator[Fence]:
    for token in MarkdownIt().parse(page.read_text("utf-8")):
        if token.type == "fence":
            directive, _, argument = token.info.partition(" ")
            option, _, rest = token.content.partition("\n")
            if directive == "{code-block}" and option.startswith(":caption: "):
                yield Fence(argument, option.removeprefix(":caption: ").replace("\\", ""), rest.lstrip("\n"))
            else:
                yield Fence(token.info, "", token.content)


def test_the_docs_build_without_a_warning(tmp_path: Path) -> None:
    result = build(DOCS, tmp_path)
    assert result.stderr == ""
    assert result.returncode == 0


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("maintenance-runbook", MaintenanceRunbook.reads),
        ("mmm-score", MmmScore.reads),
        ("maintenance-gaps", MaintenanceGaps.reads),
        ("maintenance-dependencies", MaintenanceDependencies.reads),
        ("maintenance-config", MaintenanceConfig.reads),
        ("maintenance-procedure", MaintenanceProcedure.reads),
    ],
)
def test_the_reference_names_the_options_of_a_directive(name: str, options: dict[str, object]) -> None:
    page = (DOCS / "directives.rst").read_text("utf-8")
    section = page.partition(f"\n{name}\n{'-' * len(name)}\n")[2].partition("\n---")[0]
    assert set(re.findall(r"^``:([a-z-]+):``$", section, re.MULTILINE)) == set(options)


def test_the_readme_names_commands_that_exist() -> None:
    targets = {line.partition(":")[0] for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if ": " in line}
    commands = [
        line.removeprefix("$ ") for fence in fences(ROOT / "README.md") if fence.language == "console" for line in fence.text.splitlines()
    ]
    assert [c for c in commands if c != INSTALL and c.removeprefix("make ") not in targets] == []


def test_the_readme_links_to_files_that_exist() -> None:
    links = re.findall(r"\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_tutorial_works_as_written(tmp_path: Path) -> None:
    """Blocks with a caption are files; console blocks are run, and print the lines shown, in that order; … stands for anything."""
    for fence in fences(DOCS / "tutorial.md"):
        if fence.caption:
            file = tmp_path / fence.caption
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(fence.text, "utf-8")
        elif fence.language == "console":
            run_session(fence.text, tmp_path)


def run_session(session: str, folder: Path) -> None:
    """Run the ``$`` lines of a console block, one after the other, in one folder."""
    for block in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, *expected = block.splitlines()
        if command == INSTALL:
            continue
        output = run(command, folder)
        position = 0
        for part in (part.strip() for line in expected for part in line.split("…")):
            found = output.find(part, position)
            assert found >= 0, f"$ {command}\nshould print: {part}\nprinted:\n{output}"
            position = found + len(part)


def run(command: str, folder: Path) -> str:
    """Standard output, errors and, last, the exit status if it is not 0."""
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "NO_COLOR": "1", "COLUMNS": "120"}
    result = subprocess.run(shlex.split(command), cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return result.stdout + result.stderr + (f"[exit status {result.returncode}]\n" if result.returncode else "")
