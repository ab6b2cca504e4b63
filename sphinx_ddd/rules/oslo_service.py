"""Periodic tasks and looping calls of OpenStack services (https://docs.openstack.org/oslo.service)."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.operations import Signal
from sphinx_ddd.rules._oslo.names import LAUNCHERS
from sphinx_ddd.rules._rule import Facts, calls, decorates
from sphinx_ddd.rules._schedules.conditions import condition_of, guard_of, switched
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import defined_task, task_of
from sphinx_ddd.rules._schedules.when import When, every
from sphinx_ddd.source.uses import Call, Decoration

FRAMEWORK = "oslo_service"
LOOPING = tuple(
    f"{module}.{name}"
    for module in ("oslo_service.loopingcall", "oslo_service")
    for name in ("FixedIntervalLoopingCall", "FixedIntervalWithTimeoutLoopingCall")
)
GROUPS = ("oslo_service.threadgroup.ThreadGroup", "oslo_service.service.Service.tg", "oslo_service.service.Service")
DEFAULT_INTERVAL = 60.0
"""Seconds between two runs where ``spacing`` is not given, or 0 (``oslo_service.periodic_task``)."""
SHORTEST = 60
"""Seconds; a shorter loop waits for something rather than keeps house."""


@decorates("oslo_service.periodic_task.periodic_task")
def periodic(use: Decoration) -> Facts:
    """A method that a service runs again and again, once a minute without ``spacing``.

    Where ``spacing`` is 0 oslo.service does the same, and the fact keeps the 0: many tasks take it for *off* themselves.
    """
    task = defined_task(use.decorated, use.subject)
    spacing = use.argument(None, "spacing")
    when = every(spacing, use.context) if spacing is not None else When(interval=UNKNOWN if use.is_open() else DEFAULT_INTERVAL)
    enabled, condition = switched(use.argument(None, "enabled"), use.context)
    tests = (condition or condition_of(use.decorated, use.context), guard_of(use.decorated, use.context))
    condition = " and ".join(test for test in tests if test) or None
    yield from scheduled(FRAMEWORK, use.template(None, "name"), task, when, enabled=enabled, condition=condition)


@calls(*(f"{name}.start" for name in LOOPING))
def looping(use: Call) -> Facts:
    """A function that a looping call repeats, unless the program waits for its end."""
    interval = use.argument(0, "interval")
    if interval is None or not isinstance(use.node.func, nodes.Attribute) or _is_awaited(use):
        return
    when = every(interval, use.context)
    if when.held is None and (when.interval is UNKNOWN or when.interval is None or when.interval < SHORTEST):
        return
    for origin in use.context.origins(use.node.func.expr):
        if isinstance(origin.node, nodes.Call) and origin.node.args:
            task = task_of(origin.node.args[0], use.context.elsewhere(origin))
            yield from scheduled(FRAMEWORK, "", task, when, condition=condition_of(use.node, use.context))


def _is_awaited(use: Call) -> bool:
    """Whether ``.wait()`` follows, on the result or on the same loop further down."""
    parent = use.node.parent
    if isinstance(parent, nodes.Attribute) and parent.attrname == "wait":
        return True
    loop, scope = use.node.func.expr.as_string(), use.node.scope()
    targets = {loop}
    if isinstance(parent, nodes.Assign):
        targets.add(parent.targets[0].as_string())
    waits = use.context.module.calls_by_tail.get("wait", ())
    return any(w.scope() is scope and isinstance(w.func, nodes.Attribute) and w.func.expr.as_string() in targets for w in waits)


@calls(*(f"{name}.{method}" for name in GROUPS for method in ("add_timer", "add_timer_args")))
def timer(use: Call) -> Facts:
    """A function that the timer of a thread group calls, where it can be told how often."""
    interval = use.argument(0, "interval")
    when = every(interval, use.context) if interval is not None else None
    if when is not None and (when.held is not None or when.variable is not None or when.interval is not UNKNOWN):
        task = task_of(use.argument(1, "callback"), use.context)
        yield from scheduled(FRAMEWORK, "", task, when, condition=condition_of(use.node, use.context))


ENDS = "What it has begun may end, for at most [DEFAULT]graceful_shutdown_timeout seconds (60 unless set; 0: without end)."


@calls(*LAUNCHERS)
def launched(_: Call) -> Facts:
    """How services that a launcher runs are ended."""
    yield Signal(name="SIGTERM", does="stop", description=ENDS)
    yield Signal(name="SIGINT", does="stop", description="At once, whatever it has begun.")
