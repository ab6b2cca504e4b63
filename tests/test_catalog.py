"""The catalog tests itself: ids, docstrings, and a case for each rule."""

from __future__ import annotations

import re

from sphinx_ddd.rules import catalog
from tests.rules_case import CASES as RULES
from tests.rules_case import cases, facts_of, traces_of
from tests.test_readings import CASES

ACROSS_MODULES = RULES / "prometheus_updates" / "shared"
"""A case whose traces are about another module."""


def test_ids_are_well_formed() -> None:
    malformed = [rule.id for rule in catalog().rules if not re.fullmatch(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9-]*", rule.id)]
    assert malformed == []


def test_a_rule_says_what_it_finds() -> None:
    silent = [rule.id for rule in catalog().rules if len(rule.doc) < 10]
    assert silent == []


def test_each_rule_has_a_case_in_which_it_finds_something() -> None:
    seen = {found.rule for case in cases() for found in facts_of(case).found}
    seen |= {trace.rule for path in (*CASES.glob("*.py"), ACROSS_MODULES) for trace in traces_of(path)}
    assert sorted({rule.id for rule in catalog().rules} - seen) == []
