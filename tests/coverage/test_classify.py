"""Texts in, levels out: what must be found and, by the whole answer, what must not."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sphinx_ddd.coverage import classify, classify_text
from sphinx_ddd.coverage.sections import EVIDENCE_LENGTH
from sphinx_ddd.facts.criteria import CRITERIA
from sphinx_ddd.facts.documentation import Passage

SECTIONS = tomllib.loads((Path(__file__).parent / "classify.toml").read_text("utf-8"))["sections"]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda s: s["name"])
def test_levels(section: dict[str, Any]) -> None:
    assert classify_text(section["heading"], section["text"]) == section["says"]


PURGING = """\
Old orders are purged by hand.

Run it weekly:

.. code-block:: console

   $ shopctl purge --older-than 30

It cannot be undone.
"""


def test_a_passage_carries_its_evidence() -> None:
    assert classify("Purging orders", PURGING, line=40) == (
        Passage(
            criterion="monthly.lifecycle",
            level=2,
            evidence="$ shopctl purge --older-than 30",
            line=46,
            mutates=True,
            verified=False,
            reversible=True,
        ),
    )


def test_a_procedure_that_only_reads_has_no_flags() -> None:
    found = classify("Health check", "Run ``shopctl ping`` to see whether the service is alive.")
    assert [(p.criterion, p.level, p.mutates, p.verified, p.reversible) for p in found] == [("daily.health_checks", 2, None, None, None)]


def test_the_order_is_that_of_the_criteria() -> None:
    text = "\n\n".join(section["text"] for section in SECTIONS)
    found = [p.criterion for p in classify("Backups, monitoring, log files and upgrades", text)]
    assert found == [c for c in CRITERIA if c in found]
    assert len(found) > 4


def test_evidence_is_one_short_line() -> None:
    found = classify("Backups", "Run ``backup``\n  every night " + "and keep the copy " * 40)
    assert [("\n" in p.evidence, len(p.evidence) <= EVIDENCE_LENGTH) for p in found] == [(False, True)]


HOSTILE = {
    "words": "backup " * 200_000,
    "literals": "``" * 100_000,
    "items": "- " * 100_000,
    "brackets": "(" * 100_000,
    "blocks": "::\n\n " * 30_000,
    "paragraphs": "a\n\n" * 60_000,
    "notes": ".. note::\n" * 40_000,
    "fences": "```{note}\n" * 40_000,
    "quotes": "`" * 200_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_takes_bounded_time(text: str) -> None:
    start = time.perf_counter()
    classify("Notes", text)
    assert time.perf_counter() - start < 10
