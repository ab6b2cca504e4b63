"""Which program starts which function, by the files that may say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_ddd.source.discover import from_paths

DECLARED = {
    "pyproject": ({"pyproject.toml": "[project.scripts]\nshopctl = 'shop.cli:main'"}, {"shop.cli:main": "shopctl"}),
    "poetry": (
        {"pyproject.toml": "[tool.poetry.scripts]\na = 'shop.cli:main'\nb = {reference = 'shop.web:run', type = 'console'}"},
        {"shop.cli:main": "a", "shop.web:run": "b"},
    ),
    "setup.cfg": (
        {"setup.cfg": "[options.entry_points]\nconsole_scripts =\n    shopctl = shop.cli:main [tls]\n"},
        {"shop.cli:main": "shopctl"},
    ),
    "setup.cfg of pbr": (
        {"setup.cfg": "[entry_points]\nconsole_scripts =\n    shop-api = shop.cmd.api:main\n"},
        {"shop.cmd.api:main": "shop-api"},
    ),
    "setup.py": (
        {"setup.py": "from setuptools import setup\nsetup(entry_points={'console_scripts': ['shopctl = shop.cli:main', NAME]})"},
        {"shop.cli:main": "shopctl"},
    ),
    "unpacked wheel": (
        {"shop-1.0.dist-info/entry_points.txt": "[console_scripts]\nshopctl = shop.cli:cli\n\n[shop.plugins]\nx = shop.x:X\n"},
        {"shop.cli:cli": "shopctl"},
    ),
    "scripts of an unpacked wheel": (
        {
            "shop-1.0.data/scripts/shop-api": "#!python\nfrom shop.cli import main as start, run, helper\nhelper()\nstart()\n",
            "shop-1.0.data/scripts/backup.sh": "#!/bin/sh\nfrom shop.cli import main\nmain()\n",
            "shop-1.0.data/scripts/broken": "#!/usr/bin/env python3\nfrom shop import (\n",
        },
        {"shop.cli:main": "shop-api"},
    ),
    "several programs of one function": (
        {"pyproject.toml": "[project.scripts]\nshop3 = 'shop.cli:main'\nshop = 'shop.cli:main'\nsho3 = 'shop.cli:main'"},
        {"shop.cli:main": "sho3"},
    ),
    "of another project": ({"pyproject.toml": "[project.scripts]\nx = 'other.cli:main'"}, {}),
    "a module alone": ({"pyproject.toml": "[project.scripts]\nx = 'shop.cli'"}, {}),
    "not readable": ({"pyproject.toml": "[project", "setup.cfg": "x", "setup.py": "def ("}, {}),
}


def write(files: dict[str, str], folder: Path) -> Path:
    for name, text in {"shop/__init__.py": "", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "shop"


@pytest.mark.parametrize("case", DECLARED)
def test_scripts(case: str, tmp_path: Path) -> None:
    files, expected = DECLARED[case]
    assert from_paths([write(files, tmp_path)]).scripts == expected


def test_a_renamed_program_is_another_project(tmp_path: Path) -> None:
    root = write({"pyproject.toml": "[project.scripts]\nshopctl = 'shop.cli:main'"}, tmp_path)
    before = from_paths([root]).fingerprint()
    write({"pyproject.toml": "[project.scripts]\nshop = 'shop.cli:main'"}, tmp_path)
    assert from_paths([root]).fingerprint() != before
