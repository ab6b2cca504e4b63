"""The schema of the fact lines: up to date, and neither wider nor narrower than what is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sphinx_ddd.facts.codec import KINDS
from sphinx_ddd.report import fact_schema as module
from sphinx_ddd.report.fact_schema import fact_schema
from tests.maturity.score_case import NAMES, facts_of

SHIPPED = Path(module.__file__).with_name("schemas") / "facts.schema.json"
VALIDATOR = Draft202012Validator(json.loads(fact_schema()))


def test_the_shipped_schema_is_up_to_date(same_as_file: Callable[[Path, str], None]) -> None:
    same_as_file(SHIPPED, fact_schema())


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(json.loads(fact_schema()))


def test_every_kind_is_described() -> None:
    assert set(json.loads(fact_schema())["$defs"]) == {*KINDS, "skipped", "unknown"}


@pytest.mark.parametrize("case", NAMES)
def test_lines_fit(case: str) -> None:
    lines = facts_of(case).to_jsonl().splitlines()
    assert [(line, e.message) for line in lines for e in VALIDATOR.iter_errors(json.loads(line))] == []


HANDLER: dict[str, Any] = {
    "kind": "log_handler",
    "rule": "case.rule",
    "subject": "shop.log",
    "name": "a.log",
    "path": "shop/log.py",
    "line": 3,
    "end_line": 3,
    "fields": {"handler": "logging.FileHandler", "max_bytes": 1},
}


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ({}, True),
        ({"unknown": ["filename"]}, True),
        ({"description": "Of the shop."}, True),
        ({"unknown": ["handler"]}, False),
        ({"unknown": ["colour"]}, False),
        ({"unknown": []}, False),
        ({"kind": "log_handle"}, False),
        ({"fields": {}}, False),
        ({"fields": {"handler": "x", "max_bytes": "1"}}, False),
        ({"fields": {"handler": "x", "colour": "red"}}, False),
        ({"line": -1}, False),
        ({"seen_at": "2026-11-23"}, False),
    ],
)
def test_a_line(change: dict[str, Any], fits: bool) -> None:
    assert VALIDATOR.is_valid(HANDLER | change) is fits


EFFECT: dict[str, Any] = {"effect": "writes_file", "path": "a.py", "line": 3, "via": ""}


@pytest.mark.parametrize(
    ("effect", "fits"),
    [
        (EFFECT, True),
        ({"$unknown": True}, True),
        (EFFECT | {"line": {"$unknown": True}}, True),
        (EFFECT | {"line": "3"}, False),
        ({"$unknown": False}, False),
        ("writes_file", False),
    ],
)
def test_a_value_within_a_field(effect: object, fits: bool) -> None:
    row = HANDLER | {"kind": "operation", "fields": {"framework": "click", "because": [effect]}}
    assert VALIDATOR.is_valid(row) is fits
