"""The fact, and the trace that leads to the option with its interval."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Location, Maybe
from sphinx_ddd.facts.readings import Pace
from sphinx_ddd.facts.schedules import Schedule
from sphinx_ddd.rules._rule import At
from sphinx_ddd.rules._schedules.tasks import Task
from sphinx_ddd.rules._schedules.when import When
from sphinx_ddd.timing import next_example


def scheduled(
    framework: str,
    name: str,
    task: Task,
    when: When,
    *,
    node: nodes.NodeNG | None = None,
    location: Location | None = None,
    enabled: Maybe[bool] = None,
    condition: str | None = None,
    description: str = "",
) -> Iterator[At]:
    """The schedule, by its name or else by its task; nothing where it has neither."""
    name = name or task.name
    is_made_up = name.startswith("{") and name.endswith("}") and not task.name
    if not name or (is_made_up and when.cron is UNKNOWN):
        return  # a function that makes schedules for whoever calls it
    example, never = next_example(when.cron, framework) if isinstance(when.cron, str) else (None, None)
    if when.interval is not UNKNOWN and when.interval is not None and when.interval < 0:
        when, enabled = replace(when, interval=None), False
    fact = Schedule(
        name=name,
        description=description or task.description,
        framework=framework,
        task=task.name or None,
        expression=when.expression,
        cron=when.cron,
        interval_seconds=when.interval,
        timezone=when.timezone,
        option=when.held.name if when.held is not None else when.variable,
        enabled=enabled,
        condition=condition,
        next_example=example,
        never_fires=never,
    )
    yield At(fact, node, location=location)
    if when.held is not None:
        held = when.held
        pace = Pace(name=name, framework=held.framework, keys=held.keys, scale=held.scale, instead=held.instead)
        yield At(pace, node, location=location)
