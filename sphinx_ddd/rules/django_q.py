"""Schedules of Django Q and Django Q2 (https://django-q2.readthedocs.io/en/master/schedules.html)."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.rules._rule import At, Facts, calls
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import task_of
from sphinx_ddd.rules._schedules.when import When, by_cron, every
from sphinx_ddd.source.uses import Call

FRAMEWORK = "django_q"
MANAGER = tuple(f"django_q.models.Schedule.objects.{name}" for name in ("create", "get_or_create", "update_or_create"))
TYPES = {
    "MINUTES": "I", "HOURLY": "H", "DAILY": "D", "WEEKLY": "W", "BIWEEKLY": "BW", "MONTHLY": "M", "BIMONTHLY": "BM", "QUARTERLY": "Q",
    "YEARLY": "Y", "CRON": "C", "ONCE": "O",
}  # fmt: skip
LENGTHS = {"H": 3600.0, "D": 86400.0, "W": 604800.0, "BW": 1209600.0}
WORDS = {"M": "monthly", "BM": "every two months", "Q": "every quarter", "Y": "yearly"}


@calls("django_q.tasks.schedule")
def schedule(use: Call) -> Facts:
    """A schedule that ``schedule(…)`` stores."""
    yield from _schedule(use, 0)


@calls(*MANAGER)
def stored(use: Call) -> Facts:
    """A schedule that is stored as ``Schedule``."""
    yield from _schedule(use, None)


def _schedule(use: Call, position: int | None) -> Iterator[At]:
    when = _when(use)
    if when is not None:
        yield from scheduled(FRAMEWORK, use.template(None, "name"), task_of(use.argument(position, "func"), use.context), when)


def _when(use: Call) -> When | None:
    node = use.argument(None, "schedule_type")
    kind = _kind(node, use)
    minutes = use.argument(None, "minutes")
    if kind == "I" and minutes is not None:
        return every(minutes, use.context, 60)
    if kind == "C":
        return by_cron(use.value(None, "cron"))
    if kind in LENGTHS:
        return When(interval=LENGTHS[kind])
    return When(expression=WORDS[kind]) if kind in WORDS else None


def _kind(node: nodes.NodeNG | None, use: Call) -> str:
    value = use.context.value(node)
    if isinstance(value, str):
        return value
    return next((TYPES[tail] for name in use.context.names(node) if (tail := name.rpartition(".")[2]) in TYPES), "")
