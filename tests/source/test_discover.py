"""Which files a project has, by its layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_ddd.source.discover import SourceError, discover, from_paths

LAYOUTS = {
    "src": (
        {"pyproject.toml": "[project]\nname='a-shop'", "src/shop/__init__.py": "", "src/shop/orders.py": "", "tests/test_a.py": "", "setup.py": ""},
        ["shop/__init__.py shop", "shop/orders.py shop.orders"],
    ),
    "flat": (
        {"pyproject.toml": "[project]\nname='a-shop'", "a_shop/__init__.py": "", "a_shop/x.py": "", "a_shop/tests.py": "", "a_shop/testutils/settings.py": "", "docs/conf.py": "", "scripts/go.py": ""},
        ["a_shop/__init__.py a_shop", "a_shop/x.py a_shop.x"],
    ),
    "flat, another name": (
        {"pyproject.toml": "[project]\nname='shop-suite'", "shop/__init__.py": "", "tests/__init__.py": ""},
        ["shop/__init__.py shop"],
    ),
    "several packages": (
        {"pyproject.toml": "[project]\nname='x'", "src/a/__init__.py": "", "src/b/__init__.py": ""},
        ["a/__init__.py a", "b/__init__.py b"],
    ),
    "namespace package": (
        {"pyproject.toml": "[project]\nname='acme-shop'", "src/acme/shop/__init__.py": "", "src/acme/shop/x.py": ""},
        ["acme/shop/__init__.py acme.shop", "acme/shop/x.py acme.shop.x"],
    ),
    "single module": ({"pyproject.toml": "[project]\nname='tool'", "tool.py": "", "conftest.py": ""}, ["tool.py tool"]),
    "setuptools": (
        {"pyproject.toml": "[tool.setuptools]\npackages=['shop']\n[tool.setuptools.package-dir]\n''='lib'", "lib/shop/__init__.py": "", "other/__init__.py": ""},
        ["shop/__init__.py shop"],
    ),
    "setuptools find": (
        {"pyproject.toml": "[tool.setuptools.packages.find]\nwhere=['python']", "python/shop/__init__.py": "", "x/__init__.py": ""},
        ["shop/__init__.py shop"],
    ),
    "hatch": (
        {"pyproject.toml": "[tool.hatch.build.targets.wheel]\npackages=['code/shop']", "code/shop/__init__.py": "", "x/__init__.py": ""},
        ["shop/__init__.py shop"],
    ),
    "poetry": (
        {"pyproject.toml": "[tool.poetry]\nname='n'\npackages=[{include='shop', from='lib'}]", "lib/shop/__init__.py": ""},
        ["shop/__init__.py shop"],
    ),
    "flit": ({"pyproject.toml": "[tool.flit.module]\nname='shop'", "src/shop/__init__.py": "", "src/b/__init__.py": ""}, ["shop/__init__.py shop"]),
    "tests within the package": (
        {"pyproject.toml": "[project]\nname='shop'", "shop/__init__.py": "", "shop/tests/test_x.py": "", "shop/test_y.py": "", "shop/_vendor/z.py": ""},
        ["shop/__init__.py shop"],
    ),
}  # fmt: skip


def write(files: dict[str, str], folder: Path) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout(layout: str, tmp_path: Path) -> None:
    files, expected = LAYOUTS[layout]
    write(files, tmp_path)
    (tmp_path / "docs").mkdir(exist_ok=True)
    assert [f"{f.path} {f.module}" for f in discover(tmp_path / "docs").files] == expected


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "no pyproject.toml at or above"),
        ({"pyproject.toml": "[project"}, "cannot be read"),
        ({"pyproject.toml": "[project]\nname='x'", "README.md": ""}, "no package found"),
    ],
)
def test_nothing_to_read(files: dict[str, str], message: str, tmp_path: Path) -> None:
    write(files, tmp_path)
    with pytest.raises(SourceError, match=message) as error:
        discover(tmp_path)
    assert "ddd_sources" in str(error.value)


def test_paths_as_given(tmp_path: Path) -> None:
    write({"wheel-1.0/shop/__init__.py": "", "wheel-1.0/shop/deep/x.py": "", "wheel-1.0/shop-1.dist-info/x": ""}, tmp_path)
    by_container = [f"{f.path} {f.module}" for f in from_paths([tmp_path / "wheel-1.0"]).files]
    by_package = [f"{f.path} {f.module}" for f in from_paths([tmp_path / "wheel-1.0" / "shop"]).files]
    below = [f"{f.path} {f.module}" for f in from_paths([tmp_path / "wheel-1.0" / "shop" / "deep"]).files]
    assert by_container == by_package == ["shop/__init__.py shop", "shop/deep/x.py shop.deep.x"]
    assert below == ["deep/x.py shop.deep.x"]


def test_missing_path(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder: .*nowhere"):
        from_paths([tmp_path / "nowhere"])


def test_tests_and_docs_that_a_wheel_brings_along_are_left_out_unless_named(tmp_path: Path) -> None:
    for name in ("shop", "docs", "tests", "test_shop", "testing_ground"):
        (tmp_path / "wheel-1.0" / name).mkdir(parents=True)
        (tmp_path / "wheel-1.0" / name / "__init__.py").touch()
    assert [f.module for f in from_paths([tmp_path / "wheel-1.0"]).files] == ["shop", "testing_ground"]
    assert [f.module for f in from_paths([tmp_path / "wheel-1.0" / "test_shop"]).files] == ["test_shop"]


def test_nothing_but_excluded_files(tmp_path: Path) -> None:
    write({"shop/tests/test_x.py": ""}, tmp_path)
    with pytest.raises(SourceError, match="no Python file below"):
        from_paths([tmp_path / "shop"])


def test_fingerprint_follows_content_alone(tmp_path: Path) -> None:
    write({"shop/__init__.py": "a = 1", "shop/x.py": ""}, tmp_path)
    before = from_paths([tmp_path / "shop"]).fingerprint()
    (tmp_path / "shop/x.py").touch()
    assert from_paths([tmp_path / "shop"]).fingerprint() == before
    (tmp_path / "shop/x.py").write_text("a = 2", encoding="utf-8")
    edited = from_paths([tmp_path / "shop"]).fingerprint()
    (tmp_path / "shop/y.py").touch()
    added = from_paths([tmp_path / "shop"]).fingerprint()
    assert len({before, edited, added}) == 3
