"""Actors of Dramatiq that dramatiq-crontab starts (https://github.com/voiio/dramatiq-crontab)."""

from __future__ import annotations

from sphinx_ddd.rules._rule import Facts, decorates
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import defined_task
from sphinx_ddd.rules._schedules.when import by_cron, every
from sphinx_ddd.source.uses import Decoration

FRAMEWORK = "dramatiq_crontab"


@decorates("dramatiq_crontab.cron")
def cron(use: Decoration) -> Facts:
    """An actor with a cron expression."""
    yield from scheduled(FRAMEWORK, "", defined_task(use.decorated, use.subject), by_cron(use.value(0, "schedule")))


@decorates("dramatiq_crontab.interval")
def interval(use: Decoration) -> Facts:
    """An actor that runs each number of seconds."""
    seconds = use.argument(None, "seconds")
    if seconds is not None:
        yield from scheduled(FRAMEWORK, "", defined_task(use.decorated, use.subject), every(seconds, use.context))
