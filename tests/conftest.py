"""What all tests share: expected outputs are files, and ``--regen`` writes them anew to be read and committed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regen", action="store_true", help="write the expected files instead of comparing with them")


@pytest.fixture
def regen(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be written."""
    return bool(request.config.getoption("--regen"))


@pytest.fixture
def same_as_file(regen: bool) -> Callable[[Path, str], None]:
    """Compares a text with the whole of an expected file."""

    def compare(expected: Path, text: str) -> None:
        if regen:
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_text(text, "utf-8")
        assert text == expected.read_text("utf-8")

    return compare
