"""How often something may be asked for: flask-limiter, slowapi, Django REST framework, django-ratelimit, aiolimiter, Celery."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.rules._clients.options import held
from sphinx_ddd.rules._clients.places import home, is_aside, kept_as
from sphinx_ddd.rules._rule import At, Facts, assigns, calls, decorates, subclasses
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Assignment, Call, Decoration, Subclass

LIMITERS: Final = ("flask_limiter.Limiter", "flask_limiter.extension.Limiter", "slowapi.Limiter", "slowapi.extension.Limiter")
THROTTLES: Final = tuple(f"rest_framework.throttling.{name}RateThrottle" for name in ("Simple", "Anon", "User", "Scoped"))
RATELIMIT: Final = ("django_ratelimit.decorators.ratelimit", "ratelimit.decorators.ratelimit")
CELERY: Final = ("celery.shared_task", "celery.Celery.task", "celery.app.base.Celery.task")
_RATE: Final = re.compile(r"\s*(\d+)\s*(?:/|per)\s*(\d+)?\s*([a-zA-Z]+)\s*")
_PERIODS: Final = {"s": "second", "m": "minute", "h": "hour", "d": "day", "w": "week"}
PARTS: Final = re.compile(r"[;,|]")


def rates(text: str) -> Iterator[tuple[int, str]]:
    """Numbers and units of ``10 per hour; 2/second``."""
    for part in PARTS.split(text):
        match = _RATE.fullmatch(part)
        if match is None:
            continue
        period = (
            _PERIODS.get(match[3].lower()[:1], "") if not match[3].lower().startswith(("month", "year")) else match[3].lower().rstrip("s")
        )
        if period:
            several = f"{match[2]} {period}s" if match[2] and match[2] != "1" else period
            yield int(match[1]), f"requests per {several}"


def _limits(node: nodes.NodeNG | None, context: Context, name: str, via: str, per: str = "instance") -> Iterator[Limit]:
    option = held(node, context).name if node is not None else ""
    value = context.value(node)
    found = list(rates(value)) if isinstance(value, str) else []
    for number, unit in found:
        yield Limit(name=name, resource="rate", via=via, value=number, unit=unit, per=per, option=option or None)
    if not found and value is UNKNOWN and option:
        yield Limit(name=name, resource="rate", via=via, value=UNKNOWN, per=per, option=option)


@decorates(*(f"{name}.{method}" for name in LIMITERS for method in ("limit", "shared_limit")))
def route(use: Decoration) -> Facts:
    """How often a route may be asked for, where its decorator says so."""
    if not is_aside(use.context):
        yield from _limits(use.argument(0, "limit_value"), use.context, home(use.decorated, use.context), use.name)


@calls(*LIMITERS)
def everywhere(use: Call) -> Facts:
    """How often any route may be asked for, where nothing else is said."""
    given = use.argument(None, "default_limits")
    if is_aside(use.context) or given is None:
        return
    for one in given.elts if isinstance(given, nodes.List | nodes.Tuple) else [given]:
        yield from _limits(one, use.context, f"{kept_as(use.node, use.context) or use.name}.default_limits", use.name)


@decorates(*RATELIMIT)
def view(use: Decoration) -> Facts:
    """How often a view of Django may be asked for."""
    if not is_aside(use.context):
        yield from _limits(use.argument(None, "rate"), use.context, home(use.decorated, use.context), use.name)


@assigns("*.REST_FRAMEWORK")
def throttle_rates(use: Assignment) -> Facts:
    """How often the views of a throttle's scope may be asked for, in the settings of Django REST framework."""
    stated = use.value()
    table = stated.get("DEFAULT_THROTTLE_RATES") if isinstance(stated, dict) else None
    for scope in table if isinstance(table, dict) and not is_aside(use.context) else ():
        found = use.context.entry(table, scope) if isinstance(scope, str) else None
        if found is not None:
            for limit in _limits(found[1], found[0], scope, "rest_framework.throttling"):
                yield At(limit, location=found[0].location(found[1]))


@subclasses(*THROTTLES)
def throttle(use: Subclass) -> Facts:
    """How often the views of a throttle may be asked for, where its class says so."""
    for bound in use.node.locals.get("rate", ()):
        if isinstance(bound.parent, nodes.Assign | nodes.AnnAssign) and not is_aside(use.context):
            for limit in _limits(bound.parent.value, use.context, use.node.name, use.name):
                yield At(limit, bound)


@calls("aiolimiter.AsyncLimiter", "aiolimiter.leakybucket.AsyncLimiter")
def limiter(use: Call) -> Facts:
    """How often something is done within a span of time, where a limiter that lives as long as the program says so."""
    name = kept_as(use.node, use.context)
    node, span = use.argument(0, "max_rate"), use.number(1, "time_period", 60)
    if not name or is_aside(use.context) or not isinstance(span, (int, float)):
        return
    value, option = use.number(0, "max_rate"), held(node, use.context).name
    if value is not UNKNOWN or option:
        yield Limit(
            name=name, resource="rate", via=use.name, value=value, unit=f"in {span:g} seconds", per="process", option=option or None
        )


@decorates(*CELERY)
def task(use: Decoration) -> Facts:
    """How often each worker of Celery runs a task, and for how long at most."""
    if is_aside(use.context):
        return
    name = home(use.decorated, use.context)
    for limit in _limits(use.argument(None, "rate_limit"), use.context, name, use.name):
        yield Limit(
            name=name,
            resource="rate",
            via=use.name,
            value=limit.value,
            unit=str(limit.unit).replace("requests", "runs"),
            per="instance",
            option=limit.option,
        )
    for parameter in ("time_limit", "soft_time_limit"):
        node = use.argument(None, parameter)
        value, option = use.number(None, parameter), held(node, use.context).name
        if node is not None and value is not None and (value is not UNKNOWN or option):
            yield Limit(name=f"{name}.{parameter}", resource="timeout", via=use.name, value=value, unit="seconds", option=option or None)
