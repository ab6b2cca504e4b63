"""Whole scores, case by case: every criterion with its reason, every probe with its answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_ddd.report.score_text import score_text
from tests.maturity.score_case import CASES, NAMES, given, score_of


@pytest.mark.parametrize("case", NAMES)
def test_score(case: str, same_as_file: Callable[[Path, str], None]) -> None:
    same_as_file(CASES / f"{case}.txt", score_text([score_of(case)], explain=True, targets=given(case).get("targets")))
