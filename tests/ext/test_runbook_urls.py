"""Addresses of alerts: which of them are looked up, and what counts as found."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.ext.docs import Docs

BASE: Final = "https://docs.example.org/shop"
RULES: Final = "groups:\n  - name: shop\n    rules:\n      - {{alert: Down, expr: up == 0, annotations: {{runbook_url: '{url}'}}}}\n"
FOUND: Final = {
    "html": ("/down.html", "/down.html#steps", "/", "", "/night/", "/down.html?x=1#the-label", "/genindex.html", "/index.html"),
    "dirhtml": ("/down/", "/down/#steps", "/night/#by-night", "/down"),
}
LOST: Final = {"html": ("/up.html", "/down.html#step", "/night/#steps"), "dirhtml": ("/up/", "/down/#step")}
OTHER: Final = ("https://wiki.example.org/up.html", "http://docs.example.org/shopping/up.html", "https://docs.example.org/")


def _build(folder: Path, url: str, builder: str, base: str = f"{BASE}/") -> str:
    docs = Docs.made(
        folder,
        {
            "docs/conf.py": f'extensions = ["sphinx_ddd"]\nddd_ops_files = ["../ops/*.yml"]\nhtml_baseurl = "{base}"\n',
            "docs/index.rst": "Shop\n====\n\n.. toctree::\n\n   down\n   night/index\n",
            "docs/down.rst": "Down\n====\n\n.. _the-label:\n\nSteps\n-----\n\nStart it.\n",
            "docs/night/index.rst": "By night\n========\n\nSleep.\n",
            "ops/rules.yml": RULES.format(url=url),
        },
    )
    return docs.build(builder).warnings


@pytest.mark.parametrize(("builder", "path"), [(builder, path) for builder, paths in FOUND.items() for path in paths])
def test_found(builder: str, path: str, tmp_path: Path) -> None:
    assert _build(tmp_path, BASE + path, builder) == ""


@pytest.mark.parametrize(("builder", "path"), [(builder, path) for builder, paths in LOST.items() for path in paths])
def test_lost(builder: str, path: str, tmp_path: Path) -> None:
    what = "nothing named 'step" if "#" in path else "no such page"
    printed = _build(tmp_path, BASE + path, builder)
    assert printed.startswith(f"ops/rules.yml:4: WARNING: the runbook of Down, {BASE}{path}: ")
    assert what in printed
    assert printed.endswith("[ddd.runbook_url]\n")


@pytest.mark.parametrize("url", OTHER)
def test_of_others(url: str, tmp_path: Path) -> None:
    assert _build(tmp_path, url, "html") == ""


def test_without_an_address_of_the_docs(tmp_path: Path) -> None:
    assert _build(tmp_path, f"{BASE}/up.html", "html", base="") == ""
