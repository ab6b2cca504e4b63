"""What is read, scored and written of real modules: ansible-core 2.20.0, whose wheel is downloaded."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sphinx_ddd.coverage.evidence import evidence
from sphinx_ddd.facts.backups import Backup
from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.failures import Failure
from sphinx_ddd.facts.operations import ExternalCommand, Operation
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.maturity.base import Outcome, Score
from sphinx_ddd.maturity.model import load
from sphinx_ddd.maturity.score import score
from sphinx_ddd.procedures.runbook import runbook
from sphinx_ddd.procedures.site import Site
from sphinx_ddd.report.runbook_text import runbook_text
from tests.ansible_core.build import MODULES, build_docs

SameAsFile = Callable[[Path, str], None]
EXPECTED = Path(__file__).parent / "expected"
USER = Subject("ansible.modules.user")


def lines(rows: Iterator[str]) -> str:
    return "".join(f"{row}\n" for row in rows)


def scored(facts: FactSet, module: str) -> Score:
    found = evidence(facts, ())
    return score(facts, Subject(f"ansible.modules.{module}"), evidence=found, model=load(), today=dt.date(2026, 1, 1))


@pytest.mark.parametrize("module", ["ping", "service", "user"])
def test_runbook(facts: FactSet, module: str, same_as_file: SameAsFile) -> None:
    shown = runbook(facts, Subject(f"ansible.modules.{module}"), site=Site())
    same_as_file(EXPECTED / f"{module}.txt", runbook_text(shown))


def test_every_call_of_fail_json_is_found(facts: FactSet, unpacked: Path) -> None:
    tree = ast.parse((unpacked / "ansible/modules/user.py").read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    there = sorted(call.lineno for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "fail_json")
    assert len(there) == 51
    assert sorted(f.location.line for f in facts.below(USER).of(Failure) if f.fact.via == "fail_json") == there


def test_programs_by_platform(facts: FactSet, same_as_file: SameAsFile) -> None:
    found = facts.below(USER).of(ExternalCommand)
    rows = (
        f"{f.fact.platform or '-'}\t{f.location.line}\t{f.fact.name if f.fact.argv in (None, UNKNOWN) else ' '.join(f.fact.argv)}"
        for f in found
    )
    same_as_file(EXPECTED / "user_programs.txt", lines(iter(sorted(rows))))


def test_options(facts: FactSet, same_as_file: SameAsFile) -> None:
    found = [f.fact for f in facts.below(USER).of(ConfigOption)]
    same_as_file(EXPECTED / "user_options.txt", lines(f"{o.name}\t{o.native_type}\t{o.default}\t{o.choices}" for o in found))


def test_shadow_file_is_saved(facts: FactSet) -> None:
    (saved,) = (f.fact for f in facts.below(USER).of(Backup))
    assert saved == Backup(
        name="/etc/shadow",
        target="/etc/shadow.{pid}.{YYYY-MM-DD@HH:MM:SS}~",
        tool="ansible.module_utils.basic.AnsibleModule.backup_local",
        platform="SunOS",
    )


@pytest.mark.parametrize("module", sorted(MODULES))
def test_check_mode(facts: FactSet, module: str) -> None:
    (operation,) = facts.below(Subject(f"ansible.modules.{module}")).of(Operation)
    assert (operation.fact.name, operation.fact.dry_run) == (f"ansible.builtin.{module}", True)


def test_what_does_not_apply_to_ping_says_why(facts: FactSet, same_as_file: SameAsFile) -> None:
    criteria = [c for c in scored(facts, "ping").criteria() if c.outcome is Outcome.NOT_APPLICABLE]
    same_as_file(EXPECTED / "ping_not_applicable.txt", lines(f"{c.criterion}: {c.reason}" for c in criteria))


def test_order_of_the_sanity_table(facts: FactSet) -> None:
    overall = {module: scored(facts, module).overall or 0 for module in ("ping", "user", "service", "apt")}
    ranked = sorted(overall, key=lambda module: overall[module])
    assert (ranked[0], ranked[-1]) == ("user", "ping")


def test_docs(unpacked: Path, tmp_path: Path) -> None:
    assert build_docs(unpacked, tmp_path) == ""
