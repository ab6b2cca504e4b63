"""The traces of a project, by what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sphinx_ddd.facts.base import Fact, Found
from sphinx_ddd.facts.config import ConfigOption, Evidence, ReloadTrigger
from sphinx_ddd.facts.operations import Command
from sphinx_ddd.facts.readings import Guard, Key, Making, Reading, Relation, Spelling
from sphinx_ddd.linking.limits import Demands

Readings: TypeAlias = Sequence[Found[Reading]]
Verdict: TypeAlias = tuple[str | None, tuple[Evidence, ...]]
"""How a change takes effect, and what shows it."""


@dataclass(frozen=True)
class Traces:
    """All that a verdict may look at."""

    readings: dict[tuple[str, Key], list[Found[Reading]]]
    makings: dict[tuple[str, str], list[Found[Making]]]
    triggers: tuple[Found[Any], ...]
    demands: Demands
    spellings: dict[tuple[str, Key], list[str]]
    """Flags of command lines."""
    servers: frozenset[str]
    """Commands that run a service, by name and by subject."""

    @classmethod
    def of(cls, traces: Iterable[Found[Any]], facts: Sequence[Found[Fact]]) -> Traces:
        readings: dict[tuple[str, Key], list[Found[Reading]]] = {}
        makings: dict[tuple[str, str], list[Found[Making]]] = {}
        demands = Demands({}, {})
        spellings: dict[tuple[str, Key], list[str]] = {}
        for one in sorted(traces, key=lambda t: t.key):
            match one.fact:
                case Reading(framework=framework, key=key):
                    # What follows an option's name belongs to its value: ``CONF.host.split`` reads ``host``.
                    for length in range(1, len(key) + 1):
                        readings.setdefault((framework, key[:length]), []).append(one)
                case Making(framework=framework, name=name):
                    makings.setdefault((framework, name), []).append(one)
                case Guard(framework=framework, key=key):
                    demands.guards.setdefault((framework, key), []).append(one)
                case Spelling(name=flag, framework=framework, key=key):
                    spellings.setdefault((framework, key), []).append(flag)
                case Relation(framework=framework, key=key):
                    demands.relations.setdefault((framework, key), []).append(one)
        options: list[Found[Any]] = [f for f in facts if isinstance(f.fact, ConfigOption)]
        for option in options:
            demands.meet(option, keys_of(option))
        running = [f for f in facts if isinstance(f.fact, Command) and f.fact.purpose == "run"]
        triggers = tuple(f for f in facts if isinstance(f.fact, ReloadTrigger))
        servers = frozenset(name for f in running for name in (f.fact.name, f.subject))
        return cls(readings, makings, triggers, demands, spellings, servers)

    def readings_of(self, found: Found[ConfigOption]) -> Readings:
        """Where an option is read, in order, by every way to write it."""
        keys = [(found.fact.framework, key) for key in keys_of(found)]
        return sorted({id(r): r for key in keys for r in self.readings.get(key, ())}.values(), key=lambda r: r.key)

    def flags_of(self, found: Found[ConfigOption]) -> list[str]:
        """The flags that programs of the project have for an option."""
        return [flag for key in keys_of(found) for flag in self.spellings.get((found.fact.framework, key), ())]

    def triggers_of(self, framework: str, *effects: str) -> list[Found[ReloadTrigger]]:
        return [t for t in self.triggers if t.fact.framework == framework and t.fact.effect in effects]

    @property
    def handlers(self) -> frozenset[str]:
        """Functions that run when a running program is told to read its configuration again."""
        return frozenset(t.fact.handler for t in self.triggers if t.fact.handler)


def keys_of(found: Found[Any]) -> Iterator[Key]:
    """What code writes to read an option."""
    option = found.fact
    match option.framework:
        case "oslo.config":
            name, group = option.name.replace("-", "_").lower(), (option.scope or "DEFAULT").lower()
            if group == "default":
                yield (name,)
            yield (group, name)
        case "traitlets":
            yield (option.name,)
            yield (found.subject, option.name.rpartition(".")[2])
        case "settings":
            yield (option.scope, option.name)
            yield (option.name,)
        case "pydantic":
            yield (found.subject, *option.name.split("."))
        case _:
            yield (option.name,)
