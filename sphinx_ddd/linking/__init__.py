"""What rules saw in different files, put together: where an option is read, what makes the program read it again, what limits it.

Pure functions over facts. They need the whole project, and nothing but what :mod:`sphinx_ddd.facts.readings` holds of it; these traces
go no further.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final, TypeVar

from sphinx_ddd.facts.base import UNKNOWN, Fact, Found, Location, Unknown
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.masks import without_secrets
from sphinx_ddd.facts.readings import Trace
from sphinx_ddd.facts.schedules import Schedule
from sphinx_ddd.linking.ages import with_ages
from sphinx_ddd.linking.alerts import with_metrics
from sphinx_ddd.linking.announced import announced_once
from sphinx_ddd.linking.apply import verdict
from sphinx_ddd.linking.backups import with_commands
from sphinx_ddd.linking.commands import commands_once
from sphinx_ddd.linking.exposed import with_exposed
from sphinx_ddd.linking.guards import with_logins
from sphinx_ddd.linking.health import with_checks
from sphinx_ddd.linking.limits import agree
from sphinx_ddd.linking.metrics import with_updates
from sphinx_ddd.linking.modes import with_places
from sphinx_ddd.linking.paces import Paces
from sphinx_ddd.linking.probes import with_routes
from sphinx_ddd.linking.programs import without_repeated, without_told
from sphinx_ddd.linking.repeats import without_repeats
from sphinx_ddd.linking.services import joined
from sphinx_ddd.linking.traces import Traces, keys_of

T = TypeVar("T")

_VALUES: Final = ("default", "sample_default", "documented_default")
"""Fields that may quote a secret. Facts are printed, stored and published, so it goes no further than here."""
_PUBLISHED: Final = frozenset({"ansible"})
"""Frameworks whose documentation has to state each default, also of what must not be logged: it is public. Pages mask it all the same."""
MOST_READ_AT: Final = 50
"""Places that are listed for one option."""


def link(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts without the traces, each option with what the traces tell of it."""
    facts: list[Found[Fact]] = []
    traces: list[Found[Any]] = []
    for one in found:
        (traces if isinstance(one.fact, Trace) else facts).append(one)
    facts = with_updates(without_repeated(without_told(facts)), traces)
    around, paces = Traces.of(traces, facts), Paces.of(traces, facts)

    def linked(one: Found[Any]) -> Found[Fact]:
        match one.fact:
            case ConfigOption():
                return _linked(one, around)
            case Schedule():
                return paces.linked(one)
            case _:
                return one

    told = with_places(with_exposed((one, linked(one)) for one in facts))
    guarded = with_checks(with_routes(with_logins(joined(announced_once(commands_once(without_repeats(told)))))))
    return with_ages(with_commands(with_metrics(guarded)))


def _linked(found: Found[Any], traces: Traces) -> Found[Fact]:
    """An option with its readings and its verdict; what its rule has said already stays."""
    option: ConfigOption = found.fact
    keys = tuple(keys_of(found))
    readings = traces.readings_of(found)
    related = traces.demands.relations_of(found, keys)
    changes: dict[str, Any] = {
        "read_at": _places(r.location for r in readings),
        "constraints": tuple(related.constraints),
    }
    changes = {name: value for name, value in changes.items() if value and getattr(option, name) is None}
    changes["flags"] = _with(option.flags, traces.flags_of(found))
    changes["limits"] = _with(option.limits, traces.demands.limits(found, keys))
    changes["ranges_agree"] = agree(option, changes["limits"] or ())
    changes |= {"depends_on": _with(option.depends_on, related.needs), "conflicts_with": _with(option.conflicts_with, related.excludes)}
    if option.apply is None:
        changes["apply"], evidence = verdict(found, readings, traces)
        changes["apply_evidence"] = _with(option.apply_evidence, evidence)
    if option.framework not in _PUBLISHED:
        changes |= {name: without_secrets(getattr(option, name), secret=option.secret is True) for name in _VALUES}
    return replace(found, fact=replace(option, **changes))


def _with(stated: tuple[T, ...] | Unknown | None, others: Iterable[T]) -> Any:
    """What is stated already, with more."""
    if stated is UNKNOWN:
        return stated
    return tuple(dict.fromkeys((*(stated or ()), *others))) or stated


def _places(locations: Iterable[Location]) -> tuple[Location, ...]:
    lines = {(at.path, at.line): at for at in sorted(locations, reverse=True)}
    return tuple(sorted(lines.values()))[:MOST_READ_AT]
