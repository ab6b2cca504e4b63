"""The draw is repeatable and fair to small packages; what readers wrote is complete."""

from __future__ import annotations

from sphinx_ddd.facts.base import Found, Location
from sphinx_ddd.facts.codec import KINDS
from sphinx_ddd.facts.failures import Failure
from sphinx_ddd.facts.lifecycle import VersionSource
from tests.accuracy.drawing import draw
from tests.accuracy.judged import VERDICTS, judged, wanted


def _failures(package: str, count: int) -> list[Found[Failure]]:
    return [Found(Failure(name=f"{package} {n}", via="log"), Location(f"{package}.py", n), package, "r.r") for n in range(1, count + 1)]


FACTS = {"large": _failures("large", 50), "small": _failures("small", 2), "none": []}


def test_a_draw_is_the_same_each_time_and_another_with_another_seed() -> None:
    first = draw(FACTS, seed="1", per_kind=6)
    assert first == draw(dict(reversed(FACTS.items())), seed="1", per_kind=6)
    assert first != draw(FACTS, seed="2", per_kind=6)


def test_packages_take_turns_and_no_fact_is_drawn_twice() -> None:
    drawn = draw(FACTS, seed="1", per_kind=6)
    assert sorted(package for package, _ in drawn) == ["large"] * 4 + ["small"] * 2
    assert len({f.fact.name for _, f in drawn}) == 6


def test_each_kind_is_drawn_by_itself() -> None:
    version = Found(VersionSource(name="shop"), Location("small.py", 9), "small", "r.v")
    drawn = draw({**FACTS, "small": [*FACTS["small"], version]}, seed="1", per_kind=3)
    assert [f for _, f in drawn if f.fact.kind == "failure"] == [f for _, f in draw(FACTS, seed="1", per_kind=3)]
    assert [f for _, f in drawn if f.fact.kind == "version_source"] == [version]


def test_every_fact_that_was_read_has_a_verdict_and_a_bad_one_its_reason() -> None:
    assert [row for row in judged() if row.verdict not in VERDICTS or row.kind not in KINDS] == []
    assert [row for row in judged() if (row.verdict != "good") != bool(row.why)] == []


def test_every_wanted_thing_is_found_or_says_why_not() -> None:
    assert [row for row in wanted() if row.found not in ("yes", "no") or (row.found == "no") != bool(row.why)] == []
    assert [row for row in wanted() if row.since not in ("", "yes") or (row.since and row.found == "yes")] == []
