"""Attempts that are made again: tenacity, backoff, stamina, retrying, urllib3's Retry, tasks of Celery."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.rules._clients.bounds import as_number
from sphinx_ddd.rules._clients.options import held, is_reckoned
from sphinx_ddd.rules._clients.places import home, is_aside, kept_as
from sphinx_ddd.rules._rule import Facts, calls, decorates
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Arguments, Call, Decoration

TENACITY: Final = ("tenacity.retry", "tenacity.Retrying", "tenacity.AsyncRetrying", "tenacity.asyncio.AsyncRetrying")
STOP_ATTEMPT: Final = frozenset({"tenacity.stop_after_attempt", "tenacity.stop.stop_after_attempt"})
STOP_DELAY: Final = frozenset({"tenacity.stop_after_delay", "tenacity.stop.stop_after_delay", "tenacity.stop_before_delay",
                               "tenacity.stop.stop_before_delay"})  # fmt: skip
STOP_ANY: Final = frozenset({"tenacity.stop_any", "tenacity.stop.stop_any", "tenacity.stop_all", "tenacity.stop.stop_all"})
STOP_NEVER: Final = frozenset({"tenacity.stop_never", "tenacity.stop.stop_never"})
BACKOFF: Final = ("backoff.on_exception", "backoff.on_predicate")
STAMINA: Final = ("stamina.retry",)
RETRYING: Final = ("retrying.retry", "retrying.Retrying")
STOPS_OF_RETRYING: Final = ("stop_max_attempt_number", "stop_max_delay", "stop", "stop_func")
URLLIB3: Final = ("urllib3.Retry", "urllib3.util.Retry", "urllib3.util.retry.Retry", "requests.packages.urllib3.util.retry.Retry",
                  "requests.adapters.Retry")  # fmt: skip
CELERY: Final = ("celery.shared_task", "celery.Celery.task", "celery.app.base.Celery.task", "celery.app.shared_task", "celery.task")


def _number(node: nodes.NodeNG | None, context: Context) -> tuple[Maybe[float], str]:
    """A number, and the option or constant that holds it. What is reckoned from an option is not the option's own number."""
    value = as_number(context.value(node))
    return value, "" if value is UNKNOWN and is_reckoned(node, context) else held(node, context).name


def _given(use: Arguments, position: int | None, name: str) -> tuple[nodes.NodeNG | None, Context]:
    """The expression of an argument, also of one in a ``**mapping``, with the context to read it in."""
    found = use.expression(position, name)
    return (found[1], found[0]) if found is not None else (None, use.context)


def _is_hidden(use: Arguments, *names: str) -> bool:
    """Whether a ``**mapping`` gives a parameter, or may give it, that is not seen: the default of the library then says nothing."""
    return use.is_open() or any(name in use.unpacked and use.expression(None, name) is None for name in names)


def _limit(
    use: Arguments, value: Maybe[float], option: str, *, unit: str = "attempts", wait: str = "", then: str = "", default: bool = False
) -> Limit:
    about = use.decorated if isinstance(use, Decoration) else use.node
    return Limit(
        name=(kept_as(about, use.context) if isinstance(use, Call) else "") or home(about, use.context),
        resource="retries",
        via=use.name,
        value=value,
        default=default or None,
        unit=unit if value is not None else None,
        unbounded=True if value is None else None,
        wait=wait or None,
        then=then or None,
        option=option or None,
    )


def _is_generator(use: Decoration) -> bool:
    """Whether the call of the decorated function only makes a generator: its errors come later, and nothing is tried again."""
    function = use.decorated
    return isinstance(function, nodes.FunctionDef) and function.is_generator()


@decorates(*TENACITY)
def tenacity(use: Decoration) -> Facts:
    """A function that tenacity calls again: how often or for how long, what it raises in the end. Without a ``stop``: for ever."""
    if not _is_generator(use):
        yield from _tenacity(use)


@calls(*TENACITY)
def tenacity_made(use: Call) -> Facts:
    """What tenacity tries again without decorating a function: how often or for how long, what it raises in the end."""
    if not isinstance(use.node.parent, nodes.Decorators) and not isinstance(use.node.func, nodes.Call):
        yield from _tenacity(use)


def _tenacity(use: Call | Decoration) -> Iterator[Limit]:
    if is_aside(use.context) or _is_hidden(use, "stop", "wait"):
        return
    node, context = _given(use, 1, "stop")
    waits, around = _given(use, 2, "wait")
    wait = _waiting(waits, around) if waits is not None else "no time between attempts"
    then = "raises the last error" if use.flag(None, "reraise") is True else "raises RetryError"
    if use.argument(None, "retry_error_callback") is not None or "retry_error_callback" in use.unpacked:
        then = "goes on with what retry_error_callback returns"
    if node is None:
        yield _limit(use, None, "", wait=wait)
        return
    for value, option, unit in _stops(node, context):
        yield _limit(use, value, option, unit=unit, wait=wait, then=then if value is not None else "")


def _waiting(node: nodes.NodeNG, context: Context) -> str:
    """How long is waited, as code; of a name the call that it was given: the name alone says no time."""
    made = [origin.node for origin in context.origins(node)] if isinstance(node, nodes.Name | nodes.Attribute) else []
    call = made[0] if len(made) == 1 and isinstance(made[0], nodes.Call) else node
    match call:
        case nodes.Call(func=function, args=[nodes.Name() as given], keywords=[]):
            value, option = _number(given, context)
            known = option or (f"{value:g}" if isinstance(value, (int, float)) else "")
            return f"{context.code(function)}({known})" if known else context.code(call)
    return context.code(call)


def _stops(node: nodes.NodeNG, context: Context) -> list[tuple[Maybe[float], str, str]]:
    """What ends the attempts: number, option, unit."""
    match node:
        case nodes.BinOp(op="|" | "&", left=left, right=right):
            return [*_stops(left, context), *_stops(right, context)]
        case nodes.Call(func=function, args=arguments, keywords=keywords):
            names = context.names(function)
            given = arguments[0] if arguments else next((k.value for k in keywords or ()), None)
            if not STOP_ANY.isdisjoint(names):
                return [stop for one in arguments for stop in _stops(one, context)]
            for known, unit in ((STOP_ATTEMPT, "attempts"), (STOP_DELAY, "seconds")):
                if not known.isdisjoint(names):
                    further = _one_more_than(given) if unit == "attempts" else None
                    value, option = _number(further or given, context)
                    unit = "retries" if further is not None else unit  # noqa: PLW2901  the first attempt is none
                    return [(value, option, unit)] if value is not None and (value is not UNKNOWN or option) else []
        case nodes.Name() | nodes.Attribute():
            never: list[tuple[Maybe[float], str, str]] = [(None, "", "attempts")]
            return _chosen(node, context) or (never if not STOP_NEVER.isdisjoint(context.names(node)) else [])
    return []


def _one_more_than(node: nodes.NodeNG | None) -> nodes.NodeNG | None:
    """The retries in ``CONF.retries + 1`` attempts; ``None`` for what is no such sum."""
    bound = binding(node) if isinstance(node, nodes.Name) else None
    if bound is not None and len(bound[1]) == 1:
        node = getattr(bound[1][0].parent, "value", None)
    match node:
        case nodes.BinOp(op="+", left=further, right=nodes.Const(value=1)) | nodes.BinOp(op="+", left=nodes.Const(value=1), right=further):
            return further
    return None


def _chosen(node: nodes.NodeNG, context: Context) -> list[tuple[Maybe[float], str, str]]:
    """What ends the attempts, of several that branches choose: those that a number or an option bounds, as far as there are any."""
    origins = [origin for origin in context.origins(node) if origin.node is not node]
    found = [stop for origin in origins for stop in _stops(origin.node, context.elsewhere(origin))]
    bounded = [stop for stop in found if stop[1] or (isinstance(stop[0], (int, float)) and stop[0] > 1)]
    return list(dict.fromkeys(bounded or found[:1]))


@decorates(*BACKOFF)
def backoff(use: Decoration) -> Facts:
    """What backoff tries again: how often or for how long. Without ``max_tries`` and ``max_time``: for ever."""
    if is_aside(use.context) or _is_hidden(use, "max_tries", "max_time") or _is_generator(use):
        return
    waits = use.argument(0, "wait_gen")
    wait = use.context.code(waits) if waits is not None else ""
    then = "raises the last error" if use.name.endswith("on_exception") else "returns the last result"
    if use.flag(None, "raise_on_giveup", default=True) is False:
        then = "returns nothing"
    seen = False
    for parameter, unit in (("max_tries", "attempts"), ("max_time", "seconds")):
        node, context = _given(use, None, parameter)
        value, option = _number(node, context)
        seen = seen or node is not None
        if value is not None and (value is not UNKNOWN or option):
            yield _limit(use, value, option, unit=unit, wait=wait, then=then)
    if not seen:
        yield _limit(use, None, "", wait=wait)


@decorates(*STAMINA)
def stamina(use: Decoration) -> Facts:
    """A function that stamina calls again: 10 times within 45 seconds, unless told otherwise."""
    if not _is_generator(use):
        yield from _stamina(use)


@calls("stamina.retry_context", "stamina.RetryingCaller", "stamina.AsyncRetryingCaller")
def stamina_made(use: Call) -> Facts:
    """What stamina tries again without decorating a function: 10 times within 45 seconds, unless told otherwise."""
    yield from _stamina(use)


def _stamina(use: Call | Decoration) -> Iterator[Limit]:
    if is_aside(use.context) or _is_hidden(use, "attempts", "timeout"):
        return
    node, context = _given(use, None, "attempts")
    value, option = _number(node, context) if node is not None else (10, "")
    if value is None or value is not UNKNOWN or option:
        timeout, _ = _given(use, None, "timeout")
        limit = "within 45 seconds" if timeout is None else f"within {use.context.code(timeout)} seconds"
        then = "raises the last error"
        wait = f"{limit} in all" if timeout is None or use.context.value(timeout) is not None else ""
        yield _limit(use, value, option, wait=wait, then=then, default=node is None)


@decorates(*RETRYING)
def retrying(use: Decoration) -> Facts:
    """What retrying tries again. Without a ``stop``: for ever."""
    if is_aside(use.context) or _is_hidden(use, *STOPS_OF_RETRYING) or _is_generator(use):
        return
    (node, context), (delay, around) = _given(use, None, "stop_max_attempt_number"), _given(use, None, "stop_max_delay")
    if node is not None:
        value, option = _number(node, context)
        if value is not UNKNOWN or option:
            yield _limit(use, value, option, then="raises the last error")
    elif delay is not None:
        value, option = _number(delay, around)
        if isinstance(value, (int, float)):
            yield _limit(use, value / 1000, option, unit="seconds", then="raises the last error")
    elif all(_given(use, None, name)[0] is None for name in STOPS_OF_RETRYING):
        yield _limit(use, None, "")


@calls(*URLLIB3)
def urllib3(use: Call) -> Facts:
    """How often urllib3, and requests through it, sends a request again; 10 times unless told otherwise."""
    if is_aside(use.context) or use.is_open(0) or _is_hidden(use, "total"):
        return
    node, context = _given(use, 0, "total")
    value, option = _number(node, context) if node is not None else (10, "")
    factor = use.number(None, "backoff_factor")
    wait = f"{factor:g} s × 2^(number of retries - 1)" if isinstance(factor, (int, float)) and factor else ""
    if isinstance(value, (int, float)) or option:
        yield _limit(use, value, option, unit="retries", wait=wait, default=node is None)


@decorates(*CELERY)
def celery(use: Decoration) -> Facts:
    """How often a task of Celery that fails is tried again; 3 times unless told otherwise."""
    is_retried = _given(use, None, "autoretry_for")[0] is not None
    node, context = _given(use, None, "max_retries")
    if is_aside(use.context) or _is_hidden(use, "max_retries", "retry_kwargs") or not (is_retried or node is not None):
        return
    again = use.value(None, "retry_kwargs") if is_retried else None
    if again is not None:
        # What an automatic retry is given comes before what the task says.
        if not isinstance(again, dict) or UNKNOWN in again:
            return
        if "max_retries" in again:
            found = context.entry(again, "max_retries")
            if found is None:
                return
            context, node = found
    value, option = _number(node, context) if node is not None else (3, "")
    delay = use.number(None, "default_retry_delay")
    wait = (
        "grows with each attempt"
        if use.value(None, "retry_backoff") not in (None, False)
        else f"{delay:g} seconds"
        if isinstance(delay, (int, float))
        else ""
    )
    if value is None or value is not UNKNOWN or option:
        yield _limit(
            use, value, option, unit="retries", wait=wait, then="the task fails" if value is not None else "", default=node is None
        )
