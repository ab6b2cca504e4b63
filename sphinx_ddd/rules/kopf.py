"""Timers of Kubernetes operators made with kopf (https://docs.kopf.dev/en/stable/timers/)."""

from __future__ import annotations

from dataclasses import replace

from sphinx_ddd.rules._rule import Facts, decorates
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import defined_task
from sphinx_ddd.rules._schedules.when import every
from sphinx_ddd.source.uses import Decoration

FRAMEWORK = "kopf"


@decorates("kopf.timer", "kopf.on.timer")
def timer(use: Decoration) -> Facts:
    """A handler that runs again and again for each object."""
    interval = use.argument(None, "interval")
    if interval is not None:
        when = every(interval, use.context)
        resources = ", ".join(f"{use.context.code(a)}" for a in (use.call.args if use.call is not None else ()))
        written = f"every {use.context.code(interval)} s for each object of {resources}" if resources else when.expression
        yield from scheduled(
            FRAMEWORK, use.template(None, "id"), defined_task(use.decorated, use.subject), replace(when, expression=written)
        )
