"""The text of scores; what a whole one looks like is held by the cases of the score."""

from __future__ import annotations

from sphinx_ddd.report.score_text import score_text
from tests.maturity.score_case import score_of


def test_without_explain_there_are_reasons_and_no_probes() -> None:
    lines = score_text([score_of("reads-only")]).splitlines()
    explained = score_text([score_of("reads-only")], explain=True).splitlines()
    assert [line for line in lines if line not in explained] == []
    assert [line for line in lines if line.lstrip().startswith(("[", "To close it"))] == []
    assert [line for line in explained if line.lstrip().startswith("[met]")] == [
        "        [met] weekly.documentation.option-described: data (acme/reach.py:22)",
    ]


def test_several_scores_follow_each_other() -> None:
    one, two = score_of("nothing"), score_of("library")
    assert score_text([one, two]) == score_text([one]) + "\n" + score_text([two])


def test_a_target_is_compared_with_the_exact_value() -> None:
    text = score_text([score_of("reads-only")], targets={"weekly": 3.75, "daily": 10.1, "emergency": 9})
    assert [line.strip() for line in text.splitlines() if "target" in line] == [
        "Daily             10.0  target 10.1, below",
        "Weekly             3.7  target 3.75, reached",
        "Emergency          n/a  target 9  beside the overall",
    ]


def test_control_characters_do_not_reach_the_terminal() -> None:
    text = score_text([score_of("hostile")], explain=True)
    assert [c for c in text if not c.isprintable() and c != "\n"] == []
