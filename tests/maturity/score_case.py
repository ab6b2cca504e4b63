"""The cases of the score: facts as JSON lines, and beside them what people wrote, waived and asked for."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from sphinx_ddd.coverage.base import Evidence, Level
from sphinx_ddd.coverage.evidence import evidence
from sphinx_ddd.facts.base import Location
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.maturity.base import Score
from sphinx_ddd.maturity.model import load
from sphinx_ddd.maturity.score import score
from sphinx_ddd.procedures.base import HandWritten
from sphinx_ddd.procedures.site import Waiver

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.toml"))
ANY_DAY = dt.date(2026, 11, 23)


def facts_of(case: str) -> FactSet:
    return FactSet.from_jsonl((CASES / f"{case}.jsonl").read_text("utf-8"))


def given(case: str) -> dict[str, Any]:
    """The TOML of a case: subject, and as needed evidence, written, waivers, thresholds, targets, weights, today."""
    return tomllib.loads((CASES / f"{case}.toml").read_text("utf-8"))


def score_of(case: str) -> Score:
    facts, data = facts_of(case), given(case)
    written = [HandWritten(**row | {"key": row["title"], "location": _location(row)}) for row in data.get("written", ())]
    stated = [Evidence(**row | {"level": Level(row["level"]), "location": _location(row)}) for row in data.get("evidence", ())]
    return score(
        facts,
        Subject(data["subject"]),
        evidence=(*evidence(facts, written), *stated),
        model=load(data.get("weights")),
        waivers=[Waiver(**row) for row in data.get("waivers", ())],
        thresholds=data.get("thresholds", ()),
        written=written,
        today=data.get("today", ANY_DAY),
    )


def _location(row: dict[str, Any]) -> Location:
    path, _, line = row["location"].rpartition(":")
    return Location(path, int(line))
