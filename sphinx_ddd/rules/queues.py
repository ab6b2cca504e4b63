"""Queues within a program, bounded or not: ``queue``, ``asyncio``, ``multiprocessing``, eventlet, gevent; and bounded deques."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.rules._clients.bounds import bound
from sphinx_ddd.rules._clients.places import is_aside, kept_as
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

BOUNDED: Final = {
    **{f"{module}.{name}": "maxsize" for module in ("queue", "asyncio", "asyncio.queues", "multiprocessing", "multiprocessing.queues",
                                                     "eventlet.queue", "eventlet", "gevent.queue", "tornado.queues", "janus", "billiard")
       for name in ("Queue", "LifoQueue", "PriorityQueue", "JoinableQueue")},
    "twisted.internet.defer.DeferredQueue": "size",
}  # fmt: skip
ENDLESS: Final = ("queue.SimpleQueue", "multiprocessing.SimpleQueue", "multiprocessing.queues.SimpleQueue")
"""They have no bound at all."""
FEWEST_IN_DEQUE: Final = 100
"""A deque that keeps fewer is a window over the last values, not a buffer that fills."""


@calls(*BOUNDED)
def queue(use: Call) -> Facts:
    """How many items wait in a queue that lives as long as the program; or that nothing limits them."""
    name = kept_as(use.node, use.context)
    if not name or is_aside(use.context):
        return
    for one, _ in use.variants():
        found = bound(one, name=name, resource="queue", via=use.name, position=0, parameter=BOUNDED[use.name], unit="items",
                      endless=(None, 0, -1))  # fmt: skip
        if found is not None:
            yield found


@calls(*ENDLESS)
def endless(use: Call) -> Facts:
    """A queue of a kind that has no bound, and lives as long as the program."""
    name = kept_as(use.node, use.context)
    if name and not is_aside(use.context):
        yield Limit(name=name, resource="queue", via=use.name, unit="items", per="process", unbounded=True)


@calls("collections.deque")
def deque(use: Call) -> Facts:
    """How many of the last items are kept in a deque that lives as long as the program."""
    name = kept_as(use.node, use.context)
    if not name or is_aside(use.context) or use.argument(1, "maxlen") is None:
        return
    found = bound(use, name=name, resource="queue", via=use.name, position=1, parameter="maxlen", unit="items", fewest=FEWEST_IN_DEQUE)
    if found is not None and found.value is not None and (found.option or isinstance(found.value, (int, float))):
        yield found
