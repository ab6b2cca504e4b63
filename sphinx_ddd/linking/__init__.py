"""What rules saw in different files, put together: where an option is read, what makes the program read it again, what limits it.

Pure functions over facts. They need the whole project, and nothing but what :mod:`sphinx_ddd.facts.readings` holds of it; these traces
go no further.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sphinx_ddd.facts.base import Fact, Found, Location
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.readings import Trace
from sphinx_ddd.linking.apply import verdict
from sphinx_ddd.linking.traces import Traces

MOST_READ_AT: Final = 50
"""Places that are listed for one option."""


def link(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts without the traces, each option with what the traces tell of it."""
    facts: list[Found[Fact]] = []
    traces: list[Found[Any]] = []
    for one in found:
        (traces if isinstance(one.fact, Trace) else facts).append(one)
    around = Traces.of(traces, facts)
    return [_linked(one, around) if isinstance(one.fact, ConfigOption) else one for one in facts]


def _linked(found: Found[Any], traces: Traces) -> Found[Fact]:
    """An option with its readings and its verdict; what its rule has said already stays."""
    option: ConfigOption = found.fact
    readings = traces.readings_of(found)
    changes: dict[str, Any] = {}
    if option.read_at is None and readings:
        changes["read_at"] = _places(r.location for r in readings)
    if option.apply is None:
        apply, evidence = verdict(found, readings, traces)
        changes["apply"] = apply
        changes["apply_evidence"] = evidence or None
    return replace(found, fact=replace(option, **changes)) if changes else found


def _places(locations: Iterable[Location]) -> tuple[Location, ...]:
    lines = {(at.path, at.line): at for at in sorted(locations, reverse=True)}
    return tuple(sorted(lines.values()))[:MOST_READ_AT]
