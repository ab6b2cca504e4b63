"""Each warning once: where it points, what it says, how it is called; and that the build goes on."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest

import sphinx_ddd.ext
from sphinx_ddd.ext import scan
from sphinx_ddd.ext.warnings import Warn
from sphinx_ddd.rules import CatalogError
from tests.ext.docs import EXPECTED, Docs

PAGE = "Page\n====\n\n"
METRIC = "from prometheus_client import Counter\n\nclass Worker:\n    DONE = Counter('shop_done', 'Done.')\n"

# By name: the files that provoke it. All that is printed then is in a file of that name.
CASES: Final[Mapping[str, Mapping[str, str]]] = {
    "config": {"docs/conf.py": 'extensions = ["sphinx_ddd"]\nddd_jobs = "many"\n'},
    "rules": {"docs/conf.py": 'extensions = ["sphinx_ddd"]\nddd_rules = ["no_such_module_of_rules"]\n'},
    "sources": {
        "docs/conf.py": 'extensions = ["sphinx_ddd"]\nddd_sources = ["../nowhere"]\n',
        "docs/index.rst": f"{PAGE}.. mmm-score:: shop\n",
    },
    "site_file": {"docs/conf.py": 'extensions = ["sphinx_ddd"]\nddd_site_file = "none.toml"\n'},
    "site_key": {"docs/ddd.toml": '[service]\nname = "shop"\n\n[contakts]\n'},
    "ops_files": {"docs/conf.py": 'extensions = ["sphinx_ddd"]\nddd_ops_files = ["../ops/*.yml"]\n'},
    "ops_file": {
        "docs/conf.py": 'extensions = ["sphinx_ddd"]\nddd_ops_files = ["../ops/*.yml"]\n',
        "ops/rules.yml": "groups:\n  - name: shop\n    rules:\n      - {alert: Down, expr: up == 0, form: 5m}\n",
    },
    "subject": {"docs/index.rst": f"{PAGE}.. maintenance-runbook:: shop.workr\n", "src/shop/worker.py": METRIC},
    "subject_of_procedure": {"docs/index.rst": f"{PAGE}.. maintenance-procedure:: weekly.backups\n   :for: elsewhere\n\n   1. Copy.\n"},
    "directive_argument": {"docs/index.rst": f"{PAGE}.. mmm-score:: not a name\n"},
    "directive_no_argument": {"docs/index.rst": f"{PAGE}.. maintenance-gaps::\n"},
    "directive_option": {"docs/index.rst": f"{PAGE}.. maintenance-runbook:: shop\n   :cadence: dayly\n"},
    "directive_unknown_option": {"docs/index.rst": f"{PAGE}.. mmm-score:: shop\n   :explian:\n"},
    "directive_filter": {"docs/index.rst": f"{PAGE}.. maintenance-config:: shop\n   :filter: requird and not (secret\n"},
    "directive_criterion": {"docs/index.rst": f"{PAGE}.. maintenance-procedure:: weekly.backup\n\n   1. Copy.\n"},
    "directive_says_nothing": {"docs/index.rst": f"{PAGE}.. maintenance-procedure:: weekly.backups\n"},
    "directive_content": {"docs/index.rst": f"{PAGE}.. mmm-score:: shop\n\n   More.\n"},
    "position": {"docs/index.rst": f"{PAGE}- .. maintenance-runbook:: shop\n"},
    "runbook_url": {
        "docs/conf.py": 'extensions = ["sphinx_ddd"]\nddd_ops_files = ["../ops/*.yml"]\nhtml_baseurl = "https://docs.example.org/shop/"\n',
        "ops/rules.yml": (
            "groups:\n  - name: shop\n    rules:\n"
            "      - {alert: Down, expr: up == 0, annotations: {runbook_url: 'https://docs.example.org/shop/down.html#steps'}}\n"
        ),
    },
    "threshold": {"docs/conf.py": 'extensions = ["sphinx_ddd"]\nddd_fail_under = 9\n'},
}


@pytest.mark.parametrize("case", CASES)
def test_warning(case: str, tmp_path: Path, same_as_file: Callable[[Path, str], None]) -> None:
    built = Docs.made(tmp_path, {"docs/index.rst": f"{PAGE}Text.\n", **CASES[case]}).build("text")
    same_as_file(EXPECTED / "warnings" / f"{case}.txt", built.warnings)
    assert (built.out / "index.txt").is_file()


def test_plugin_that_does_not_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be read then: it is said once, and a gate would not open."""

    def catalog(*_names: str) -> None:
        raise CatalogError("rule module 'plugin' cannot be imported: no such thing")

    monkeypatch.setattr(scan, "catalog", catalog)
    built = Docs.made(tmp_path, {"docs/index.rst": f"{PAGE}.. mmm-score:: shop\n"}).build("text", ddd_fail_under=1)
    cause = "rule module 'plugin' cannot be imported: no such thing"
    assert built.warnings.splitlines() == [
        f"docs/conf.py:1: WARNING: {cause}; uninstall or mend the plugin [ddd.sources]",
        f"docs/conf.py:1: ERROR: the score cannot be judged, as not all sources could be read: {cause} [ddd.threshold]",
    ]
    assert built.code == 1


def test_each_is_one_line_with_a_place() -> None:
    for case in CASES:
        printed = (EXPECTED / "warnings" / f"{case}.txt").read_text("utf-8")
        assert re.fullmatch(r"(docs|ops)/[\w.]+:\d+: (WARNING|ERROR): .+ \[ddd\.\w+\]\n", printed), case


def test_each_is_provoked() -> None:
    printed = "".join((EXPECTED / "warnings" / f"{case}.txt").read_text("utf-8") for case in CASES)
    assert [warn.full_name for warn in Warn if f"[{warn.full_name}]" not in printed] == []


def test_each_can_be_suppressed(tmp_path: Path) -> None:
    for case, files in CASES.items():
        docs = Docs.made(tmp_path / case, {"docs/index.rst": f"{PAGE}Text.\n", **files})
        assert docs.build("text", suppress_warnings=["ddd"]).warnings == ""


def test_each_says_when_it_is_given() -> None:
    assert all(warn.__doc__ and warn.__doc__.endswith(".") for warn in Warn)
    assert len({warn.subtype for warn in Warn}) == len(Warn)


def test_no_warning_without_a_type() -> None:
    """All warnings go through one function, which gives the type."""
    folder = Path(sphinx_ddd.ext.__file__).parent
    loggers = [
        f"{file.relative_to(folder)}:{node.lineno}"
        for file in sorted(folder.rglob("*.py"))
        if file.name != "warnings.py"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("warning", "error", "critical", "exception")
    ]
    assert loggers == []


def test_an_unreadable_source_is_said_once(tmp_path: Path) -> None:
    """Not again by each directive, which can show nothing then: the page says why."""
    built = Docs.made(tmp_path, CASES["sources"]).build("text")
    assert built.text("index.txt").endswith(
        'Nothing to show:\n\n"shop" was not found in the sources. They could not be read: no such\nsource: ../nowhere\n'
    )


def test_in_myst(tmp_path: Path, same_as_file: Callable[[Path, str], None]) -> None:
    wrong = "```{maintenance-runbook} shop.nowhere\n:cadence: dayly\n:colour: red\n```"
    pages = {
        "docs/conf.py": 'extensions = ["myst_parser", "sphinx_ddd"]\n',
        "docs/index.md": f"# Page\n\n{wrong}\n\n- ```{{maintenance-runbook}} shop\n  ```\n",
    }
    same_as_file(EXPECTED / "warnings" / "in_myst.txt", Docs.made(tmp_path, pages).build("text").warnings)
