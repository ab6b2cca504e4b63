"""Functions that event loops repeat: ``LoopingCall`` of Twisted, ``PeriodicCallback`` of Tornado."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._schedules.conditions import condition_of
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import task_of
from sphinx_ddd.rules._schedules.when import When, every
from sphinx_ddd.source.uses import Call

SHORTEST = 60
"""Seconds; what is repeated faster is how the program works, not what it does from time to time."""


@calls("twisted.internet.task.LoopingCall.start")
def looping_call(use: Call) -> Facts:
    """A function that Twisted calls each interval."""
    interval = use.argument(0, "interval")
    when = every(interval, use.context) if interval is not None else When()
    if not _is_slow(when) or not isinstance(use.node.func, nodes.Attribute):
        return
    for origin in use.context.origins(use.node.func.expr):
        if isinstance(origin.node, nodes.Call) and origin.node.args:
            yield from scheduled("twisted", "", task_of(origin.node.args[0], use.context.elsewhere(origin)), when)


@calls("tornado.ioloop.PeriodicCallback")
def periodic_callback(use: Call) -> Facts:
    """A function that Tornado calls each number of milliseconds."""
    interval = use.argument(1, "callback_time")
    when = every(interval, use.context, 0.001) if interval is not None else When()
    if _is_slow(when):
        yield from scheduled(
            "tornado", "", task_of(use.argument(0, "callback"), use.context), when, condition=condition_of(use.node, use.context)
        )


def _is_slow(when: When) -> bool:
    return when.held is not None or (when.interval is not None and when.interval is not UNKNOWN and when.interval >= SHORTEST)
