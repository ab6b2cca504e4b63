"""django-health-check, before and after its version 4: where it is served, which checks it runs, limits of its checks of the host."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.facts.metrics import Threshold
from sphinx_ddd.rules._rule import At, Facts, calls, modules, subclasses
from sphinx_ddd.rules._web.django_urls import INCLUDES, PATTERNS, PLAIN, prefixes, route_of
from sphinx_ddd.rules._web.handlers import documentation, of_class
from sphinx_ddd.rules._web.health import Route, facts, probe_by
from sphinx_ddd.rules._web.touches import asked_by
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call, Subclass, WholeModule

FRAMEWORK: Final = "django-health-check"
VIEWS: Final = ("health_check.views.HealthCheckView", "health_check.views.MainView")
BASES: Final = {"health_check.base.HealthCheck": "run", "health_check.HealthCheck": "run",
                "health_check.backends.BaseHealthCheckBackend": "check_status"}  # fmt: skip
CHECKS: Final = {
    "health_check.checks.Cache": "cache: django", "health_check.checks.Database": "database: django",
    "health_check.checks.Mail": "mail: django", "health_check.checks.Storage": "storage: django",
    "health_check.checks.DNS": "host: name resolution", "health_check.checks.Disk": "host: psutil",
    "health_check.checks.Memory": "host: psutil",
    "health_check.contrib.celery.Ping": "broker: celery", "health_check.contrib.kafka.Kafka": "broker: kafka",
    "health_check.contrib.rabbitmq.RabbitMQ": "broker: rabbitmq", "health_check.contrib.redis.Redis": "cache: redis",
    "health_check.contrib.psutil.Disk": "host: psutil", "health_check.contrib.psutil.Memory": "host: psutil",
    "health_check.contrib.psutil.CPU": "host: psutil", "health_check.contrib.psutil.Battery": "host: psutil",
    "health_check.contrib.psutil.Temperature": "host: psutil",
}  # fmt: skip
"""The checks of version 4 and what they ask."""
STANDARD: Final = ("Cache", "Database", "DNS", "Mail", "Storage")
"""Those of ``health_check.checks`` that run where none are named."""
APPS: Final = {
    "health_check.db": "database: django", "health_check.cache": "cache: django", "health_check.storage": "storage: django",
    "health_check.contrib.migrations": "database: django", "health_check.contrib.db_heartbeat": "database: django",
    "health_check.contrib.celery": "broker: celery", "health_check.contrib.celery_ping": "broker: celery",
    "health_check.contrib.rabbitmq": "broker: rabbitmq", "health_check.contrib.redis": "cache: redis",
    "health_check.contrib.mail": "mail: django", "health_check.contrib.psutil": "host: psutil",
    "health_check.contrib.s3boto3_storage": "storage: boto3", "health_check.contrib.s3boto_storage": "storage: boto3",
}  # fmt: skip
"""The applications of version 3, each of which registers a check."""
LIMITS: Final[dict[str, tuple[tuple[str, str, str, str, float], ...]]] = {
    "health_check.contrib.psutil.Disk": (("max_disk_usage_percent", "disk usage", ">=", "percent", 90),),
    "health_check.contrib.psutil.Memory": (
        ("max_memory_usage_percent", "memory usage", ">=", "percent", 90), ("min_gibibytes_available", "memory available", "<", "GiB", 0),
    ),
    "health_check.contrib.psutil.CPU": (("max_usage_percent", "CPU usage", ">=", "percent", 80),),
}  # fmt: skip
"""Argument, what it limits, how it is compared, unit, and the library's own limit: 0 for none."""
PSUTIL: Final = "health_check.contrib.psutil"
SETTINGS: Final = (("DISK_USAGE_MAX", "disk usage", ">=", "percent", 90), ("MEMORY_MIN", "memory available", "<", "MB", 100))
"""Of ``HEALTH_CHECK`` in version 3, which its checks of the host read."""


@calls(*PLAIN, *PATTERNS)
def served(use: Call) -> Facts:
    """Where the checks are served: a route to the view, with the checks it runs, or one that includes ``health_check.urls``."""
    view = use.argument(1, "view")
    if use.call is None or not isinstance(view, nodes.Call):
        return
    made = Call(view, use.context, ("",), view)
    touches: Maybe[tuple[str, ...]] = None
    if not INCLUDES.isdisjoint(use.context.names(view.func)):
        if use.context.value(made.argument(0)) != "health_check.urls":
            return
        touches = _installed(use.context)
    elif isinstance(view.func, nodes.Attribute) and view.func.attrname == "as_view" and _is_view(view.func.expr, use.context):
        touches = _touches(made)
    else:
        return
    route = Route(FRAMEWORK, route_of(use.call, use.context), touches=touches, is_check=True, node=use.node)
    yield from facts(route, prefixes(use.call, use.context))


def _is_view(node: nodes.NodeNG, context: Context) -> bool:
    return any(name in VIEWS for one in context.names(node) for name in context.ancestors(one))


def _touches(view: Call) -> Maybe[tuple[str, ...]]:
    """What the checks ask that a view is given; where it is given none, those of the library."""
    checks = view.argument(None, "checks")
    if checks is None:
        return tuple(sorted(CHECKS[f"health_check.checks.{name}"] for name in STANDARD)) if not view.is_open() else UNKNOWN
    if not isinstance(checks, nodes.List | nodes.Tuple):
        return UNKNOWN
    asked: set[str] = set()
    for node in checks.elts:
        name = _named(node, view.context)
        if name in CHECKS:
            asked.add(CHECKS[name])
            continue
        defined = view.context.definition(name)
        if defined is None or not isinstance(defined[1], nodes.ClassDef):
            return UNKNOWN
        found = asked_by(of_class(defined[1], defined[0], ("run",)))
        if not isinstance(found.touches, tuple) or found.more is True:
            return UNKNOWN
        asked.update(found.touches)
    return tuple(sorted(asked))


def _named(node: nodes.NodeNG, context: Context) -> str:
    """The class of a check, given as such, by its dotted name, or as a pair with its arguments."""
    if isinstance(node, nodes.Tuple) and node.elts:
        node = node.elts[0]
    name = context.value(node)
    if isinstance(name, str):
        return name
    names = context.names(node.func if isinstance(node, nodes.Call) else node)
    return names[0] if names else ""


def _installed(context: Context) -> Maybe[tuple[str, ...]]:
    """What the checks of version 3 ask: those of the installed applications."""
    found = {APPS[app] for apps in _apps(context) for app in apps if app in APPS}
    registered = context.reader.project.once("checks of django-health-check", lambda: list(_own_checks(context)))
    asked = [one.touches for node, where in registered for one in [asked_by(of_class(node, where, ("check_status",)))] if not one.more]
    if not found or len(asked) < len(registered) or any(not isinstance(one, tuple) for one in asked):
        return UNKNOWN
    return tuple(sorted(found.union(*(one for one in asked if isinstance(one, tuple)))))


def _apps(context: Context) -> Iterator[list[str]]:
    for module in context.reader.project.mentioning("health_check."):
        if "INSTALLED_APPS" in module.tree.locals:
            value = context.reader.evaluator.global_value(module.name, "INSTALLED_APPS")
            yield [app for app in value if isinstance(app, str)] if isinstance(value, list | tuple) else []


def _own_checks(context: Context) -> Iterator[tuple[nodes.ClassDef, Context]]:
    for module in context.reader.project.mentioning("BaseHealthCheckBackend"):
        where = context.reader.context(module)
        for node in module.tree.body:
            if isinstance(node, nodes.ClassDef) and any(base in BASES for base in where.ancestors(where.subject(node))[1:]):
                yield node, where


@subclasses(*BASES)
def check(use: Subclass) -> Facts:
    """A check of the project's own, part of what the view answers."""
    assert isinstance(use.node, nodes.ClassDef)
    answers = tuple(of_class(use.node, use.context, (BASES[use.name],)))
    if answers:
        asked = asked_by(answers)
        yield HealthCheck(
            name=use.subject,
            framework=FRAMEWORK,
            transport="class",
            probe=probe_by(asked.touches),
            touches=asked.touches,
            asks_more=asked.more,
            description=documentation(answers[0]),
        )


@calls(*VIEWS, *(f"{view}.as_view" for view in VIEWS))
def limits(use: Call) -> Facts:
    """From which use of disk, memory or processor on a check of the host warns."""
    checks = use.argument(None, "checks")
    for node in checks.elts if isinstance(checks, nodes.List | nodes.Tuple) else ():
        given: Any = {}
        if isinstance(node, nodes.Tuple) and len(node.elts) > 1:
            given = use.context.value(node.elts[1])
        elif isinstance(node, nodes.Call):
            given = {k.arg: use.context.value(k.value) for k in node.keywords or () if k.arg}
        for argument, what, operator, unit, otherwise in LIMITS.get(_named(node, use.context), ()):
            value = given.get(argument, otherwise) if isinstance(given, dict) else UNKNOWN
            if value:
                yield At(_threshold(what, operator, unit, value), node)


@modules()
def settings(use: WholeModule) -> Facts:
    """The limits of version 3, in the setting ``HEALTH_CHECK``."""
    if "HEALTH_CHECK" not in use.context.module.text or not any(PSUTIL in apps for apps in _apps(use.context)):
        return
    for one in use.tree.locals.get("HEALTH_CHECK", ()):
        stated = getattr(one.parent, "value", None)
        value = use.context.value(stated)
        for name, what, operator, unit, _ in SETTINGS if isinstance(value, dict) else ():
            if value.get(name):
                yield At(_threshold(what, operator, unit, value[name]), stated)


def _threshold(what: str, operator: str, unit: str, value: object) -> Threshold:
    number = value if isinstance(value, int | float) and not isinstance(value, bool) else UNKNOWN
    action = "the health check reports a warning"
    return Threshold(name=what, source="code", operator=operator, value=number, unit=unit, severity="warning", action=action)
