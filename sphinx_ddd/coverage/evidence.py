"""What is written about a subject, from docstrings, documentation blocks and hand-written procedures, as evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx_ddd.coverage.base import Evidence, Level
from sphinx_ddd.facts.base import UNKNOWN, Found, Location
from sphinx_ddd.facts.documentation import Documentation, Passage
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.operations import Operation
from sphinx_ddd.procedures.base import HandWritten

_EXAMPLES = "ansible"
"""Form of documentation whose procedures are examples of the operation itself."""


def evidence(facts: FactSet, written: Iterable[HandWritten] = ()) -> tuple[Evidence, ...]:
    """All evidence of a project, sorted by criterion and place; equal input gives equal output.

    A statement that a criterion does not apply is no evidence of documentation: the score takes it from ``written`` itself.
    """
    found = [*_documented(facts), *(_written(w) for w in written if not w.not_applicable)]
    return tuple(sorted(set(found), key=lambda e: (e.criterion, e.subject, e.location, -e.level, e.what)))


def _written(procedure: HandWritten) -> Evidence:
    """A hand-written procedure counts in full when there is something to carry out in it."""
    executable = procedure.steps > 0 or procedure.commands > 0
    return Evidence(
        criterion=procedure.criterion,
        level=Level.PROCEDURE if executable else Level.MENTIONED,
        subject=procedure.subject,
        what=procedure.title,
        location=procedure.location,
        certain=True,
        changes_state=procedure.mutates,
        verified=procedure.has_verification,
        reversible=procedure.has_rollback,
    )


def _documented(facts: FactSet) -> Iterator[Evidence]:
    operations: dict[str, list[Found[Operation]]] = {}
    for operation in facts.of(Operation):
        operations.setdefault(operation.location.path, []).append(operation)
    for found in facts.of(Documentation):
        changes = _changes_state(operations.get(found.location.path, []))
        for passage in found.fact.passages:
            yield _passage(found, passage, examples_change=changes)


def _passage(found: Found[Documentation], passage: Passage, *, examples_change: bool) -> Evidence:
    changes = passage.mutates is True
    if found.fact.form == _EXAMPLES and passage.mutates is None:
        changes = examples_change and passage.level == Level.PROCEDURE
    return Evidence(
        criterion=passage.criterion,
        level=Level(passage.level),
        subject=found.subject,
        what=passage.evidence,
        location=Location(found.location.path, passage.line),
        changes_state=changes,
        verified=passage.verified is True,
        reversible=passage.reversible is True,
    )


def _changes_state(operations: Iterable[Found[Operation]]) -> bool:
    """Whether an example of these operations changes the system: not when each of them is known to only read."""
    effects = [found.fact.because for found in operations]
    return any(because is UNKNOWN or because is None or len(because) > 0 for because in effects)
