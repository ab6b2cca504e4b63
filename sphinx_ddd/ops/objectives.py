"""Service level objectives, as sloth and pyrra write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.metrics import Threshold
from sphinx_ddd.ops import promql
from sphinx_ddd.ops.base import Item, OpsText, unwrapped
from sphinx_ddd.ops.placeholders import with_placeholders
from sphinx_ddd.ops.yaml_nodes import Node

_SLOTH: Final = (("sli", "events"), ("sli", "raw"))
_SLOTH_CRD: Final = "PrometheusServiceLevel"
_QUERIES: Final = ("error_query", "total_query", "error_ratio_query", "errorQuery", "totalQuery", "errorRatioQuery")
_INDICATORS: Final = {
    "ratio": ("errors", "total"), "latency": ("success", "total"), "latencyNative": ("total",), "bool_gauge": ("",), "boolGauge": ("",),
}  # fmt: skip


def is_sloth(root: Node) -> bool:
    if (root.text_at("apiVersion") or "").startswith("sloth.slok.dev/"):
        return root.text_at("kind") == _SLOTH_CRD
    return (root.text_at("version") or "").startswith("prometheus/") and root.get("slos") is not None


def is_pyrra(root: Node) -> bool:
    return (root.text_at("apiVersion") or "").startswith("pyrra.dev/") and root.text_at("kind") == "ServiceLevelObjective"


def read_sloth(root: Node, file: OpsText) -> Iterator[Item]:
    """Each objective, and what it is computed from."""
    spec = root.get("spec") if root.text_at("kind") == _SLOTH_CRD else root
    service = (spec.text_at("service") if spec is not None else None) or ""
    slos = spec.get("slos") if spec is not None else None
    for slo in slos.items if slos is not None else ():
        name = slo.text_at("name") or ""
        expressions = [text for path in _SLOTH for key in _QUERIES if (text := slo.text_at(*path, key))]
        expressions = [text.replace("{{.window}}", "5m").replace("{{ .window }}", "5m") for text in expressions]
        alerting = slo.get("alerting")
        alert = alerting.text_at("name") if alerting is not None else None
        annotations = alerting.get("annotations") if alerting is not None else None
        yield from _objective(
            file,
            slo,
            rule="sloth.slo",
            name=f"{service}: {name}".strip(": "),
            objective=slo.text_at("objective"),
            expressions=expressions,
            expression=_share(expressions),
            alert=None if alerting is not None and _disabled(alerting) else alert,
            annotations=annotations,
        )


def _disabled(alerting: Node) -> bool:
    """Whether neither of the two alerts is made."""
    kinds = [alerting.get(kind, "disable") for kind in ("page_alert", "ticket_alert")]
    return all(node is not None and node.is_true for node in kinds)


def _share(errors: list[str]) -> str | None:
    """What is compared with the objective, in percent, from the queries for what goes wrong and for all."""
    match [promql.one_line(text) for text in errors]:
        case [ratio]:
            return f"100 * (1 - ({ratio}))"
        case [wrong, total]:
            return f"100 * (1 - ({wrong}) / ({total}))"
    return None


def read_pyrra(root: Node, file: OpsText) -> Iterator[Item]:
    """The objective of an object."""
    spec = root.get("spec")
    if spec is None:
        yield file.skipped(root.line, "pyrra: an objective without `spec`")
        return
    expressions = []
    for indicator, parts in _INDICATORS.items():
        for part in parts:
            metric = spec.text_at(*filter(None, ("indicator", indicator, part, "metric")))
            expressions += [metric] if metric else []
    yield from _objective(
        file,
        root,
        rule="pyrra.slo",
        name=root.text_at("metadata", "name") or "",
        objective=spec.text_at("target"),
        expressions=expressions,
        alert=spec.text_at("alerting", "name"),
        annotations=None,
    )


def _objective(
    file: OpsText,
    node: Node,
    *,
    rule: str,
    name: str,
    objective: str | None,
    expressions: list[str],
    expression: str | None = None,
    alert: str | None,
    annotations: Node | None,
) -> Iterator[Item]:
    try:
        value = float((objective or "").rstrip("%"))
    except ValueError:
        tool = rule.partition(".")[0]
        yield file.skipped(node.line, f"{tool}: objective {name or 'without a name'} states no percentage: {objective or 'nothing'}")
        return
    metrics, selectors = _measured(expressions)
    notes = {key: one.text or "" for key, one in annotations.fields().items()} if annotations is not None else {}
    description = node.text_at("description") or node.text_at("spec", "description") or ""
    url = notes.get("runbook_url") or notes.get("runbook")
    fact = Threshold(
        name=name or "objective",
        description=unwrapped(description),
        source="slo",
        operator="<",
        value=value,
        unit="percent",
        action=with_placeholders(unwrapped(notes.get("summary", ""))) or None,
        alert=alert,
        expression=expression,
        metrics=metrics,
        selectors=selectors,
        runbook_url=UNKNOWN if url and "{{" in url else url,
    )
    yield file.found(fact, rule, node.line, node.end_line)


def _measured(expressions: list[str]) -> tuple[Maybe[tuple[str, ...]], Maybe[tuple[str, ...]]]:
    """Metrics and selectors of the queries; unknown where one cannot be read."""
    try:
        parsed = [promql.parse(text) for text in expressions]
    except promql.PromqlError:
        return UNKNOWN, UNKNOWN
    metrics = tuple(dict.fromkeys(name for one in parsed for name in promql.names(one)))
    selectors = tuple(dict.fromkeys(str(s) for one in parsed for s in promql.selectors(one) if s.matchers))
    return metrics or None, selectors or None
