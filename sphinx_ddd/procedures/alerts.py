"""Alert rules beside the metrics of the code: what they ask for that the code does not expose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Final

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.metrics import Metric, Threshold
from sphinx_ddd.procedures.base import Gap
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import names

CRITERION: Final = "daily.monitoring"
SUFFIXES: Final = ("_total", "_bucket", "_count", "_sum", "_created", "_info")
"""What the samples of a metric are called, after its own name."""

_MATCHER: Final = re.compile(r'(\w+)(=~|!~|!=|=)"((?:[^"\\]|\\.)*)"')
_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}")


def alerts(given: Given) -> list[Found[Threshold]]:
    return [f for f in given.of(Threshold) if f.fact.source == "alert_rule"]


def plain_name(name: str) -> str:
    """Without the suffix of a sample, and as Prometheus writes it."""
    name = name.replace(".", "_")
    return next((name.removesuffix(s) for s in SUFFIXES if name.endswith(s)), name)


def of_metric(given: Given, name: str) -> list[Found[Threshold]]:
    """The alerts that ask for a metric."""
    wanted = plain_name(name)
    return [f for f in alerts(given) if isinstance(f.fact.metrics, tuple) and wanted in {plain_name(m) for m in f.fact.metrics}]


def gaps(given: Given) -> Iterator[Gap]:
    """What alerts ask for that the code does not have, as far as its metrics are known."""
    exposed = given.of(Metric)
    lost: dict[str, list[Found[Threshold]]] = {}
    wrong: dict[str, list[Found[Threshold]]] = {}
    for alert in alerts(given):
        for name in alert.fact.metrics if isinstance(alert.fact.metrics, tuple) else ():
            if _is_of(name, exposed) and not _exposes(name, exposed):
                lost.setdefault(name, []).append(alert)
        for selector in alert.fact.selectors if isinstance(alert.fact.selectors, tuple) else ():
            for found in _never(selector, exposed):
                wrong.setdefault(found, []).append(alert)
    if lost:
        sources = places(f for found in lost.values() for f in found)
        noun = "a metric" if len(lost) == 1 else "metrics"
        missing = f"Alert rules ask for {noun} that the code was not seen to expose: {names(list(lost))}. Nothing answers to that name."
        yield Gap(f"{CRITERION}.alert_metric", missing, "Write the name in the rule as the code exposes it, or expose it.", sources)
    if wrong:
        sources = places(f for found in wrong.values() for f in found)
        missing = f"Alert rules ask for labels that the code was not seen to set: {names(list(wrong))}."
        yield Gap(f"{CRITERION}.alert_label", missing, "Write label and value in the rule as the code sets them.", sources)


def _is_of(name: str, exposed: Iterable[Found[Metric]]) -> bool:
    """Whether a metric is by its first word one of the code's own, rather than of another exporter."""
    first = plain_name(name).partition("_")[0]
    return any("_" in m and m.partition("_")[0] == first for m in (plain_name(f.fact.name) for f in exposed))


def _exposes(name: str, exposed: Iterable[Found[Metric]]) -> bool:
    wanted = {name, plain_name(name)}
    patterns = (_PLACEHOLDER.sub("*", f.fact.name.replace(".", "_")) for f in exposed)
    return any(fnmatchcase(one, pattern) or fnmatchcase(one, plain_name(pattern)) for pattern in patterns for one in wanted)


def _never(selector: str, exposed: Iterable[Found[Metric]]) -> Iterator[str]:
    """Conditions of a selector that no sample of the code's metric can meet."""
    name = selector.partition("{")[0]
    found = [f.fact for f in exposed if plain_name(f.fact.name) == plain_name(name)]
    if not found or not all(f.framework == "prometheus_client" for f in found):
        return
    for label, operator, value in _MATCHER.findall(selector.partition("{")[2]):
        if operator == "=" and value and not any(_may_be(f, label, value) for f in found):
            yield f'{name}{{{label}="{value}"}}'


def _may_be(metric: Metric, label: str, value: str) -> bool:
    """Whether a label can have a value; what the scraping adds (``job``, ``instance`` …) is not the code's."""
    if not isinstance(metric.labels, tuple) or label not in metric.labels or label in (metric.open_labels or ()):
        return True
    values = metric.label_values if isinstance(metric.label_values, tuple) else ()
    known = {v.partition("=")[2] for v in values if v.partition("=")[0] == label}
    return not known or value in known
