"""Documentation facts and hand-written procedures become evidence."""

from __future__ import annotations

import pytest

from sphinx_ddd.coverage.base import Evidence, Level
from sphinx_ddd.coverage.evidence import evidence
from sphinx_ddd.facts.base import UNKNOWN, Fact, Found, Location, Maybe
from sphinx_ddd.facts.documentation import Documentation, Passage
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.operations import Effect, Operation
from sphinx_ddd.procedures.base import HandWritten


def found(fact: Fact, line: int = 1) -> Found[Fact]:
    return Found(fact, Location("shop/orders.py", line), "shop.orders", "case.rule")


def documentation(*passages: Passage, form: str = "docstring") -> Found[Fact]:
    return found(Documentation(name="shop.orders", form=form, passages=passages))


def test_passages_and_procedures_in_order() -> None:
    facts = FactSet.of_parts(
        [
            documentation(
                Passage(criterion="weekly.backups", level=2, evidence="$ save", line=7, mutates=True, verified=True, reversible=False),
                Passage(criterion="daily.monitoring", level=1, evidence="It is watched.", line=3),
            )
        ]
    )
    written = HandWritten(
        criterion="weekly.backups",
        subject="",
        title="Saving",
        key="ops#saving",
        location=Location("docs/ops.rst", 4),
        steps=3,
        has_verification=True,
    )
    assert evidence(facts, [written]) == (
        Evidence(
            criterion="daily.monitoring",
            level=Level.MENTIONED,
            subject="shop.orders",
            what="It is watched.",
            location=Location("shop/orders.py", 3),
            verified=False,
            reversible=False,
        ),
        Evidence(
            criterion="weekly.backups",
            level=Level.PROCEDURE,
            subject="",
            what="Saving",
            location=Location("docs/ops.rst", 4),
            certain=True,
            changes_state=True,
            verified=True,
            reversible=False,
        ),
        Evidence(
            criterion="weekly.backups",
            level=Level.PROCEDURE,
            subject="shop.orders",
            what="$ save",
            location=Location("shop/orders.py", 7),
            changes_state=True,
            verified=True,
            reversible=False,
        ),
    )


WRITES = (Effect(effect="writes_file", path="shop/orders.py", line=9),)


@pytest.mark.parametrize(
    ("level", "because", "changes"),
    [
        (2, WRITES, True),
        (2, UNKNOWN, True),
        (2, None, True),
        (2, (), False),
        (1, WRITES, False),
    ],
)
def test_an_example_changes_what_its_operation_changes(level: int, because: Maybe[tuple[Effect, ...]], changes: bool) -> None:
    example = documentation(Passage(criterion="monthly.lifecycle", level=level, evidence="Example", line=5), form="ansible")
    operation = found(Operation(name="shop.orders", framework="ansible", because=because), 20)
    (only,) = evidence(FactSet.of_parts([example, operation]))
    assert only.changes_state is changes


def test_prose_beside_an_operation_is_judged_by_its_own_words() -> None:
    prose = documentation(Passage(criterion="daily.health_checks", level=2, evidence="Look at /healthz", line=5))
    operation = found(Operation(name="shop.orders", framework="click", because=WRITES), 20)
    (only,) = evidence(FactSet.of_parts([prose, operation]))
    assert only.changes_state is False


@pytest.mark.parametrize(("steps", "commands", "level"), [(0, 0, 1), (1, 0, 2), (0, 1, 2)])
def test_a_procedure_without_anything_to_do_is_a_mention(steps: int, commands: int, level: int) -> None:
    written = HandWritten(
        criterion="weekly.backups", subject="shop", title="t", key="k", location=Location("a.rst", 1), steps=steps, commands=commands
    )
    assert [(e.level, e.certain) for e in evidence(FactSet(), [written])] == [(Level(level), True)]


def test_that_something_does_not_apply_is_no_evidence() -> None:
    written = HandWritten(
        criterion="weekly.backups", subject="", title="t", key="k", location=Location("a.rst", 1), steps=2, not_applicable="nothing is kept"
    )
    assert evidence(FactSet(), [written]) == ()
