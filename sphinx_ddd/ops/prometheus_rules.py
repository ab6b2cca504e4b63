"""Rule files of Prometheus, and the ``PrometheusRule`` objects of its operator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.metrics import Threshold
from sphinx_ddd.ops import promql
from sphinx_ddd.ops.base import Item, OpsText, unwrapped
from sphinx_ddd.ops.durations import PROMETHEUS, seconds
from sphinx_ddd.ops.placeholders import with_placeholders
from sphinx_ddd.ops.yaml_nodes import Node

_FILE: Final = frozenset({"groups", "namespace"})
_GROUP: Final = frozenset(
    """
    name interval query_offset limit labels rules partial_response_strategy source_tenants evaluation_delay
    align_evaluation_time_on_interval type concurrency params headers tenant eval_offset eval_delay eval_alignment debug notifier_headers
    """.split()
)
"""Keys of Prometheus, Thanos, Mimir and VictoriaMetrics."""
_RULE: Final = frozenset("record alert expr for keep_firing_for labels annotations debug update_entries_limit".split())
_SUMMARIES: Final = ("summary", "message", "title")
_RUNBOOKS: Final = ("runbook_url", "runbook", "runbookUrl", "playbook_url")


def is_rules(root: Node) -> bool:
    """Whether a document is a rule file or an object that holds one."""
    if root.text_at("kind") == "PrometheusRule":
        return True
    groups = root.get("groups")
    return groups is not None and root.get("kind") is None and (not groups.items or groups.items[0].get("rules") is not None)


def read(root: Node, file: OpsText) -> Iterator[Item]:
    """The alerts of a document."""
    spec = root.get("spec") if root.text_at("kind") == "PrometheusRule" else root
    groups = spec.get("groups") if spec is not None else None
    if groups is None or spec is None:
        yield file.skipped(root.line, "prometheus rules: there is no list `groups`")
        return
    yield from _unknown_keys(file, spec, _FILE, "the file")
    recorded: dict[str, promql.Expression] = {}
    alerts = []
    for group in groups.items:
        if not group.is_mapping:
            yield file.skipped(group.line, "prometheus rules: a group without `name` and `rules`")
        yield from _unknown_keys(file, group, _GROUP, f"group {group.text_at('name') or ''}".rstrip())
        for rule in getattr(group.get("rules"), "items", ()):
            keys = rule.fields()
            yield from _unknown_keys(file, rule, _RULE, f"rule {_name_of(keys)}")
            if "record" in keys and "alert" not in keys:
                recorded.update(_recorded(keys))
            else:
                alerts.append((rule, keys))
    for rule, keys in alerts:
        yield from _alert(file, rule, keys, recorded)


def _unknown_keys(file: OpsText, node: Node, known: frozenset[str], where: str) -> Iterator[Item]:
    for key, _ in node.keys:
        if key.text not in known and key.text != "<<":
            yield file.skipped(key.line, f"prometheus rules: unknown key `{key.text}` in {where}: Prometheus loads no such file")


def _name_of(keys: Mapping[str, Node]) -> str:
    return next((keys[key].text or "" for key in ("alert", "record") if key in keys), "without a name")


def _recorded(keys: Mapping[str, Node]) -> Iterator[tuple[str, promql.Expression]]:
    try:
        yield keys["record"].text or "", promql.parse(_text(keys, "expr"))
    except promql.PromqlError:
        return


@dataclass(frozen=True, slots=True)
class _Limit:
    """What an expression says of its alert."""

    name: str = ""
    operator: str | None = None
    value: float | None = None
    metrics: Maybe[tuple[str, ...]] = None
    selectors: Maybe[tuple[str, ...]] = None


def _alert(file: OpsText, rule: Node, keys: Mapping[str, Node], recorded: Mapping[str, promql.Expression]) -> Iterator[Item]:
    alert, expression = _text(keys, "alert"), _text(keys, "expr")
    if not alert or not expression:
        lacking = "`alert`" if not alert else "`expr`"
        yield file.skipped(rule.line, f"prometheus rules: rule {_name_of(keys)} has no {lacking}")
        return
    lasting, stays = keys.get("for"), keys.get("keep_firing_for")
    for node in (lasting, stays):
        if node is not None and node.text is not None and seconds(node.text, PROMETHEUS) is None:
            yield file.skipped(node.line, f"prometheus rules: rule {alert}: not a length of time: {node.text}")
            return
    try:
        limit = limit_of(expression, recorded)
    except promql.OtherLanguageError:
        limit = _Limit(metrics=UNKNOWN)
    except promql.PromqlError as error:
        yield file.skipped(keys["expr"].line, f"prometheus rules: rule {alert}: not PromQL: {error}")
        return
    if limit.metrics is None and limit.selectors is None:
        return  # `vector(1)`, which always fires so that its absence is noticed: nothing is measured
    annotations = keys.get("annotations")
    notes = {key: node.text or "" for key, node in (annotations.fields() if annotations is not None else {}).items()}
    summary = next((notes[key] for key in _SUMMARIES if notes.get(key)), "")
    description = notes.get("description", "")
    url = next((notes[key].strip() for key in _RUNBOOKS if "/" in notes.get(key, "")), None)
    fact = Threshold(
        name=limit.name or alert,
        description=with_placeholders(unwrapped(description if summary else "")),
        source="alert_rule",
        operator=limit.operator,
        value=limit.value,
        action=with_placeholders(unwrapped(summary or description)) or None,
        severity=_severity(keys),
        for_seconds=seconds(lasting.text, PROMETHEUS) if lasting is not None and lasting.text else None,
        alert=alert,
        expression=promql.one_line(expression),
        metrics=limit.metrics,
        selectors=limit.selectors,
        runbook_url=UNKNOWN if url and "{{" in url else url,
    )
    yield file.found(fact, "prometheus_rules.alert", rule.line, rule.end_line)


def _text(keys: Mapping[str, Node], key: str) -> str:
    return ((keys[key].text if key in keys else "") or "").strip()


def _severity(keys: Mapping[str, Node]) -> Maybe[str]:
    text = keys["labels"].text_at("severity") if "labels" in keys else None
    return UNKNOWN if text and "{{" in text else text or None


def limit_of(expression: str, recorded: Mapping[str, promql.Expression]) -> _Limit:
    """What an expression measures, and beyond which number it fires.

    :param recorded: what is behind the names that recording rules of the file give.
    :raises promql.PromqlError: it cannot be read.
    """
    parsed = promql.parse(expression)
    compared = promql.comparison(parsed)
    metrics = promql.names(parsed)
    behind = [recorded[name] for name in metrics if name in recorded]
    found = [one for part in (parsed, *behind) for one in promql.selectors(part)]
    measured = promql.measured(compared.measured if compared is not None else parsed)
    return _Limit(
        name=measured,
        operator=compared.operator if compared is not None else None,
        value=compared.value if compared is not None else None,
        metrics=tuple(dict.fromkeys(one.name for one in found if one.name)) or None,
        selectors=tuple(dict.fromkeys(str(one) for one in found if one.matchers)) or None,
    )
