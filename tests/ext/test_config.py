"""What each configuration value accepts, and how a mistake is told."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from sphinx_ddd.ext import accept
from sphinx_ddd.ext.config import Options
from tests.ext.docs import Docs

GOOD: list[tuple[str, Any, Any]] = [
    ("sources", ["../src"], ("../src",)),
    ("sources", "a, b", ("a", "b")),
    ("exclude", ("**/x/**",), ("**/x/**",)),
    ("rules", ["my_project.rules"], ("my_project.rules",)),
    ("fail_under", None, {}),
    ("fail_under", 7, {"overall": Fraction(7)}),
    ("fail_under", 7.1, {"overall": Fraction(71, 10)}),
    ("fail_under", "6.5", {"overall": Fraction(13, 2)}),
    ("fail_under", {"daily": 8, "emergency": "9"}, {"daily": Fraction(8), "emergency": Fraction(9)}),
    ("fail_under", "targets", accept.USE_TARGETS),
    ("targets", {"weekly": 0.1}, {"weekly": Fraction(1, 10)}),
    ("weights", {"weekly.backups": 50}, {"weekly.backups": 50.0}),
    ("role", "senior", "senior"),
    ("role", None, None),
    ("source_link", "https://example.org/{path}#L{line}", "https://example.org/{path}#L{line}"),
    ("cache", "0", False),
    ("jobs", "4", 4),
]
BAD: list[tuple[str, Any, str]] = [
    ("sources", 5, "expected a list of strings, not 5"),
    ("sources", [1], "expected a list of strings, not [1]"),
    ("rules", ["my-project"], "expected dotted names of modules, such as 'my_project.maintenance_rules', not 'my-project'"),
    ("site_file", 5, "expected a string, not 5"),
    ("fail_under", 11, "expected a number from 0 to 10, not 11"),
    ("fail_under", -0.1, "expected a number from 0 to 10, not -0.1"),
    ("fail_under", True, "expected a number, not True"),
    ("fail_under", float("nan"), "expected a number, not nan"),
    ("fail_under", "high", "expected a number, not 'high'"),
    ("fail_under", {"yearly": 5}, "no score is called 'yearly'; there are overall, daily, weekly, monthly, emergency"),
    ("fail_under", {"daily": None}, "expected a number, not None"),
    ("targets", 5, "expected a dict such as {'daily': 8.0, 'weekly': 7.0}, not 5"),
    ("weights", ["weekly.backups"], "expected a dict such as {'weekly.backups': 50}, not ['weekly.backups']"),
    ("role", "boss", "expected 'junior' or 'senior', not 'boss'"),
    ("cache", 2, "expected True or False, not 2"),
    ("jobs", -1, "expected a number of processes, 0 for as many as are worth it, not -1"),
    ("jobs", True, "expected a number of processes, 0 for as many as are worth it, not True"),
    ("jobs", "x" * 200, "expected a number of processes, 0 for as many as are worth it, not 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
]
LINKS = [
    "https://example.org/{line}",
    "https://example.org/{path.parent}",
    "javascript:{path}",
    "https://example.org/{path",
    "{path}{other}",
    5,
]


@pytest.mark.parametrize(("name", "value", "expected"), GOOD)
def test_good(name: str, value: Any, expected: Any) -> None:
    assert _read(name, value) == expected


@pytest.mark.parametrize(("name", "value", "message"), BAD)
def test_bad(name: str, value: Any, message: str) -> None:
    with pytest.raises(ValueError, match=r"expected|no score") as caught:
        _read(name, value)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("value", LINKS)
def test_bad_source_link(value: Any) -> None:
    with pytest.raises(ValueError, match=r"expected a (URL|string)"):
        _read("source_link", value)


def test_bad_weight() -> None:
    for weights in ({"weekly.backup": 5}, {"weekly.backups": -5}, {"weekly.backups": "much"}):
        with pytest.raises(ValueError, match=r"weekly\.backup|much"):
            _read("weights", weights)


def test_defaults_are_accepted() -> None:
    for option in dataclasses.fields(Options):
        option.metadata["read"](option.metadata["default"])


def test_each_bad_value_is_one_warning_with_its_line(tmp_path: Path) -> None:
    """A value of each option, all wrong: no other warning, and the build goes on with the defaults."""
    lines = ['extensions = ["sphinx_ddd"]', *(f"ddd_{option.name} = 3.5j" for option in dataclasses.fields(Options))]
    docs = Docs.made(tmp_path, {"docs/conf.py": "\n".join(lines), "docs/index.rst": "Shop\n====\n\n.. mmm-score:: shop\n"})
    built = docs.build("text")
    told = built.warnings.splitlines()
    names = [option.name for option in dataclasses.fields(Options)]
    assert [line.partition(": expected")[0] for line in told] == [
        f"docs/conf.py:{number}: WARNING: ddd_{name}" for number, name in enumerate(names, 2)
    ]
    ends = ["the build is not guarded" if name == "fail_under" else "the default is used" for name in names]
    assert [line.rpartition("; ")[2] for line in told] == [f"{end} [ddd.config]" for end in ends]
    assert "shop" in built.text("index.txt")


def test_strings_that_can_be_used_are_no_warning(tmp_path: Path) -> None:
    values = ('sources = "../src"', 'exclude = "**/x/**"', 'jobs = "1"', 'cache = "0"', 'gate_builders = "html"')
    conf = ['extensions = ["sphinx_ddd"]', *(f"ddd_{value}" for value in values)]
    built = Docs.made(tmp_path, {"docs/conf.py": "\n".join(conf), "docs/index.rst": "Shop\n====\n\n.. mmm-score:: shop\n"}).build("text")
    assert built.warnings == ""
    assert not list(tmp_path.rglob("sphinx_ddd.facts.jsonl"))


def test_extension_alone_works(tmp_path: Path) -> None:
    """Nothing in conf.py but the extension, nothing in the folder but the sources and a page."""
    built = Docs.made(tmp_path, {"docs/index.rst": "Shop\n====\n\n.. maintenance-runbook:: shop\n"}).build(nitpicky=True)
    assert built.warnings == ""
    assert "sphinx_ddd: read 1 files, 0 facts, 0 skipped (scanned)" in built.status


def test_site_file_beside_pyproject(tmp_path: Path) -> None:
    docs = Docs.made(
        tmp_path,
        {"ddd.toml": '[contacts]\non_call = "the shop team"\n', "docs/index.rst": "Shop\n====\n\n.. maintenance-runbook:: shop\n"},
    )
    assert "the shop team" in docs.build("text").text("index.txt")


def _read(name: str, value: Any) -> Any:
    return next(option for option in dataclasses.fields(Options) if option.name == name).metadata["read"](value)
