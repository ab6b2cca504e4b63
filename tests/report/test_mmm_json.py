"""The JSON of a score: whole files, held to the schema that ships."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sphinx_ddd.report.mmm_json import mmm_json
from tests.maturity.score_case import CASES, NAMES, given, score_of

SCHEMA = json.loads(resources.files("sphinx_ddd.report").joinpath("schemas", "mmm.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("case", ["service", "undetermined"])
def test_the_whole_json(case: str, same_as_file: Callable[[Path, str], None]) -> None:
    same_as_file(CASES / f"{case}.json", mmm_json([score_of(case)], targets=given(case).get("targets")))


@pytest.mark.parametrize("case", NAMES)
def test_fits_the_schema(case: str) -> None:
    document = json.loads(mmm_json([score_of(case), score_of("nothing")], targets=given(case).get("targets")))
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []


def edited(path: tuple[str | int, ...], value: object) -> Any:
    document = json.loads(mmm_json([score_of("service")]))
    at = document
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return document


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("made_at",), "2026-11-23"),
        (("targets", "yearly"), 3),
        (("scores", 0, "overall", "value"), 11),
        (("scores", 0, "overall", "exact"), "3.7"),
        (("scores", 0, "overall", "displayed"), "3.75"),
        (("scores", 0, "cadences", 0, "criteria", 0, "outcome"), "unmet"),
        (("scores", 0, "cadences", 0, "criteria", 0, "reason"), ""),
        (("scores", 0, "gaps", 0, "outcome"), "met"),
        (("scores", 0, "scan", "files"), -1),
    ],
)
def test_the_schema_refuses(path: tuple[str | int, ...], value: object) -> None:
    assert not VALIDATOR.is_valid(edited(path, value))


def test_gaps_of_a_waived_criterion_are_not_listed() -> None:
    gaps = json.loads(mmm_json([score_of("waivers")]))["scores"][0]["gaps"]
    assert [gap["probe"] for gap in gaps] == [
        "daily.monitoring.threshold",
        "daily.log_management.rotates",
        "weekly.patching.version-readable",
    ]
