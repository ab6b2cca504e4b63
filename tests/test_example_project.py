"""The example from outside, as a user builds it: pages, facts, score and gate."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builds import BUILDERS, build

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "example_project"
EXPECTED = Path(__file__).parent / "example_project"
OUT_OF_REACH = "ddd_fail_under=9.9"


def sphinx_ddd(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-W", "error", "-m", "sphinx_ddd", *arguments)
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_facts(same_as_file: Callable[[Path, str], None]) -> None:
    result = sphinx_ddd("facts", "example_project/src/shop", "--ops-files", "example_project/ops/*")
    assert result.returncode == 0
    same_as_file(EXPECTED / "facts.jsonl", result.stdout)


def test_score(same_as_file: Callable[[Path, str], None]) -> None:
    result = sphinx_ddd("score", "example_project/docs", "--explain")
    assert result.stderr == ""
    assert result.returncode == 0
    same_as_file(EXPECTED / "score.txt", result.stdout)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all builders: the pages are read once."""
    return tmp_path_factory.mktemp("example")


@pytest.mark.parametrize("builder", BUILDERS)
def test_it_builds_without_a_warning(builder: str, folder: Path) -> None:
    result = build(EXAMPLE / "docs", folder, builder)
    assert result.stderr == ""
    assert result.returncode == 0


@pytest.mark.parametrize("options", [(), ("-j", "2"), ("-D", "suppress_warnings=ddd")], ids=["serial", "parallel", "suppressed"])
def test_the_gate_stops_the_build_below_the_threshold(options: tuple[str, ...], tmp_path: Path) -> None:
    """The first time, and the second, when no page has changed."""
    for _ in range(2):
        result = build(EXAMPLE / "docs", tmp_path, "html", "-D", OUT_OF_REACH, *options)
        assert result.returncode == 1
        assert ("the overall score of shop is" in result.stderr) == ("suppress_warnings=ddd" not in options)


def test_parallel_and_cached_builds_give_the_same_pages(tmp_path: Path) -> None:
    serial, parallel = tmp_path / "serial", tmp_path / "parallel"
    build(EXAMPLE / "docs", serial, "text")
    build(EXAMPLE / "docs", parallel, "text", "-j", "2")
    first = pages(serial)
    assert pages(parallel) == first
    build(EXAMPLE / "docs", serial, "text", "-a")
    assert pages(serial) == first


def pages(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in (folder / "text").glob("*.txt")}
