"""The shape of the package is a contract: layers, fresh imports, sizes, and what goes into the wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "sphinx_ddd"
MODULES = sorted(
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for file in PACKAGE.rglob("*.py")
    if file.name != "__main__.py"
)
TOP_LEVEL = {"Makefile", "README.md", "docs", "example_project", "pyproject.toml", "sphinx_ddd", "tests"}
MOST_LINES = 400


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_layers_hold() -> None:
    result = run(sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("module", MODULES)
def test_a_fresh_interpreter_imports_it(module: str) -> None:
    """Each module stands on its own: no cycle that only works in one order of imports."""
    result = run(sys.executable, "-W", "error", "-c", f"import {module}")
    assert result.returncode == 0, result.stderr


def test_the_command_line_starts_without_sphinx() -> None:
    probe = "import sys, sphinx_ddd.cli; print(sorted({m.partition('.')[0] for m in sys.modules} & {'sphinx', 'docutils'}))"
    assert run(sys.executable, "-c", probe).stdout == "[]\n"


def test_no_file_has_grown_into_two() -> None:
    sizes = {str(file.relative_to(ROOT)): len(file.read_bytes().splitlines()) for file in PACKAGE.rglob("*.py")}
    assert {name: lines for name, lines in sizes.items() if lines > MOST_LINES} == {}


def test_the_top_level_is_fixed() -> None:
    tracked = run("git", "ls-files", "-z").stdout.split("\0")
    if tracked == [""]:
        tracked = [entry.name for entry in ROOT.iterdir()]
    assert {name.partition("/")[0] for name in tracked if name and not name.startswith(".")} == TOP_LEVEL


def test_the_wheel_holds_all_of_the_package(tmp_path: Path) -> None:
    """Data files too: without them an installed package works differently from a checkout."""
    result = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    assert result.returncode == 0, result.stdout + result.stderr
    (wheel,) = tmp_path.glob("*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("sphinx_ddd/")}
    wanted = {file.relative_to(ROOT).as_posix() for file in PACKAGE.rglob("*") if file.is_file() and "__pycache__" not in file.parts}
    assert packed == wanted
