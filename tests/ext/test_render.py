"""Each kind of block of a runbook, and a score with each outcome, as text and as HTML. What they say is made up here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from sphinx_ddd.coverage.base import Evidence, Level
from sphinx_ddd.ext import project
from sphinx_ddd.facts.base import Location, Skipped
from sphinx_ddd.facts.criteria import Cadence
from sphinx_ddd.maturity.base import CadenceScore, CriterionScore, Outcome, ProbeResult, Score
from sphinx_ddd.procedures.base import (
    Code,
    Gap,
    Link,
    NotApplicable,
    Origin,
    Paragraph,
    Role,
    Row,
    Runbook,
    Section,
    Step,
    Steps,
    Table,
)
from tests.ext.docs import EXPECTED, Docs

AT = Location("shop/api.py", 12, 14)
FILES = {
    "src/shop/api.py": "",
    "src/shop/new.py": "def (",
    "docs/conf.py": 'extensions = ["sphinx_ddd"]\nhtml_permalinks = False\nddd_source_link = "https://example.org/{path}#L{line}"\n',
}

STEPS = Steps(
    (
        Step(
            text=("Ask ", Code("GET /health"), " of ", Link(AT), "."),
            command="curl 'https://shop.example.org/health' \\\n    --fail\x1b[31m",
            expected=("It prints ", Code("ok"), "."),
            on_failure=("Restart it.",),
            stop=("It was restarted twice.",),
            role=Role.JUNIOR,
            minutes=2,
            origin=Origin.SITE,
            sources=(Location("ddd.toml", 3), Location("shop/no_line.py", 0)),
        ),
        Step(text=("Look.",), role=Role.SENIOR, minutes=120, origin=Origin.HUMAN),
        Step(text=("Count.",), sources=tuple(Location("shop/many.py", n) for n in range(1, 9))),
    )
)
TABLE = Table(
    columns=("Name", "Value"),
    rows=tuple(Row(((Code(f"row_{n}"),), ("*stars* ", f"number {n}") if n else ()), (AT,) if n == 1 else ()) for n in range(4)),
    caption="Rows",
    shown=2,
)
INNER = Section(id="daily-inner", title="Inner", blocks=(Paragraph(("Text with `code` and ``more``, but a lone ` stays.",), (AT,)),))
DAILY = Section(
    id="daily",
    title="Daily",
    blocks=(Paragraph(("Every morning.",)),),
    sections=(
        Section(id="daily-steps", title="Steps", minutes=90, blocks=(STEPS,)),
        Section(
            id="daily-table", title="Table", blocks=(TABLE, Gap("daily.gap", "No `limit` is set.", "Set `[limit]` in ddd.toml.", (AT,)))
        ),
        Section(id="daily-none", title="None", blocks=(NotApplicable("There is no `log`.", (AT,)),), sections=(INNER,)),
    ),
)
RUNBOOK = Runbook(
    subject="shop",
    title="Maintenance of shop",
    cadences=((Cadence.DAILY, DAILY),),
    skipped=(Skipped(Location("shop/new.py", 7), "syntax: invalid\nsyntax"),),
    files=3,
    facts=20,
)


def probe(outcome: Outcome, number: int = 0) -> ProbeResult:
    unmet = outcome is Outcome.UNMET
    return ProbeResult(
        probe="daily.monitoring.limit",
        question="Is there a `limit`?",
        outcome=outcome,
        about=f"orders_{number}",
        reason=f"It is {outcome.value}.",
        remedy=f"Set one above {number}." if unmet else "",
        location=AT if number % 2 == 0 else None,
    )


def scored(name: str, outcome: Outcome, credit: Fraction | None = None, *probes: ProbeResult, **more: Any) -> CriterionScore:
    return CriterionScore(
        criterion=name, outcome=outcome, reason=f"Because of {name}.", credit=credit, weight=Fraction(1, 4), probes=probes, **more
    )


EVIDENCE = tuple(
    Evidence(criterion="daily.monitoring", level=Level.PROCEDURE, subject="shop", what=f"Watch `{n}`", location=Location("docs/ops.rst", n))
    for n in range(1, 6)
)
SCORE = Score(
    subject="shop",
    overall=Fraction(699, 100),
    cadences=(
        CadenceScore(
            cadence=Cadence.DAILY,
            value=Fraction(8),
            criteria=(
                scored("daily.monitoring", Outcome.MET, Fraction(3, 4), *map(probe, Outcome), procedure=Fraction(1), evidence=EVIDENCE),
                scored("daily.log_management", Outcome.NOT_APPLICABLE),
                scored("daily.drift_detection", Outcome.UNDETERMINED),
                scored("daily.health_checks", Outcome.WAIVED),
            ),
        ),
        CadenceScore(
            cadence=Cadence.WEEKLY,
            value=Fraction(799, 100),
            criteria=(scored("weekly.backups", Outcome.MET, Fraction(0), *(probe(Outcome.UNMET, n // 2) for n in range(18))),),
        ),
        CadenceScore(cadence=Cadence.MONTHLY, value=None, criteria=()),
        CadenceScore(cadence=Cadence.EMERGENCY, value=Fraction(9), criteria=()),
    ),
    files=3,
    facts=20,
)


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "runbook", lambda *_args, **_options: RUNBOOK)
    monkeypatch.setattr(project, "score", lambda *_args, **_options: SCORE)


@pytest.mark.parametrize(("builder", "suffix"), [("text", "txt"), ("html", "html")])
@pytest.mark.parametrize("name", ["runbook", "score", "gaps"])
@pytest.mark.usefixtures("made_up")
def test_render(name: str, builder: str, suffix: str, tmp_path: Path, same_as_file: Callable[[Path, str], None]) -> None:
    directive = {"runbook": "maintenance-runbook:: shop", "score": "mmm-score:: shop\n   :explain:", "gaps": "maintenance-gaps:: shop"}[
        name
    ]
    built = Docs.made(tmp_path, {**FILES, "docs/index.rst": f"Page\n====\n\n.. {directive}\n"}).build(builder)
    assert built.warnings == ""
    page = built.text(f"index.{suffix}")
    if builder == "html":
        # Around it is the theme's own, which differs between versions of Sphinx.
        page = page.partition("<h1>Page</h1>\n")[2].partition("</section>\n\n\n")[0]
    same_as_file(EXPECTED / "render" / f"{name}.{suffix}", page)


@pytest.mark.usefixtures("made_up")
def test_without_gaps(tmp_path: Path) -> None:
    files = {**FILES, "docs/index.rst": "Page\n====\n\n.. maintenance-runbook:: shop\n   :no-gaps:\n"}
    assert "limit" not in Docs.made(tmp_path, files).build("text").text("index.txt").replace("ddd.toml", "")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", {"cadences": ("daily", "weekly", "monthly"), "role": None, "criteria": (), "title": ""}),
        (":cadence: weekly, daily emergency", {"cadences": ("daily", "weekly", "emergency")}),
        (":role: senior", {"role": "senior"}),
        (":criteria: weekly.backups daily.monitoring", {"criteria": ("weekly.backups", "daily.monitoring")}),
        (":title:  Orders   by night ", {"title": "Orders by night"}),
    ],
)
def test_options_reach_the_runbook(options: str, expected: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []

    def runbook(*_args: Any, **given: Any) -> Runbook:
        asked.append(given)
        return RUNBOOK

    monkeypatch.setattr(project, "runbook", runbook)
    docs = Docs.made(tmp_path, {"docs/index.rst": f"Page\n====\n\n.. maintenance-runbook:: shop\n   {options}\n"})
    assert docs.build("dummy").warnings == ""
    assert {name: asked[0][name] for name in expected} == expected


def test_role_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[Role | None] = set()

    def runbook(*_args: Any, role: Role | None, **_options: Any) -> Runbook:
        asked.add(role)
        return RUNBOOK

    monkeypatch.setattr(project, "runbook", runbook)
    page = "Page\n====\n\n.. maintenance-runbook:: shop\n"
    Docs.made(tmp_path, {"docs/index.rst": page}).build("dummy", ddd_role="junior")
    assert asked == {Role.JUNIOR}


def test_a_section_that_only_another_page_brought_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was not there when the page was read, so it has no entry in the contents; but it is on the page."""
    late = Section(id="daily-late", title="Late", blocks=(Paragraph(("Written elsewhere.",)),))

    def runbook(*_args: Any, written: tuple[Any, ...], **_options: Any) -> Runbook:
        daily = Section(id="daily", title="Daily", sections=(late,) if written else ())
        return Runbook(subject="shop", title="Maintenance of shop", cadences=((Cadence.DAILY, daily),))

    monkeypatch.setattr(project, "runbook", runbook)
    pages = {
        "docs/index.rst": "Page\n====\n\n.. toctree::\n\n   other\n\n.. maintenance-runbook:: shop\n",
        "docs/other.rst": "Other\n=====\n\n.. maintenance-procedure:: weekly.backups\n\n   1. Copy.\n",
    }
    built = Docs.made(tmp_path, pages).build("text")
    assert built.text("index.txt").endswith("-[ Late ]-\n\nWritten elsewhere.\n")


def test_children_of_a_subject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def score(_facts: Any, subject: Any, **_options: Any) -> Score:
        asked.append(subject.name)
        return SCORE

    monkeypatch.setattr(project, "score", score)
    sources = dict.fromkeys((f"src/shop/{name}.py" for name in ("a/__init__", "a/tasks", "b/__init__", "b/tasks", "b/c/d", "e")), "")
    for subject, depth, expected in (
        ("shop", 0, ["shop"]),
        ("shop", 1, ["shop", "shop.a", "shop.b", "shop.e"]),
        ("shop", 2, ["shop", "shop.a", "shop.a.tasks", "shop.b", "shop.b.c", "shop.b.tasks", "shop.e"]),
        ("shop.*.tasks", 1, ["shop.*.tasks", "shop.a.tasks", "shop.b.tasks"]),
    ):
        asked.clear()
        page = f"Page\n====\n\n.. mmm-score:: {subject}\n   :depth: {depth}\n"
        docs = Docs.made(tmp_path / f"{subject.count('.')}-{depth}", {**sources, "docs/index.rst": page})
        docs.build("dummy", ddd_gate_builders=["html"])
        assert sorted(set(asked) - {"shop"} | ({"shop"} if "shop" in expected else set())) == sorted(expected)


def test_the_day_is_that_of_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767312000")
    assert project.today() == dt.date(2026, 1, 2)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    assert project.today() == dt.datetime.now(dt.UTC).date()
