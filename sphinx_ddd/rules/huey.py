"""Periodic tasks of huey (https://huey.readthedocs.io/en/latest/guide.html#periodic-tasks)."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.rules._rule import Facts, decorates
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import defined_task
from sphinx_ddd.rules._schedules.when import When, by_fields
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call, Decoration

FRAMEWORK = "huey"
_PREFIXES = (
    "",
    "Redis",
    "RedisExpire",
    "PriorityRedis",
    "PriorityRedisExpire",
    "Sqlite",
    "CySqlite",
    "Postgres",
    "File",
    "Memory",
    "BlackHole",
)
HUEYS = tuple(f"{module}.{prefix}Huey" for module in ("huey", "huey.api") for prefix in _PREFIXES)
DJANGO = ("huey.contrib.djhuey.periodic_task", "huey.contrib.djhuey.db_periodic_task")
MINI = ("huey.contrib.mini.MiniHuey.task", "huey.contrib.asyncio.AsyncHuey.periodic_task")
CRONTAB = ("huey.crontab", "huey.api.crontab")
PRESETS = {"hourly": "0 * * * *", "daily": "0 0 * * *"}
FIELDS = ("minute", "hour", "day", "month", "day_of_week")
"""Each that is not given is a star, also the minute."""


@decorates(*(f"{name}.periodic_task" for name in HUEYS), *DJANGO, *MINI)
def periodic(use: Decoration) -> Facts:
    """A task that huey's consumer starts when its ``crontab`` matches."""
    validate = use.argument(0, "validate_datetime")
    if validate is not None:
        name = use.template(None, "name")
        yield from scheduled(FRAMEWORK, name, defined_task(use.decorated, use.subject), _when(validate, use.context))


def _when(node: nodes.NodeNG, context: Context) -> When:
    for origin in context.origins(node):
        if isinstance(origin.node, nodes.Call):
            where = context.elsewhere(origin)
            names = where.names(origin.node.func)
            preset = next((cron for name, cron in PRESETS.items() if any(f"{owner}.{name}" in names for owner in CRONTAB)), None)
            if preset is not None:
                return When(expression=where.code(origin.node), cron=preset if not origin.node.keywords else None)
            if any(name in CRONTAB for name in names):
                call = Call(origin.node, where, names, origin.node)
                return by_fields(tuple(call.value(n, field, "*") for n, field in enumerate(FIELDS)), where.code(origin.node))
    return When(expression=context.code(node))
