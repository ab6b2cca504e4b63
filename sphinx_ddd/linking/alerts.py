"""Alert rules and objectives beside the metrics of the code: whose they are, and what they ask for in vain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from sphinx_ddd.facts.base import Fact, Found
from sphinx_ddd.facts.metrics import Metric, Threshold

_SOURCES: Final = frozenset({"alert_rule", "slo"})
_SAMPLES: Final = ("", "_total", "_bucket", "_sum", "_count", "_created", "_info")
"""What is put behind a metric's name in the names of its samples."""
_LISTED: Final = 5
_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-|")
"""Of these alone, a regular expression is a list of words."""


def with_metrics(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts, each threshold of a rule file with the subject and the name of the metrics in the code that it is about."""
    facts = list(found)
    if not any(_is_of_rules(one.fact) for one in facts):
        return facts
    metrics: dict[str, list[Found[Any]]] = defaultdict(list)
    for one in facts:
        if isinstance(one.fact, Metric):
            for sample in _SAMPLES:
                metrics[_exposed(one.fact.name) + sample].append(one)
    return [_joined(one, metrics) if _is_of_rules(one.fact) else one for one in facts]


def _is_of_rules(fact: Fact) -> bool:
    return isinstance(fact, Threshold) and fact.source in _SOURCES


def _exposed(name: str) -> str:
    """As Prometheus spells it."""
    return "".join(c if c.isalnum() or c in "_:{}" else "_" for c in name)


def _joined(found: Found[Any], metrics: Mapping[str, list[Found[Any]]]) -> Found[Fact]:
    threshold: Threshold = found.fact
    names = threshold.metrics if isinstance(threshold.metrics, tuple) else ()
    owners = [metric for name in names for metric in metrics.get(name, ())]
    own = metrics.get(threshold.name, ())
    changed = replace(
        threshold,
        name=own[0].fact.name if own else threshold.name,
        mismatches=tuple(dict.fromkeys((*_missing(names, metrics), *_unset(threshold, metrics)))) or None,
    )
    return replace(found, fact=changed, subject=_common([metric.subject for metric in owners]) or found.subject)


def _common(subjects: list[str]) -> str:
    """The innermost object that holds all of them; empty where there is none."""
    parts = [subject.split(".") for subject in subjects]
    shared = []
    for level in zip(*parts, strict=False):
        if len(set(level)) > 1:
            break
        shared.append(level[0])
    return ".".join(shared)


def _missing(names: tuple[str, ...], metrics: Mapping[str, list[Found[Any]]]) -> Iterator[str]:
    """Metrics that are named as all those of the code are, and are none of them. Where the code makes up names, any may be there."""
    known = {_exposed(one.fact.name) for group in metrics.values() for one in group}
    first = {name.partition("_")[0] for name in known}
    if len(known) < 2 or len(first) != 1 or any("{" in name for name in known):
        return
    start = f"{first.pop()}_"
    for name in names:
        if name.startswith(start) and ":" not in name and name not in metrics:
            yield f"The code has no metric {name}."


def _unset(threshold: Threshold, metrics: Mapping[str, list[Found[Any]]]) -> Iterator[str]:
    """Label values that the code was not seen to set, where it was seen to set others."""
    for selector in threshold.selectors if isinstance(threshold.selectors, tuple) else ():
        name, _, inner = selector.partition("{")
        seen = _values([one.fact for one in metrics.get(name, ())])
        for label, wanted in _asked(inner.removesuffix("}")):
            values = seen.get(label)
            if values and values.isdisjoint(wanted):
                shown = ", ".join(sorted(values)[:_LISTED])
                yield f'{name} is asked for {label} "{"|".join(wanted)}"; the code was seen to set {shown}.'


def _values(metrics: list[Metric]) -> dict[str, set[str]]:
    """Values by label; none for a label that is also set to what cannot be read, or that a metric of that name was not seen to have.

    Labels such as ``job`` and ``instance`` are none of the code's: the monitoring system adds them.
    """
    out: dict[str, set[str]] = defaultdict(set)
    unread: set[str] = set()
    for metric in metrics:
        pairs = metric.label_values if isinstance(metric.label_values, tuple) else ()
        for label, _, value in (pair.partition("=") for pair in pairs):
            out[label].add(value)
        own = set(metric.labels) if isinstance(metric.labels, tuple) else set()
        unread |= (set(out) - own) | set(metric.open_labels or ())
    return {label: values for label, values in out.items() if label not in unread and not any("{" in value for value in values)}


def _asked(inner: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Labels and the values one of which is asked for, of conditions as a threshold's selectors write them."""
    for part in inner.split('", '):
        label, sign, value = part.removesuffix('"').partition('="')
        if sign and label.isidentifier():
            yield label, (value,)
            continue
        label, sign, value = part.removesuffix('"').partition('=~"')
        if sign and label.isidentifier() and value and _PLAIN.issuperset(value):
            yield label, tuple(value.split("|"))
