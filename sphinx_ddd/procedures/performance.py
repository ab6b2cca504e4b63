"""Performance tuning: what can be tuned, and where speed is measured."""

from __future__ import annotations

import math
from collections.abc import Iterator

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.metrics import Metric
from sphinx_ddd.facts.operations import ExternalCommand
from sphinx_ddd.procedures import bounds, limits
from sphinx_ddd.procedures.base import Block, Gap, NotApplicable, Row, Table, Text
from sphinx_ddd.procedures.config import option_table
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import COMPUTED, code, values

CRITERION = "monthly.performance"
_DISTRIBUTIONS = ("histogram", "summary")


def blocks(given: Given) -> Iterator[Block]:
    options = limits.tuning(given)
    measured = [f for f in given.of(Metric) if f.fact.metric_type in _DISTRIBUTIONS]
    endless, stated = _endless(given), bounds.of(given, bounds.PERFORMANCE)
    if not (options or measured or endless or stated):
        yield _nothing(given)
        return
    yield from _time_limits(given, endless)
    yield from bounds.endless(given, stated, CRITERION)
    tables = [t for t in (bounds.times_table(stated), bounds.retries_table(stated)) if t is not None]
    if not (options or measured or tables):
        return
    remedy = f"Write {given.write(CRITERION)}: the baseline, how it is measured, what to change and how to test it."
    missing = "What is fast enough, and how it is measured, is not stated."
    if given.is_ansible:
        missing, remedy = "When to change these options is not stated.", f"Write {given.write(CRITERION)}."
    yield Gap(f"{CRITERION}.baseline", missing, remedy)
    if measured:
        rows = tuple(Row(((code(f.fact.name),), _buckets(f)), (f.location,)) for f in measured)
        yield Table(columns=("Metric", "Upper bounds of its buckets"), rows=rows, caption="Where time or size is measured")
    if options:
        yield option_table(options, caption="Options that tune")
    yield from tables


def _endless(given: Given) -> list[Found[ExternalCommand]]:
    return [f for f in given.of(ExternalCommand) if f.fact.timeout_seconds is None]


def _time_limits(given: Given, endless: list[Found[ExternalCommand]]) -> Iterator[Gap]:
    if not endless:
        return
    started = len(given.of(ExternalCommand))
    share = f"All {started:,}" if len(endless) == started else f"{len(endless):,} of the {started:,}"
    missing = f"{share} calls that start a program {'sets' if len(endless) == 1 else 'set'} no time limit."
    if started == 1:
        missing = "The call that starts a program sets no time limit."
    remedy = f"Give a time limit where a program is started, or write {given.write(CRITERION)}: how long one may take, and what to do then."
    yield Gap(f"{CRITERION}.timeout", missing, remedy, places(endless[:3]))


def _buckets(found: Found[Metric]) -> Text:
    match found.fact.buckets:
        case tuple(bounds):
            return values([f"{b:g}" for b in bounds if b != math.inf], limit=16)
        case None:
            return ("none: it keeps a count and a sum",) if found.fact.metric_type == "summary" else ()
        case _:
            return (COMPUTED,)


def _nothing(given: Given) -> Block:
    if given.is_ansible and given.complete:
        reason = (
            "An Ansible module runs once per task and ends, and none of its options is an interval, a batch size or a number of retries."
        )
        return NotApplicable(reason, places(given.modules_of_ansible[:3]))
    remedy = f"Write {given.write(CRITERION)}; or say there with `:not-applicable:` why nothing is tuned."
    return Gap(f"{CRITERION}.procedure", "Nothing that tunes or measures speed was found.", remedy)
