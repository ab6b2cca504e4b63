"""The interval of a schedule, where an option gives it: the option's default, until somebody changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sphinx_ddd.facts.base import UNKNOWN, Fact, Found, Location
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.readings import Key, Pace
from sphinx_ddd.linking.traces import keys_of


@dataclass(frozen=True)
class Paces:
    """The options of a project, and what schedules ask of them."""

    paces: Mapping[tuple[Location, str], Pace]
    options: Mapping[tuple[str, Key], ConfigOption]

    @classmethod
    def of(cls, traces: Iterable[Found[Any]], facts: Iterable[Found[Fact]]) -> Paces:
        paces = {(one.location, one.fact.name): one.fact for one in traces if isinstance(one.fact, Pace)}
        if not paces:
            return cls({}, {})
        options: dict[tuple[str, Key], ConfigOption] = {}
        for found in facts:
            if isinstance(found.fact, ConfigOption):
                for key in keys_of(found):
                    options.setdefault((found.fact.framework, key), found.fact)
        return cls(paces, options)

    def linked(self, found: Found[Any]) -> Found[Fact]:
        """A schedule with the interval that its option has by default."""
        pace = self.paces.get((found.location, found.fact.name))
        keys = ((pace.framework, key) for key in pace.keys) if pace is not None else ()
        option = next((self.options[key] for key in keys if key in self.options), None)
        if pace is None or option is None:
            return found
        if option.framework == "traitlets":
            found = replace(found, fact=replace(found.fact, option=option.name))
        if found.fact.interval_seconds is not UNKNOWN:
            return found
        default = option.default
        if not isinstance(default, (int, float)) or isinstance(default, bool):
            return found
        length = pace.instead if default == 0 and pace.instead is not None else default * pace.scale
        if length < 0:
            return replace(found, fact=replace(found.fact, interval_seconds=None, enabled=False))
        return replace(found, fact=replace(found.fact, interval_seconds=length))
