"""Capacity review: what is bounded, and by how much."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.logs import LogHandler
from sphinx_ddd.facts.operations import ExternalCommand
from sphinx_ddd.procedures import bounds, limits
from sphinx_ddd.procedures.base import Block, Gap, NotApplicable, Row, Table
from sphinx_ddd.procedures.config import option_table
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.operations import line_of
from sphinx_ddd.procedures.plain import code, seconds, size

CRITERION = "monthly.capacity"


def blocks(given: Given) -> Iterator[Block]:
    options, timed, files = limits.bounding(given), _timed(given), _bounded_files(given)
    bounded = bounds.of(given, bounds.CAPACITY)
    if not (options or timed or files or bounded):
        yield _nothing(given)
        return
    yield from bounds.unbounded(given, bounded, CRITERION)
    remedy = f"Write {given.write(CRITERION)}: how use is read, what growth is normal, what triggers more capacity."
    missing = "How much of these limits is in use, and when to raise them, is not stated."
    if given.is_ansible:
        missing, remedy = "When to raise these limits is not stated.", f"Write {given.write(CRITERION)}."
    yield Gap(f"{CRITERION}.use", missing, remedy)
    if any(f.fact.unbounded is not True for f in bounded):
        yield bounds.capacity_table(bounded)
        yield from bounds.together(bounded)
    if options:
        yield option_table(options, caption="Options that bound a resource")
    if timed:
        yield Table(columns=("Command", "Time limit"), rows=tuple(_time_row(f) for f in timed), caption="Programs with a time limit")
    if files:
        rows = tuple(Row(((code(f.fact.name),), (size(_bytes(f)),)), (f.location,)) for f in files)
        yield Table(columns=("Log", "Most disk space"), rows=rows, caption="Disk space for logs")


def _nothing(given: Given) -> Block:
    if given.is_ansible and given.complete:
        reason = "An Ansible module runs once per task and ends, and none of its options is a limit, a timeout or a pool size."
        return NotApplicable(reason, places(given.modules_of_ansible[:3]))
    remedy = f"Write {given.write(CRITERION)}; or say there with `:not-applicable:` why there is no limit."
    return Gap(f"{CRITERION}.procedure", "No limit, timeout or pool size was found.", remedy)


def _timed(given: Given) -> list[Found[ExternalCommand]]:
    return [f for f in given.of(ExternalCommand) if isinstance(f.fact.timeout_seconds, (int, float))]


def _time_row(found: Found[ExternalCommand]) -> Row:
    limit = found.fact.timeout_seconds
    return Row(((code(line_of(found.fact)),), (seconds(limit),) if isinstance(limit, (int, float)) else ()), (found.location,))


def _bounded_files(given: Given) -> list[Found[LogHandler]]:
    return [f for f in given.of(LogHandler) if isinstance(f.fact.worst_case_bytes, int)]


def _bytes(found: Found[LogHandler]) -> int:
    return found.fact.worst_case_bytes if isinstance(found.fact.worst_case_bytes, int) else 0
