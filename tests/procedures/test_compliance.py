"""What an auditor reads of options that hold secrets."""

from __future__ import annotations

import datetime as dt

import pytest

from sphinx_ddd.facts.base import Found, Location
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.procedures.runbook import runbook
from sphinx_ddd.procedures.site import parse
from sphinx_ddd.report.runbook_text import runbook_text


def page(*options: ConfigOption) -> str:
    site, _ = parse("", "ddd.toml")
    found = [Found(option, Location("shop/settings.py", line), "shop.settings", "rule") for line, option in enumerate(options, 1)]
    facts = FactSet.of_parts(found)
    return runbook_text(runbook(facts, Subject("shop"), site=site, today=dt.date(2026, 6, 1), criteria=("monthly.compliance",)))


def option(name: str, *, secret: bool | None = None) -> ConfigOption:
    return ConfigOption(name=name, framework="django", option_type="string", secret=secret)


def test_secrets_are_one_row() -> None:
    shown = page(option("DB_PASSWORD", secret=True), option("API_TOKEN", secret=True))
    assert "| Options that hold a secret | `DB_PASSWORD`, `API_TOKEN` |" in shown


def test_a_row_of_secrets_ends_somewhere() -> None:
    shown = page(*(option(f"TOKEN_{number}_PASSWORD", secret=True) for number in range(15)))
    assert "`TOKEN_11_PASSWORD` and 3 others |" in shown


@pytest.mark.parametrize(("name", "is_asked_about"), [("DB_PASSWORD", True), ("OAUTH2_ACCESS_TOKEN_MODEL", False)])
def test_names_of_secrets_that_are_none(name: str, is_asked_about: bool) -> None:
    assert ("named like a secret" in page(option(name))) is is_asked_about
