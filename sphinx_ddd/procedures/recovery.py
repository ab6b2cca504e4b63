"""Recovery: the failures that code or documentation has a way out of."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.criteria import EMERGENCY_RECOVERY, Cadence
from sphinx_ddd.facts.failures import Failure
from sphinx_ddd.procedures.base import Block, Paragraph
from sphinx_ddd.procedures.failures import grouped, tables, unrecovered
from sphinx_ddd.procedures.given import Given


def blocks(given: Given) -> Iterator[Block]:
    issues = grouped(given.of(Failure))
    if not issues:
        yield given.none_found("error message", f"{EMERGENCY_RECOVERY}.procedure", EMERGENCY_RECOVERY)
        return
    solved = [issue for issue in issues if issue.recoveries]
    if Cadence.DAILY not in given.cadences:
        yield from unrecovered(given, issues, f"{EMERGENCY_RECOVERY}.recovery")
    elif not solved:
        yield Paragraph((f"The {'message is' if len(issues) == 1 else 'messages are'} under Common Issues.",))
    if solved:
        yield from tables(solved)
