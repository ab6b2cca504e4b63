"""Every builder over the project's own docs. Slow, so the version matrix runs it and ``make test`` does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builds import BUILDERS, build

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(scope="module")
def doctrees(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("doctrees")


@pytest.mark.parametrize("builder", BUILDERS)
def test_docs_build_without_a_warning(builder: str, doctrees: Path, tmp_path: Path) -> None:
    result = build(DOCS, tmp_path, builder, "-d", str(doctrees))
    assert (result.returncode, result.stderr) == (0, "")
