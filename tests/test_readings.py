"""What rules see of how options are used: the traces that :mod:`sphinx_ddd.linking` puts together, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules_case import traces_of

CASES = Path(__file__).parent / "readings"


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.py")))
def test_traces(case: str, regen: bool) -> None:
    expected = CASES / f"{case}.txt"
    actual = "".join(f"{trace.location.line}: {trace.fact}\n" for trace in traces_of(CASES / f"{case}.py"))
    if regen:
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text("utf-8")
