"""What Celery beat starts by itself (https://docs.celeryq.dev/en/stable/userguide/periodic-tasks.html)."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Location
from sphinx_ddd.rules._rule import At, Facts, assigns, calls, decorates, modules, subclasses
from sphinx_ddd.rules._schedules.conditions import condition_of
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import defined_task, named_task, task_of
from sphinx_ddd.rules._schedules.when import When, by_cron, by_fields, every, seconds
from sphinx_ddd.rules._servers.celery import APPLICATIONS
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Mapping, Value
from sphinx_ddd.source.uses import Assignment, Call, Decoration, Subclass, WholeModule

FRAMEWORK = "celery"
CRONTAB = ("celery.schedules.crontab", "django_celery_beat.tzcrontab.TzAwareCrontab")
FROM_STRING = ("celery.schedules.crontab.from_string",)
FIELDS = ("minute", "hour", "day_of_week", "day_of_month", "month_of_year")
"""Of ``crontab``, in the order of its positions. Each that is not given is a star."""
INTERVAL = ("celery.schedules.schedule",)
SETTINGS = ("beat_schedule", "CELERYBEAT_SCHEDULE", "CELERY_BEAT_SCHEDULE")
CONF = tuple(f"{owner}.conf" for owner in APPLICATIONS)
SIGNALS = tuple(f"{owner}.{signal}.connect" for owner in APPLICATIONS for signal in ("on_after_configure", "on_after_finalize"))
"""Their handlers are given the application as ``sender``."""
CLASSES = ("celery.task.PeriodicTask", "celery.task.base.PeriodicTask")
DECORATORS = ("celery.task.periodic_task", "celery.decorators.periodic_task", "celery.task.base.periodic_task")


@modules()
def setting(use: WholeModule) -> Facts:
    """The entries of a ``beat_schedule`` in a configuration module or class, or of ``CELERY_BEAT_SCHEDULE`` in settings of Django."""
    scopes = [use.tree, *(n for n in use.tree.body if isinstance(n, nodes.ClassDef))] if _mentions(use.context.module.text) else []
    for scope in scopes:
        for name, bound in scope.locals.items():
            if name.lower().endswith("beat_schedule") and any(isinstance(n, nodes.AssignName) for n in bound):
                entries = use.context.reader.unset.value_of(name, scope, use.context.module)
                yield from _entries(entries, use.context, use.context.location(bound[0]))


def _mentions(text: str) -> bool:
    return "beat_schedule" in text or "BEAT_SCHEDULE" in text


@assigns(*(f"{owner}.{name}" for owner in CONF for name in SETTINGS))
def attribute(use: Assignment) -> Facts:
    """The entries of a dict that is set as ``app.conf.beat_schedule``."""
    yield from _entries(use.context.value(use.assigned), use.context, use.location)


@calls(*(f"{owner}.update" for owner in CONF), *(f"{owner}.add_defaults" for owner in APPLICATIONS), "celery.Celery")
def update(use: Call) -> Facts:
    """The entries of a ``beat_schedule`` that is given to the application or to ``app.conf.update``."""
    given = [use.value(None, name) for name in SETTINGS]
    mapping = use.context.value(use.argument(0)) if use.name != "celery.Celery" else None
    given += [mapping.get(name) for name in SETTINGS] if isinstance(mapping, Mapping) else []
    for entries in given:
        yield from _entries(entries, use.context, use.location)


@calls(*(f"{owner}.{name}.update" for owner in CONF for name in SETTINGS))
def more(use: Call) -> Facts:
    """Entries that are added with ``app.conf.beat_schedule.update``."""
    yield from _entries(use.context.value(use.argument(0)), use.context, use.location)
    yield from _entries(use.unpacked, use.context, use.location)


@modules()
def item(use: WholeModule) -> Facts:
    """One entry: ``app.conf.beat_schedule["name"] = {…}``, and ``app.conf["beat_schedule"] = {…}``."""
    for node in use.context.module.uses if _mentions(use.context.module.text) else ():
        match node:
            case nodes.Assign(targets=[nodes.Subscript(value=nodes.Attribute() as owner, slice=key)], value=value):
                names, name = use.context.names(owner), use.context.value(key)
                at = use.context.location(node)
                if any(f"{conf}.{setting}" in names for conf in CONF for setting in SETTINGS):
                    entries = Mapping()
                    entries.put(name, use.context.value(value), at)
                    yield from _entries(entries, use.context, at)
                elif name in SETTINGS and any(conf in names for conf in CONF):
                    yield from _entries(use.context.value(value), use.context, at)


def _entries(entries: Value, context: Context, at: Location) -> Iterator[At]:
    for name, entry in entries.items() if isinstance(entries, dict) else ():
        if isinstance(name, str) and isinstance(entry, Mapping) and "task" in entry and "schedule" in entry:
            task = entry["task"]
            found = context.entry(entry, "task") if not isinstance(task, str) else None
            what = (
                named_task(task, context) if isinstance(task, str) else task_of(found[1] if found else None, found[0] if found else context)
            )
            expression = context.entry(entry, "schedule")
            length = seconds(entry["schedule"])
            when = When(interval=length) if length is not UNKNOWN else When(expression=UNKNOWN)
            when = when_of(expression[1], expression[0]) if expression is not None else when
            yield from scheduled(FRAMEWORK, name, what, when, location=getattr(entries, "where", {}).get(name, at))


def when_of(node: nodes.NodeNG, context: Context) -> When:
    """A schedule of Celery: ``crontab(…)``, ``schedule(…)``, a number of seconds, a ``timedelta``, ``solar(…)``."""
    for origin in context.origins(node):
        if isinstance(origin.node, nodes.Call):
            where = context.elsewhere(origin)
            names = where.called(origin.node)
            call = Call(origin.node, where, names, origin.node)
            if any(name in CRONTAB for name in names):
                values = {name: call.value(n, name, "*") for n, name in enumerate(FIELDS)}
                order = ("minute", "hour", "day_of_month", "month_of_year", "day_of_week")
                return by_fields(tuple(values[name] for name in order), where.code(origin.node))
            if any(name in FROM_STRING for name in names):
                return by_cron(call.value(0, "crontab"))
            if any(name in INTERVAL for name in names) and (given := call.argument(0, "run_every")) is not None:
                return every(given, where)
    if seconds(context.value(node)) is UNKNOWN and isinstance(node, nodes.Call):
        return _other(node, context)
    return every(node, context)


def _other(node: nodes.Call, context: Context) -> When:
    found = every(node, context)
    return found if found.held is not None else When(expression=context.code(node))


@modules()
def added(use: WholeModule) -> Facts:
    """A task that ``app.add_periodic_task`` adds, mostly in a handler of ``on_after_configure``."""
    for node in use.context.module.calls_by_tail.get("add_periodic_task", ()):
        if isinstance(node.func, nodes.Attribute) and _is_application(node.func.expr, use.context):
            for context in use.context.rounds(node):
                yield from _added(Call(node, context, ("celery.Celery.add_periodic_task",), node))


def _is_application(owner: nodes.NodeNG, context: Context) -> bool:
    if any(name in APPLICATIONS for name in context.names(owner)):
        return True
    function = owner.scope()
    bound = binding(owner) if isinstance(owner, nodes.Name) else None
    if not isinstance(function, nodes.FunctionDef) or bound is None or not any(isinstance(one.parent, nodes.Arguments) for one in bound[1]):
        return False
    connected = [d.func if isinstance(d, nodes.Call) else d for d in (function.decorators.nodes if function.decorators else ())]
    if any(name in SIGNALS for one in connected for name in context.names(one)):
        return True
    given = (call for call in context.module.calls_by_tail.get("connect", ()) if call.args and function.name in call.args[0].as_string())
    return any(name in SIGNALS for call in given for name in context.names(call.func))


def _added(use: Call) -> Iterator[At]:
    given = use.expression(0, "schedule")
    if given is not None:
        task = task_of(use.argument(1, "sig"), use.context)
        yield from scheduled(
            FRAMEWORK,
            use.template(4, "name"),
            task,
            when_of(given[1], given[0]),
            node=use.node,
            condition=condition_of(use.node, use.context),
        )


@decorates(*DECORATORS)
def decorated(use: Decoration) -> Facts:
    """A task of Celery 3 that says itself how often it runs."""
    given = use.argument(0, "run_every")
    if given is not None:
        task = defined_task(use.decorated, use.template(None, "name") or use.subject)
        yield from scheduled(FRAMEWORK, "", task, when_of(given, use.context))


@subclasses(*CLASSES)
def periodic_class(use: Subclass) -> Facts:
    """A task of Celery 3 as a class that says how often it runs: ``run_every = timedelta(minutes=5)``."""
    if any(isinstance(b.parent, nodes.Assign) and use.context.value(b.parent.value) is True for b in use.node.locals.get("abstract", ())):
        return
    for bound in use.node.locals.get("run_every", ())[-1:]:
        if isinstance(bound.parent, nodes.Assign | nodes.AnnAssign) and bound.parent.value is not None:
            task = defined_task(use.node, use.context.subject(use.node))
            yield from scheduled(FRAMEWORK, "", task, when_of(bound.parent.value, use.context), node=bound.parent)
