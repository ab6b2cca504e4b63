"""Every rule, by its cases: the whole of the facts, not their number."""

from __future__ import annotations

import re

import pytest

from tests.rules_case import CASES, cases, facts_of

NONE_OF_THESE = re.compile(r"^# none of these", re.MULTILINE)


@pytest.mark.parametrize("case", cases())
def test_facts(case: str, regen: bool) -> None:
    expected = CASES / f"{case}.jsonl"
    actual = facts_of(case).to_jsonl()
    if regen:
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text("utf-8")


@pytest.mark.parametrize("case", cases())
def test_says_what_must_not_match(case: str) -> None:
    path = CASES / case
    files = path.rglob("*.py") if path.is_dir() else [path.with_suffix(".py")]
    assert any(NONE_OF_THESE.search(file.read_text("utf-8")) for file in files)
