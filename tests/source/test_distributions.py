"""Under which names a project is installed, by the files that may say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_ddd.source.discover import from_paths

DECLARED = {
    "pyproject": ({"pyproject.toml": "[project]\nname = 'Shop_Server'"}, {"shop-server"}),
    "poetry": ({"pyproject.toml": "[tool.poetry]\nname = 'shop.server'"}, {"shop-server"}),
    "setup.cfg": ({"setup.cfg": "[metadata]\nname = shop\n"}, {"shop"}),
    "setup.py": ({"setup.py": "import setuptools\nsetuptools.setup(name='shop', version='1')\nPlugin(name='x')"}, {"shop"}),
    "a name that is computed": ({"setup.py": "from setuptools import setup\nsetup(name=NAME)"}, set()),
    "unpacked wheels": ({"shop_server-1.0.dist-info/METADATA": "", "click-8.1.dist-info/METADATA": ""}, {"shop-server", "click"}),
    "a checkout that was installed": ({"shop.egg-info/PKG-INFO": ""}, {"shop"}),
    "not readable": ({"pyproject.toml": "[project", "setup.cfg": "x", "setup.py": "def ("}, set()),
    "nothing": ({"pyproject.toml": "[build-system]\nrequires = []"}, set()),
}


@pytest.mark.parametrize("case", DECLARED)
def test_names(case: str, tmp_path: Path) -> None:
    files, expected = DECLARED[case]
    for name, text in {"shop/__init__.py": "", **files}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert from_paths([tmp_path / "shop"]).distributions == expected
