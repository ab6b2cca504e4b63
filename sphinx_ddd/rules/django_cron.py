"""Jobs of django-cron (https://django-cron.readthedocs.io)."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._rule import Facts, subclasses
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import defined_task
from sphinx_ddd.rules._schedules.when import When, every
from sphinx_ddd.source.uses import Call, Subclass

FRAMEWORK = "django_cron"
SCHEDULE = ("django_cron.Schedule", "django_cron.core.Schedule")


@subclasses("django_cron.CronJobBase", "django_cron.core.CronJobBase")
def job(use: Subclass) -> Facts:
    """A job class with a ``schedule``; it runs when ``runcrons`` is called and it is due."""
    for bound in use.node.locals.get("schedule", ()):
        call = bound.parent.value if isinstance(bound.parent, nodes.Assign) else None
        names = use.context.names(call.func) if isinstance(call, nodes.Call) else ()
        if any(name in SCHEDULE for name in names):
            code = use.context.text(
                next((n.parent.value for n in use.node.locals.get("code", ()) if isinstance(n.parent, nodes.Assign)), None)
            )
            task = defined_task(use.node, use.subject)
            yield from scheduled(FRAMEWORK, code if isinstance(code, str) else "", task, _when(Call(call, use.context, names, call)))


def _when(use: Call) -> When:
    minutes = use.argument(0, "run_every_mins")
    if minutes is not None and use.context.value(minutes) is not None:
        return every(minutes, use.context, 60)
    times = use.texts(1, "run_at_times")
    if isinstance(times, tuple):
        return When(expression=", ".join(times))
    return When(expression=UNKNOWN if times is UNKNOWN else None)
