"""Recovery: the failures that code or documentation has a way out of."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.criteria import EMERGENCY_RECOVERY, Cadence
from sphinx_ddd.facts.failures import Failure
from sphinx_ddd.procedures import by_name
from sphinx_ddd.procedures.base import Block, Paragraph
from sphinx_ddd.procedures.failures import grouped, tables, unrecovered
from sphinx_ddd.procedures.given import Given


def blocks(given: Given) -> Iterator[Block]:
    commands = tuple(by_name.recovering(given))
    yield from commands
    issues = grouped(given.of(Failure))
    if not issues:
        if commands:
            return
        yield given.none_found("error message", f"{EMERGENCY_RECOVERY}.procedure", EMERGENCY_RECOVERY)
        return
    solved = [issue for issue in issues if issue.recoveries]
    if Cadence.DAILY in given.cadences:
        way_out = f"; {len(solved):,} of them {'has' if len(solved) == 1 else 'have'} a way out" if solved else ""
        where = "message is under Common Issues" if len(issues) == 1 else f"{len(issues):,} messages are under Common Issues{way_out}"
        yield Paragraph((f"The {where}.",))
        return
    yield from unrecovered(given, issues, f"{EMERGENCY_RECOVERY}.recovery")
    if solved:
        yield from tables(solved)
