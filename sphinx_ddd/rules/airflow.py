"""When Airflow runs a DAG (https://airflow.apache.org/docs/apache-airflow/stable/authoring-and-scheduling/)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.rules._rule import At, Facts, calls, decorates
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import NO_TASK, Task, defined_task
from sphinx_ddd.rules._schedules.when import When, by_cron, every, zone_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Arguments, Call, Decoration

FRAMEWORK = "airflow"
DAGS = ("airflow.DAG", "airflow.models.DAG", "airflow.models.dag.DAG", "airflow.sdk.DAG", "airflow.sdk.definitions.dag.DAG")
DAG_DECORATORS = ("airflow.decorators.dag", "airflow.models.dag.dag", "airflow.sdk.dag", "airflow.sdk.definitions.dag.dag")
ASSETS = ("airflow.sdk.asset", "airflow.sdk.definitions.asset.decorators.asset")
"""Each is a DAG of its own, with one task."""
PRESETS = {
    "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@weekly": "0 0 * * 0", "@monthly": "0 0 1 * *", "@quarterly": "0 0 1 */3 *",
    "@yearly": "0 0 1 1 *",
}  # fmt: skip
TIMETABLES = frozenset("CronTriggerTimetable CronDataIntervalTimetable CronPartitionTimetable".split())
DELTAS = frozenset("DeltaTriggerTimetable DeltaDataIntervalTimetable".split())
MODULES = ("airflow.timetables.", "airflow.sdk.")
DATETIMES = ("pendulum.datetime", "pendulum.today", "pendulum.now", "datetime.datetime", "airflow.utils.timezone.datetime")
ZONE_ARGUMENTS = ("tz", "tzinfo")
GIVEN = ("schedule", "schedule_interval", "timetable")
"""Arguments that say when, the newest first."""


@calls(*DAGS)
def dag(use: Call) -> Facts:
    """A DAG, also one that is only started by hand, or when the data it waits for has come."""
    for one, _ in use.variants():
        name = one.template(0, "dag_id") if not _is_own_file(one.argument(0, "dag_id")) else one.context.module.name.rpartition(".")[2]
        if name and not (name.startswith("{") and name.endswith("}")):
            yield from _dag(one, name, NO_TASK, position=2)


def _is_own_file(node: nodes.NodeNG | None) -> bool:
    """Whether an expression is ``Path(__file__).stem``."""
    match node:
        case nodes.Attribute(attrname="stem", expr=nodes.Call(args=[nodes.Name(name="__file__")])):
            return True
    return False


@decorates(*DAG_DECORATORS)
def decorated(use: Decoration) -> Facts:
    """A function that builds a DAG."""
    made = defined_task(use.decorated, use.subject)
    yield from _dag(use, use.template(0, "dag_id") or use.decorated.name, replace(made, name=""), position=2)


@decorates(*ASSETS, "airflow.sdk.asset.multi", "airflow.sdk.definitions.asset.decorators.asset.multi")
def asset(use: Decoration) -> Facts:
    """A function that makes a data asset, and the DAG that runs it."""
    made = defined_task(use.decorated, use.subject)
    yield from _dag(use, use.template(0, "name") or use.decorated.name, made, position=None)


def _dag(use: Arguments, name: str, task: Task, *, position: int | None) -> Iterator[At]:
    when = next((w for n, word in enumerate(GIVEN) if (w := _given(use, word, position if n == 0 else None)) is not None), When())
    when = when if when.timezone is not None else when.in_zone(_zone(use))
    description = use.text(1 if position else None, "description")
    words = description if isinstance(description, str) else ""
    yield from scheduled(FRAMEWORK, name, task, when, node=use.node, description=words)


def _given(use: Arguments, word: str, position: int | None) -> When | None:
    found = use.expression(position, word)
    return _when(found[1], found[0]) if found is not None else None


def _when(node: nodes.NodeNG, context: Context) -> When:
    value = context.value(node)
    if value is None:
        return When()
    if isinstance(value, str):
        preset = PRESETS.get(value)
        return When(expression=value, cron=preset) if preset else by_cron(value)
    if isinstance(node, nodes.List | nodes.Tuple):
        return When(expression=context.code(node))
    for origin in context.origins(node):
        if isinstance(origin.node, nodes.Call):
            where = context.elsewhere(origin)
            for name in where.names(origin.node.func):
                tail = name.rpartition(".")[2]
                call = Call(origin.node, where, (name,), origin.node)
                if name.startswith(MODULES) and tail in TIMETABLES:
                    cron = by_cron(call.value(0, "cron")).in_zone(zone_of(call.argument(1, "timezone"), where))
                    return replace(cron, expression=where.code(origin.node))
                if name.startswith(MODULES) and tail in DELTAS and (delta := call.argument(0, "delta")) is not None:
                    return every(delta, where)
    length = every(node, context)
    return length if isinstance(length.interval, float) or length.held is not None else When(expression=context.code(node))


def _zone(use: Arguments) -> Maybe[str]:
    """The zone of the start date, in which the DAG is scheduled."""
    start = use.argument(None, "start_date")
    for origin in use.context.origins(start):
        where = use.context.elsewhere(origin)
        if isinstance(origin.node, nodes.Call) and any(name in DATETIMES for name in where.names(origin.node.func)):
            given = next((k.value for k in origin.node.keywords or () if k.arg in ZONE_ARGUMENTS), None)
            return zone_of(given, where)
    return None
