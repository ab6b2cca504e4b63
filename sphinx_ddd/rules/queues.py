"""Queues within a program, bounded or not: ``queue``, ``asyncio``, ``multiprocessing``, eventlet, gevent; and bounded deques."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.rules._clients.bounds import agreed, bound
from sphinx_ddd.rules._clients.places import is_aside, kept_as
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

BOUNDED: Final = {
    **{f"{module}.{name}": "maxsize" for module in ("queue", "asyncio", "asyncio.queues", "multiprocessing", "multiprocessing.queues",
                                                     "eventlet.queue", "eventlet", "gevent.queue", "tornado.queues", "janus", "billiard")
       for name in ("Queue", "LifoQueue", "PriorityQueue", "JoinableQueue")},
    "twisted.internet.defer.DeferredQueue": "size",
}  # fmt: skip
ENDLESS: Final = ("queue.SimpleQueue", "multiprocessing.SimpleQueue", "multiprocessing.queues.SimpleQueue")
"""They have no bound at all."""
TAKING: Final = frozenset({"get", "get_nowait"})
LOG_HANDLER: Final = "logging.Handler"
FEWEST_IN_DEQUE: Final = 100
"""A deque that keeps fewer is a window over the last values, not a buffer that fills."""


@calls(*BOUNDED)
def queue(use: Call) -> Facts:
    """How many items wait in a queue that lives as long as the program; or that nothing limits them."""
    name = kept_as(use.node, use.context)
    if not name or is_aside(use.context) or _is_list(use):
        return
    ways = (bound(one, name=name, resource="queue", via=use.name, position=0, parameter=BOUNDED[use.name], unit="items",
                  endless=(None, 0, -1)) for one, _ in use.variants())  # fmt: skip
    for found in agreed(ways):
        if not (found.unbounded is True and _is_bounded_later(use)):
            yield found


def _words(use: Call) -> set[str]:
    """The last names of what is given the queue."""
    made = use.node.parent
    targets = made.targets if isinstance(made, nodes.Assign) else [made.target] if isinstance(made, nodes.AnnAssign) else []
    return {target.attrname if isinstance(target, nodes.AssignAttr) else getattr(target, "name", "") for target in targets}


def _is_list(use: Call) -> bool:
    """Whether a queue is only read as a whole, ``tuple(self.done.queue)``, and nobody takes out of it: a list that threads add to."""
    kept = _words(use)
    read = [
        n
        for n in use.context.module.tree.nodes_of_class(nodes.Attribute)
        if getattr(n.expr, "attrname", getattr(n.expr, "name", "")) in kept
    ]
    words = {node.attrname for node in read}
    return "queue" in words and words.isdisjoint(TAKING)


def _is_bounded_later(use: Call) -> bool:
    """Whether a bound is set on the queue after it is made: ``handler.queue.maxsize = 1000``."""
    kept = _words(use)
    return not kept.isdisjoint(use.context.reader.project.once("queues bounded later", lambda: _bounded_later(use.context)))


def _bounded_later(context: Context) -> frozenset[str]:
    """The last names of what has its ``maxsize`` set."""
    modules = context.reader.project.mentioning(".maxsize =")
    bounds = (node.expr for m in modules for node in m.tree.nodes_of_class(nodes.AssignAttr) if node.attrname == "maxsize")
    return frozenset(getattr(owner, "attrname", "") or getattr(owner, "name", "") for owner in bounds)


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
    if not name or is_aside(use.context) or use.argument(1, "maxlen") is None or _is_of_log(use):
        return
    found = bound(use, name=name, resource="queue", via=use.name, position=1, parameter="maxlen", unit="items", fewest=FEWEST_IN_DEQUE)
    if found is not None and found.value is not None and (found.option or isinstance(found.value, (int, float))):
        yield found


def _is_of_log(use: Call) -> bool:
    """Whether a deque belongs to a handler of log records: the last lines, kept to be shown."""
    function = use.node.scope()
    owner = function.parent.frame() if function.parent is not None else None
    return isinstance(owner, nodes.ClassDef) and LOG_HANDLER in use.context.ancestors(use.context.subject(owner))
