"""Metrics that are sent to statsd and to the agent of Datadog, under the names that arrive there."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.metrics import Metric, Telemetry
from sphinx_ddd.rules._metrics.given import Given, each_sent, port
from sphinx_ddd.rules._metrics.sources import sources_of
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

STATSD: Final = (
    "statsd.StatsClient", "statsd.client.StatsClient", "statsd.client.udp.StatsClient",
    "statsd.TCPStatsClient", "statsd.client.TCPStatsClient", "statsd.UnixSocketStatsClient", "statsd.client.UnixSocketStatsClient",
    "statsd.defaults.env.statsd", "statsd.defaults.django.statsd",
)  # fmt: skip
DATADOG: Final = (
    "datadog.statsd", "datadog.dogstatsd.statsd", "datadog.DogStatsd", "datadog.dogstatsd.DogStatsd", "datadog.dogstatsd.base.DogStatsd",
    "datadog.dogstatsd.base.statsd", "datadog.ThreadStats", "datadog.threadstats.ThreadStats",
)  # fmt: skip

VARIABLES: Final = ("DD_AGENT_HOST", "DD_DOGSTATSD_PORT")
"""What the library of Datadog reads where no host or port is given."""

METHODS: Final = {
    "incr": "counter", "decr": "counter", "gauge": "gauge", "set": "set", "timing": "timer", "timer": "timer",
    "increment": "counter", "decrement": "counter", "histogram": "histogram", "distribution": "histogram", "timed": "timer",
}  # fmt: skip
"""Method to the type of what it sends. All take the name first."""
_STATSD_METHODS: Final = ("incr", "decr", "gauge", "set", "timing", "timer")
_DATADOG_METHODS: Final = ("increment", "decrement", "gauge", "set", "histogram", "distribution", "timing", "timed")
_OBJECTS: Final = frozenset({"statsd.defaults.env.statsd", "statsd.defaults.django.statsd"})

RETURNS: Final = {f"{client}.pipeline": client for client in STATSD if client not in _OBJECTS}


@calls(*(f"{client}.{method}" for client in STATSD for method in _STATSD_METHODS))
def statsd(use: Call) -> Facts:
    """A metric that is sent to statsd, with the client's prefix."""
    for one in each_sent(use, lambda given: _sent(given, "statsd", "stat")):
        yield replace(one, fact=_prefixed(one.fact, _given_to_client(use, 2, "prefix"))) if isinstance(one.fact, Metric) else one


@calls(*(f"{client}.{method}" for client in DATADOG for method in _DATADOG_METHODS))
def datadog(use: Call) -> Facts:
    """A metric that is sent to the agent of Datadog, with the client's namespace."""
    for one in each_sent(use, lambda given: _sent(given, "datadog", "metric")):
        yield replace(one, fact=_prefixed(one.fact, _given_to_client(use, 3, "namespace"))) if isinstance(one.fact, Metric) else one


def _sent(given: Given, framework: str, name: str) -> Metric | None:
    if not given.named(0, name):
        return None
    pairs = _pairs(given) if framework == "datadog" else ()
    return Metric(
        name=given.template(0, name),
        framework=framework,
        metric_type=METHODS[given.use.name.rpartition(".")[2]],
        labels=tuple(dict.fromkeys(key for key, _ in pairs)) or None if isinstance(pairs, tuple) else UNKNOWN,
        label_values=tuple(sorted({f"{k}={v}" for k, v in pairs if v})) or None if isinstance(pairs, tuple) else None,
        updated_at=(given.use.location.line,),
    )


def _pairs(given: Given) -> Maybe[tuple[tuple[str, str], ...]]:
    """Tags as ``("key", "value")``; a value that is only known at run time is empty."""
    node = given.use.argument(None, "tags")
    if node is None:
        return ()
    if isinstance(node, nodes.List | nodes.Tuple) and not any(isinstance(e, nodes.Starred) for e in node.elts):
        tags = [given.use.context.template(element) for element in node.elts]
    else:
        value = given.value(None, "tags")
        if not isinstance(value, (list, tuple)) or not all(isinstance(tag, str) for tag in value):
            return UNKNOWN
        tags = list(value)
    pairs = (tag.partition(":")[::2] for tag in tags)
    return tuple((key, "" if "{" in value else value) for key, value in pairs if "{" not in key)


def _prefixed(metric: Metric, prefix: Maybe[str]) -> Metric:
    if not prefix:
        return metric
    return replace(metric, name=f"{prefix if isinstance(prefix, str) else '{prefix}'}.{metric.name}")


def _given_to_client(use: Call, position: int, name: str) -> Maybe[str]:
    """What the client was made with, where one call makes it."""
    owner = use.node.func.expr if isinstance(use.node.func, nodes.Attribute) else None
    origins = [o for o in use.context.origins(owner) if isinstance(o.node, nodes.Call)]
    if len(origins) != 1:
        return None
    call, context = origins[0].node, use.context.elsewhere(origins[0])
    if isinstance(call.func, nodes.Attribute) and call.func.attrname == "pipeline":
        return None
    made = Call(call, context, use.names, call)
    node = made.argument(position, name)
    value = context.unset(node) if node is not None else None
    return value if value is None or isinstance(value, str) else UNKNOWN


@calls(*(client for client in STATSD if client not in _OBJECTS))
def statsd_client(use: Call) -> Facts:
    """A client of statsd: the host and port that metrics are sent to."""
    given = next(Given.of(use))
    made = Telemetry(name="StatsClient", framework="statsd", how="push")
    if use.name.endswith("UnixSocketStatsClient"):
        made = replace(made, address=given.text(0, "socket_path"), options=sources_of(given, use.argument(0, "socket_path")))
    else:
        made = replace(
            made,
            address=given.text(0, "host") if _is_given(use, 0, "host") else "localhost",
            port=port(given.value(1, "port", 8125)),
            options=sources_of(given, _here(use, 0, "host"), _here(use, 1, "port")),
        )
    if made.address is not UNKNOWN or made.options:
        yield made


def _is_given(use: Call, position: int | None, name: str) -> bool:
    """Whether a call gives a parameter, or may give it: by itself, or in a ``**mapping``."""
    return use.argument(position, name) is not None or name in use.unpacked or use.is_open(position)


def _here(use: Call, position: int | None, name: str) -> nodes.NodeNG | None:
    """The expression of an argument, also of one in a mapping, where it stands in the module of the call."""
    found = use.expression(position, name)
    return found[1] if found is not None and found[0].module is use.context.module else None


@calls("datadog.initialize", *(client for client in DATADOG if client.endswith("DogStatsd")))
def datadog_client(use: Call) -> Facts:
    """A client of Datadog's agent: the host and port that metrics are sent to."""
    given = next(Given.of(use))
    is_agent = not use.name.endswith("initialize")
    names = ("host", "port") if is_agent else ("statsd_host", "statsd_port")
    places: tuple[int | None, int | None] = (0, 1) if is_agent else (None, None)
    host, at = (_here(use, n, name) for n, name in zip(places, names, strict=True))
    stated = [_is_given(use, n, name) for n, name in zip(places, names, strict=True)]
    unset = tuple(variable for is_given, variable in zip(stated, VARIABLES, strict=True) if not is_given)
    made = Telemetry(
        name="DogStatsd" if is_agent else "datadog.initialize",
        framework="datadog",
        how="push",
        address=given.text(places[0], names[0]) if stated[0] else "localhost",
        port=port(given.value(places[1], names[1], 8125)),
        options=(*(sources_of(given, host, at) or ()), *unset) or None,
    )
    if made.address is not UNKNOWN or made.options:
        yield made
