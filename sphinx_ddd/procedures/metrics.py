"""Monitoring points: what is measured, where its limit is, what to do beyond it."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.metrics import Metric
from sphinx_ddd.procedures.base import Block, Code, Gap, NotApplicable, Row, Table, Text
from sphinx_ddd.procedures.commands import toml_key
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import code, first_sentence, names, plain, values
from sphinx_ddd.procedures.site import Threshold

CRITERION = "daily.monitoring"


def blocks(given: Given) -> Iterator[Block]:
    if given.is_ansible:
        yield NotApplicable("An Ansible module runs once per task and ends: it exposes no metrics.", places(given.modules_of_ansible[:3]))
        return
    rows = [*_measured(given), *_site_only(given)]
    if not rows:
        remedy = (
            f"Expose a metric and state its limits with `[thresholds.<metric>]` in {given.site_file}; or write {given.write(CRITERION)}."
        )
        yield Gap(f"{CRITERION}.procedure", "No metric was found.", remedy)
        return
    yield from _gaps(given)
    yield Table(columns=("Metric", "Measures", "Limit", "Action"), rows=tuple(rows))


def _measured(given: Given) -> Iterator[Row]:
    """The metrics of the code, those with a limit first."""
    groups = _by_name(given)
    for name in sorted(groups, key=lambda n: _threshold(given, n) is None):
        found, threshold = groups[name], _threshold(given, name)
        site = (threshold.location,) if threshold else ()
        yield Row(((code(name),), _meaning(found), _limit(threshold), _action(given, threshold, name)), places(found) + site)


def _site_only(given: Given) -> Iterator[Row]:
    """Limits of what the code does not measure itself, such as the host's disk; shown for the service as a whole."""
    if "." in given.subject.name:
        return
    known = {_plain_name(name) for name in _by_name(given)}
    for threshold in given.site.thresholds.values():
        if _plain_name(threshold.metric) not in known:
            yield Row(
                ((code(threshold.metric),), (), _limit(threshold), _action(given, threshold, threshold.metric)), (threshold.location,)
            )


def _by_name(given: Given) -> dict[str, list[Found[Metric]]]:
    groups: dict[str, list[Found[Metric]]] = {}
    for found in given.of(Metric):
        groups.setdefault(found.fact.name, []).append(found)
    return groups


def _threshold(given: Given, name: str) -> Threshold | None:
    return next((t for t in given.site.thresholds.values() if _plain_name(t.metric) == _plain_name(name)), None)


def _plain_name(name: str) -> str:
    """Without the suffix that a counter's samples carry."""
    return name.removesuffix("_total")


def _meaning(found: list[Found[Metric]]) -> Text:
    metric = found[0].fact
    kind = metric.metric_type if isinstance(metric.metric_type, str) else "metric"
    unit = f", {plain(metric.unit)}" if isinstance(metric.unit, str) and metric.unit else ""
    states = _coded(" One of ", metric.states, ".")
    labels = _coded(", by ", metric.labels, "")
    meaning = next((first_sentence(f.fact.description) for f in found if f.fact.description.strip()), "")
    return (f"{meaning}. " if meaning else "", f"({plain(kind)}{unit}", *labels, ")", *states)


def _coded(before: str, items: object, after: str) -> Text:
    return (before, *values(items), after) if isinstance(items, tuple) and items else ()


def _limit(threshold: Threshold | None) -> Text:
    if threshold is None:
        return ("not set",)
    sign = "above" if threshold.above else "below"
    limits = [f"{word} {sign} {limit}" for word, limit in (("warning", threshold.warning), ("critical", threshold.critical)) if limit]
    return (", ".join(limits) + (f" for {threshold.lasting}" if threshold.lasting else ""),)


def _action(given: Given, threshold: Threshold | None, name: str) -> Text:
    if threshold is None:
        return ("write ", code(f"[thresholds.{toml_key(name)}]"), f" in {given.site_file}")
    return (threshold.action,) if threshold.action else ("not stated: write ", Code("action"), f" in {given.site_file}")


def _gaps(given: Given) -> Iterator[Gap]:
    unset = {name: found for name, found in _by_name(given).items() if _threshold(given, name) is None}
    if unset:
        keys = names([f"[thresholds.{toml_key(name)}]" for name in unset])
        noun = "metric has" if len(unset) == 1 else "metrics have"
        remedy = f"Write {keys} with `warning` or `critical`, `for` and `action` in {given.site_file}."
        sources = places(f for found in unset.values() for f in found)
        yield Gap(f"{CRITERION}.threshold", f"{len(unset)} {noun} no limit, so nobody can tell good from bad.", remedy, sources)
