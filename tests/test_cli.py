"""The command line, as a user types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sphinx_ddd import cli
from sphinx_ddd.facts.base import UNKNOWN, Found, Location, Skipped
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.logs import LogHandler
from sphinx_ddd.facts.metrics import Metric
from sphinx_ddd.report.table import facts_table
from tests.ext.docs import Docs

EXPECTED = Path(__file__).parent / "ext" / "expected" / "cli"
CODE = "from prometheus_client import Counter\n\nORDERS = Counter('shop_orders', 'Orders.')\n"


@pytest.fixture
def shop(tmp_path: Path) -> Docs:
    return Docs.made(tmp_path, {"src/shop/watch.py": CODE, "docs/index.rst": "Shop\n====\n\n.. mmm-score:: shop\n"})


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [str(a) for a in arguments])


def test_facts_as_json_lines(shop: Docs) -> None:
    result = run("facts", shop.root / "src")
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(line["kind"], line["name"], line["path"]) for line in lines] == [("metric", "shop_orders", "shop/watch.py")]
    assert result.stderr == "read 2 files, 1 facts, 0 skipped\n"


def test_facts_to_a_file(shop: Docs, tmp_path: Path) -> None:
    to_terminal = run("facts", shop.root / "src").stdout
    result = run("facts", shop.root / "src", "--output", tmp_path / "facts.jsonl", "--jobs", "2")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "facts.jsonl").read_text("utf-8") == to_terminal


def test_facts_to_a_place_that_cannot_be_written(shop: Docs, tmp_path: Path) -> None:
    result = run("facts", shop.root / "src", "--output", tmp_path / "none" / "facts.jsonl")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (
        2,
        f"sphinx-ddd: cannot write {tmp_path}/none/facts.jsonl: No such file or directory",
    )


def test_facts_that_are_excluded(shop: Docs) -> None:
    result = run("facts", shop.root / "src", "--exclude", "**/watch.py")
    assert (result.exit_code, result.stdout) == (0, "")


def test_facts_as_a_table(shop: Docs) -> None:
    result = run("facts", shop.root / "src", "--format", "table")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].split()[:4] == ["shop/watch.py:3", "metric", "shop_orders", "shop.watch"]


def test_table(same_as_file: Callable[[Path, str], None]) -> None:
    """Cells are one line of bounded width, whatever stands in the code; what was not read is at the end."""
    found = [
        Found(Metric(name="shop_orders", framework="prometheus_client", labels=("state",)), Location("shop/watch.py", 3), "shop", "r.m"),
        Found(
            LogHandler(name="audit", handler="logging.FileHandler", filename=UNKNOWN), Location("shop/log.py", 12, 14), "shop.log", "r.l"
        ),
        Found(
            ConfigOption(name="名前", framework="oslo", default={"a": None}, secret=True), Location("shop/conf.py", 1), "shop.conf", "r.c"
        ),
        Found(
            ConfigOption(name="x" * 90, framework="a\n\x1b[31mb\u202e", choices=(1, "two")), Location("shop/conf.py", 2), "shop.conf", "r.c"
        ),
    ]
    facts = FactSet.of_parts(found, [Skipped(Location("shop/new.py", 7), "syntax: invalid syntax")])
    same_as_file(EXPECTED / "table.txt", facts_table(facts))


def test_empty_table() -> None:
    assert facts_table(FactSet()) == "No facts were found.\n"


@pytest.mark.parametrize("path", ["nowhere", "."])
def test_nothing_to_read(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("facts", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("sphinx-ddd: no ")


def test_only_unreadable_files(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("def (", "utf-8")
    result = run("facts", tmp_path / "broken.py")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["reason"] == "syntax: invalid syntax"
    assert result.stderr.endswith("sphinx-ddd: none of the files could be read\n")


@pytest.mark.parametrize("arguments", [(), ("facts",), ("score",), ("facts", "--format", "xml", "."), ("unknown",)])
def test_usage(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


def test_help_names_the_exit_statuses() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert "0 fine, 1 below the threshold, 2 wrong usage or nothing to read" in " ".join(result.stdout.split())


@pytest.mark.filterwarnings("ignore:'?myst_parser")
def test_score_is_that_of_the_docs_build(shop: Docs) -> None:
    built = shop.build("mmm")
    value = json.loads(built.text("mmm.json"))["scores"][0]
    result = run("score", shop.root / "docs")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == value["subject"] == "shop"
    assert "To close it:" not in result.stdout
    assert "To close it:" in run("score", shop.root / "docs", "--explain").stdout
    assert not (shop.root / "docs/_build").exists()


def test_score_below(shop: Docs) -> None:
    result = run("score", shop.root / "docs", "--fail-under", "9")
    assert result.exit_code == 1
    assert "the overall score of shop is " in result.stderr
    assert run("score", shop.root / "docs", "--fail-under", "0").exit_code == 0


def test_score_below_what_the_docs_say(shop: Docs) -> None:
    shop.write("docs/conf.py", 'extensions = ["sphinx_ddd"]\nddd_fail_under = 9\n')
    assert run("score", shop.root / "docs").exit_code == 1


@pytest.mark.parametrize("value", ["much", "11", "-1"])
def test_score_below_what(value: str, shop: Docs) -> None:
    result = run("score", shop.root / "docs", "--fail-under", value)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "expected a number" in result.stderr


@pytest.mark.parametrize(
    ("conf", "message"),
    [
        ("extensions = []", "is sphinx_ddd among the extensions in conf.py?"),
        ("extensions = [", "There is a syntax error in your configuration file"),
        ('extensions = ["sphinx_ddd"]\nroot_doc = "none"', "root"),
    ],
)
def test_docs_that_cannot_be_built(conf: str, message: str, shop: Docs) -> None:
    shop.write("docs/conf.py", conf)
    result = run("score", shop.root / "docs")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_no_docs(tmp_path: Path) -> None:
    result = run("score", tmp_path)
    assert (result.exit_code, result.stderr) == (2, f"sphinx-ddd: no conf.py in {tmp_path}\n")


def test_score_of_nothing(shop: Docs) -> None:
    shop.write("docs/conf.py", 'extensions = ["sphinx_ddd"]\nddd_exclude = ["**/*.py"]\n')
    result = run("score", shop.root / "docs")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("sphinx-ddd: none of the source files could be read\n")


def test_no_colours_where_nobody_looks(shop: Docs) -> None:
    shop.write("docs/index.rst", "Shop\n====\n\n.. no-such-directive::\n")
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    command = [sys.executable, "-m", "sphinx_ddd", "score", str(shop.root / "docs")]
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert "no-such-directive" in result.stderr
    assert "\x1b" not in result.stderr + result.stdout


def test_as_a_module_without_sphinx(shop: Docs) -> None:
    """``python -m sphinx_ddd facts`` starts fast: Sphinx is not imported for it."""
    program = (
        "import runpy, sys; sys.argv = ['sphinx_ddd', 'facts', sys.argv[1]]\n"
        "try: runpy.run_module('sphinx_ddd', run_name='__main__')\n"
        "except SystemExit as end: print('sphinx' in sys.modules, end.code)\n"
    )
    command = [sys.executable, "-c", program, str(shop.root / "src")]
    result = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | {"NO_COLOR": "1"})
    assert result.stdout.splitlines()[-1] == "False 0"
