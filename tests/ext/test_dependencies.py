"""``maintenance-dependencies``: a table everywhere; a graph where the project has Graphviz, never a failing build."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sphinx_ddd.ext import scan
from sphinx_ddd.facts.base import Found, Location, Module
from sphinx_ddd.facts.dependencies import Dependency
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.procedures.dependencies import graph, services
from tests.ext.docs import EXPECTED, Docs

DRAWS = """#!{python}
import pathlib, sys
if "-V" not in sys.argv:
    for argument in sys.argv:
        if argument.startswith("-o"):
            pathlib.Path(argument[2:]).write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
            pathlib.Path(argument[2:] + ".map").write_text("<map id='dependencies' name='dependencies'></map>")
"""
"""Stands for the program of Graphviz."""


def service(name: str, kind: str, line: int, **fields: Any) -> Found[Dependency]:
    return Found(Dependency(name=name, service=kind, **fields), Location("shop/__init__.py", line), "shop", "made.up")


FACTS = FactSet.of_parts(
    [
        service("https://pay.internal", "http", 3, client="requests.post", endless=True),
        service("BROKER_URL", "broker", 5, client="celery.Celery", option="BROKER_URL", retries=3, health_checked=False),
        service("postgresql://db:5432/shop", "database", 7, client="sqlalchemy.create_engine", timeout_seconds=30, health_checked=True),
        service('odd "name" \\ here', "cache", 9, client="redis.Redis"),
    ],
    (),
    (Module("shop", "shop/__init__.py"), Module("shop.idle", "shop/idle.py")),
    (),
)


@pytest.fixture(autouse=True)
def facts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "scan", lambda *_args, **_options: FACTS)


def page(folder: Path, subject: str = "shop") -> Docs:
    return Docs.made(folder, {"docs/index.rst": f"Page\n====\n\n.. maintenance-dependencies:: {subject}\n"})


def test_table(tmp_path: Path, same_as_file: Callable[[Path, str], None]) -> None:
    built = page(tmp_path).build("text", ddd_cache=False)
    assert built.warnings == ""
    same_as_file(EXPECTED / "dependencies.txt", built.text("index.txt"))


def test_nothing_to_show(tmp_path: Path) -> None:
    built = page(tmp_path, "shop.idle").build("text", ddd_cache=False)
    assert built.warnings == ""
    assert "No service that it talks to was found in the sources." in built.text("index.txt")


def test_no_picture_without_the_program(tmp_path: Path) -> None:
    built = page(tmp_path).build("html", ddd_cache=False, extensions=["sphinx_ddd", "sphinx.ext.graphviz"], graphviz_dot="no-such-dot")
    assert built.warnings == ""
    assert "graphviz" not in built.text("index.html").partition("<body>")[2]
    assert "BROKER_URL" in built.text("index.html")


def test_picture(tmp_path: Path) -> None:
    program = tmp_path / "dot"
    program.write_text(DRAWS.format(python=sys.executable), "utf-8")
    program.chmod(0o755)
    settings: dict[str, Any] = {"graphviz_dot": str(program), "graphviz_output_format": "svg"}
    built = page(tmp_path).build("html", ddd_cache=False, extensions=["sphinx_ddd", "sphinx.ext.graphviz"], **settings)
    assert built.warnings == ""
    assert '<div class="graphviz">' in built.text("index.html")


def test_graph(same_as_file: Callable[[Path, str], None]) -> None:
    same_as_file(EXPECTED / "dependencies.dot", graph("shop", services(FACTS.of(Dependency))) + "\n")
