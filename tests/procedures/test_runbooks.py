"""Whole runbooks: facts and site file in, text out. Each case is a folder of ``cases``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_ddd.facts.base import Location
from sphinx_ddd.facts.criteria import Cadence
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.procedures.base import HandWritten, Role, Runbook, Step, Steps
from sphinx_ddd.procedures.runbook import runbook
from sphinx_ddd.procedures.site import parse
from sphinx_ddd.report.runbook_text import runbook_text

SameAsFile = Callable[[Path, str], None]
CASES = Path(__file__).parent / "cases"
DAY = dt.date(2026, 6, 1)
SUBJECTS = {
    "ansible_module": "ansible.modules.account",
    "ansible_reads": "ansible.modules.ping",
    "empty": "nothing",
    "guarded_site": "shop",
    "hostile": "x",
    "library": "colours",
    "monitored": "shop",
    "skipped": "demo",
    "web_service": "shop",
}
DUMP = HandWritten(
    criterion="weekly.backups",
    subject="shop",
    title="Dump and try",
    key="ops#dump",
    location=Location("docs/ops.rst", 10),
    owner="ops",
    minutes=15,
    steps=3,
    commands=2,
    has_verification=True,
)
UPDATE = HandWritten(
    criterion="weekly.patching", subject="", title="Roll out", key="ops#roll", location=Location("docs/ops.rst", 40), has_rollback=True
)
LOOK = HandWritten(
    criterion="daily.health_checks",
    subject="shop.worker",
    title="Look at the worker",
    key="ops#worker",
    location=Location("docs/ops.rst", 70),
    reviewed="2026-05-01",
    mutates=False,
    has_verification=True,
)
NO_LIMITS = HandWritten(
    criterion="monthly.capacity",
    subject="shop",
    title="",
    key="",
    location=Location("docs/ops.rst", 90),
    not_applicable="The platform bounds it.",
)
WRITTEN = (DUMP, UPDATE, LOOK, NO_LIMITS)


def facts_of(case: str) -> FactSet:
    return FactSet.from_jsonl((CASES / case / "facts.jsonl").read_text("utf-8"))


def runbook_of(case: str, **options: object) -> Runbook:
    site, problems = parse((CASES / case / "site.toml").read_text("utf-8"), "ddd.toml")
    assert problems == ()
    return runbook(facts_of(case), Subject(SUBJECTS[case]), site=site, today=DAY, **options)  # type: ignore[arg-type]


def steps_of(shown: Runbook) -> list[Step]:
    sections = [section for _, section in shown.cadences]
    steps: list[Step] = []
    while sections:
        section = sections.pop()
        sections += section.sections
        steps += [step for block in section.blocks if isinstance(block, Steps) for step in block.steps]
    return steps


@pytest.mark.parametrize("case", sorted(SUBJECTS))
def test_runbook(case: str, same_as_file: SameAsFile) -> None:
    same_as_file(CASES / case / "runbook.txt", runbook_text(runbook_of(case)))


def test_every_case_is_run() -> None:
    assert sorted(SUBJECTS) == sorted(folder.name for folder in CASES.iterdir())


def test_hand_written_procedures_come_first(same_as_file: SameAsFile) -> None:
    shown = runbook_of("web_service", written=WRITTEN)
    same_as_file(CASES / "web_service" / "written.txt", runbook_text(shown))


def test_juniors_see_what_is_left_out(same_as_file: SameAsFile) -> None:
    shown = runbook_of("web_service", written=WRITTEN, role=Role.JUNIOR, cadences=(Cadence.DAILY, Cadence.WEEKLY))
    same_as_file(CASES / "web_service" / "junior.txt", runbook_text(shown))


def test_only_the_criteria_asked_for(same_as_file: SameAsFile) -> None:
    shown = runbook_of("web_service", criteria=("weekly.backups", "daily.drift_detection"), title="Backups and drift")
    same_as_file(CASES / "web_service" / "criteria.txt", runbook_text(shown))


def test_a_part_inherits_what_is_written_for_the_whole(same_as_file: SameAsFile) -> None:
    site, _ = parse("", "ddd.toml")
    shown = runbook(facts_of("web_service"), Subject("shop.worker"), site=site, today=DAY, written=WRITTEN, cadences=(Cadence.WEEKLY,))
    same_as_file(CASES / "web_service" / "worker.txt", runbook_text(shown))


@pytest.mark.parametrize("case", sorted(SUBJECTS))
def test_every_gap_says_what_closes_it(case: str) -> None:
    for gap in runbook_of(case).gaps():
        assert gap.missing.endswith("."), gap
        assert gap.remedy.endswith("."), gap


def test_a_waiver_that_ended_hides_nothing() -> None:
    site, _ = parse(
        '[[waivers]]\ncriterion = "monthly.performance"\nreason = "Nobody waits."\ndate = 2026-01-31\nuntil = 2026-05-31\n', "ddd.toml"
    )
    facts = facts_of("web_service")
    during = runbook(facts, Subject("shop"), site=site, today=dt.date(2026, 5, 31))
    after = runbook(facts, Subject("shop"), site=site, today=dt.date(2026, 6, 1))
    gaps = [[gap.id for gap in shown.gaps() if gap.id.startswith("monthly.performance")] for shown in (during, after)]
    assert (bool(gaps[0]), bool(gaps[1])) == (False, True)
    assert "A waiver does not count, it ended on 2026-05-31: Nobody waits." in runbook_text(after)


@pytest.mark.parametrize("case", sorted(SUBJECTS))
def test_gap_ids_are_unique_within_a_runbook(case: str) -> None:
    ids = [gap.id for gap in runbook_of(case).gaps()]
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)


@pytest.mark.parametrize("case", sorted(SUBJECTS))
def test_a_junior_compares_every_command_with_a_result(case: str) -> None:
    steps = [step for step in steps_of(runbook_of(case)) if step.command and step.role is not Role.SENIOR]
    assert [step for step in steps if not step.expected] == []
