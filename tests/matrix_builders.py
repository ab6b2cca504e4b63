"""Every builder over the project's own docs. Slow, so the version matrix runs it and ``make test`` does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builds import BUILDERS, build

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all builders: the pages are read once."""
    return tmp_path_factory.mktemp("docs")


@pytest.mark.parametrize("builder", BUILDERS)
def test_docs_build_without_a_warning(builder: str, folder: Path) -> None:
    result = build(DOCS, folder, builder)
    assert result.stderr == ""
    assert result.returncode == 0
