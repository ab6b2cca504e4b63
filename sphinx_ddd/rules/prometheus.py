"""Metrics of ``prometheus_client``: instruments, and the families that custom collectors yield."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.metrics import Metric
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import Call

MODULES = ("prometheus_client", "prometheus_client.metrics", "prometheus_client.core", "prometheus_client.metrics_core")

INSTRUMENTS = {
    "Counter": "counter", "Gauge": "gauge", "Histogram": "histogram", "Summary": "summary", "Info": "info", "Enum": "stateset",
}  # fmt: skip
"""Class to the type of what it exposes. All take name, documentation, labelnames, namespace, subsystem, unit."""

FAMILIES = {
    "CounterMetricFamily": ("counter", 3), "GaugeMetricFamily": ("gauge", 3), "SummaryMetricFamily": ("summary", 4),
    "HistogramMetricFamily": ("histogram", 4), "GaugeHistogramMetricFamily": ("gaugehistogram", 4), "InfoMetricFamily": ("info", 3),
    "StateSetMetricFamily": ("stateset", 3), "UnknownMetricFamily": ("unknown", 3), "UntypedMetricFamily": ("unknown", 3),
}  # fmt: skip
"""Class to the type of what it exposes and the position of its labels. All take name and documentation first."""
UNIT_AFTER_LABELS = {"CounterMetricFamily": 2, "InfoMetricFamily": None, "StateSetMetricFamily": None}
"""How far behind the labels the unit comes where that is not one place; ``None``: it has none."""
VALUES = ("value", "count_value", "sum_value", "gsum_value", "buckets")

INFINITE = float("inf")
DEFAULT_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0)

UPDATES = (
    "inc", "dec", "set", "set_to_current_time", "set_function", "track_inprogress", "observe", "time", "count_exceptions", "info", "state",
    "add_metric", "add_sample",
)  # fmt: skip


def _in(names: tuple[str, ...] | dict[str, object]) -> tuple[str, ...]:
    return tuple(f"{module}.{name}" for module in MODULES for name in names)


@calls(*_in(tuple(INSTRUMENTS)))
def instrument(use: Call) -> Facts:
    """A counter, gauge, histogram, summary, info or enum, under the name that is exposed."""
    yield from dict.fromkeys(_instrument(one) for one in use.rounds() if _is_named(one))


def _instrument(use: Call) -> Metric:
    kind = INSTRUMENTS[use.name.rpartition(".")[2]]
    labels = use.texts(2, "labelnames")
    metric = _Instance.of(use)
    return Metric(
        name=exposed_name(kind, *(use.template(n, k) for n, k in ((0, "name"), (3, "namespace"), (4, "subsystem"), (5, "unit")))),
        description=use.template(1, "documentation"),
        framework="prometheus_client",
        metric_type=kind,
        labels=labels or None,
        unit=use.text(5, "unit") or None,
        buckets=_buckets(use) if kind == "histogram" else None,
        states=use.texts(8, "states") if kind == "stateset" else None,
        updated_at=metric.updated_at(),
        label_values=metric.label_values(labels),
    )


@calls(*_in(tuple(FAMILIES)))
def family(use: Call) -> Facts:
    """A metric that a custom collector computes when it is asked for."""
    yield from dict.fromkeys(_family(one) for one in use.rounds() if _is_named(one))


def _family(use: Call) -> Metric:
    maker = use.name.rpartition(".")[2]
    kind, position = FAMILIES[maker]
    offset = UNIT_AFTER_LABELS.get(maker, 1)
    unit = (position + offset, "unit") if offset is not None else (None, None)
    labels = use.texts(position, "labels")
    valued = use.argument(2) is not None or any(use.argument(None, name) is not None for name in VALUES)
    return Metric(
        name=exposed_name(kind, use.template(0, "name"), unit=use.template(*unit)),
        description=use.template(1, "documentation"),
        framework="prometheus_client",
        metric_type=kind,
        labels=labels or None,
        unit=use.text(*unit) or None,
        updated_at=(use.location.line,) if valued else _Instance.of(use).updated_at(),
    )


@calls(*_in(("Metric",)))
def untyped_family(use: Call) -> Facts:
    """A metric that a custom collector builds sample by sample."""
    if not _is_named(use) or use.argument(2, "typ") is None:
        return
    kind = use.text(2, "typ")
    yield Metric(
        name=exposed_name("", use.template(0, "name"), unit=use.template(3, "unit")),
        description=use.template(1, "documentation"),
        framework="prometheus_client",
        metric_type="unknown" if kind == "untyped" else kind,
        unit=use.text(3, "unit") or None,
        updated_at=_Instance.of(use).updated_at(),
    )


def _is_named(use: Call) -> bool:
    """Whether a call names its metric itself; a function that is handed the whole name makes those of its callers."""
    node = use.argument(0, "name")
    if node is None or use.argument(1, "documentation") is None:
        return False
    return not _is_handed_in(node)


def _is_handed_in(node: nodes.NodeNG) -> bool:
    """Whether an expression is a parameter of the function around it, or an attribute of its object."""
    function = node.scope()
    if not isinstance(function, nodes.FunctionDef):
        return False
    name = node.expr if isinstance(node, nodes.Attribute) else node
    return isinstance(name, nodes.Name) and any(isinstance(one.parent, nodes.Arguments) for one in function.locals.get(name.name, ()))


def exposed_name(kind: str, name: str, namespace: str = "", subsystem: str = "", unit: str = "") -> str:
    """As the client library builds it; a counter's ``_total`` belongs to its samples."""
    full = "_".join(part for part in (namespace, subsystem, name) if part)
    if kind == "counter":
        full = full.removesuffix("_total")
    return f"{full}_{unit}" if unit and not full.endswith(f"_{unit}") else full


def _buckets(use: Call) -> Maybe[tuple[float, ...]]:
    value = use.value(8, "buckets", DEFAULT_BUCKETS)
    if not isinstance(value, (list, tuple)):
        return UNKNOWN
    bounds: list[float] = []
    for bound in value:
        try:
            bounds.append(float(bound))
        except (TypeError, ValueError):
            return UNKNOWN
    return tuple(bounds) if bounds[-1:] == [INFINITE] else (*bounds, INFINITE)


@dataclass(frozen=True, slots=True)
class _Instance:
    """A metric object, and what its module does with it."""

    use: Call
    calls: tuple[nodes.Call, ...]
    """Calls of the methods that change its value, in the order of the text."""

    @classmethod
    def of(cls, use: Call) -> _Instance:
        found = [call for name in UPDATES for call in _calls_on(use, name)]
        return cls(use, tuple(sorted(found, key=lambda call: (call.lineno, call.col_offset))))

    def updated_at(self) -> Maybe[tuple[int, ...]]:
        """Lines that change the value; ``()`` when nothing can; ``None`` when another module may."""
        if self.calls:
            return tuple(dict.fromkeys(call.func.end_lineno or call.lineno for call in self.calls))
        return () if self._is_forgotten() else None

    def _is_forgotten(self) -> bool:
        """Whether the object is bound to a private global that nothing in the module mentions again."""
        target = self.use.target()
        if not target.startswith("_") or target.startswith("__") or not isinstance(self.use.node.scope(), nodes.Module):
            return False
        return not any(isinstance(node, nodes.Name) and node.name == target for node in walk(self.use.context.module.tree))

    def label_values(self, labels: Maybe[tuple[str, ...]]) -> Maybe[tuple[str, ...]]:
        """Literal values given to labels, as ``label=value``."""
        if not isinstance(labels, tuple):
            return None
        found = {value: None for call in _calls_on(self.use, "labels") for value in _literals(call, labels)}
        return tuple(sorted(found)) or None


def _calls_on(use: Call, method: str) -> Iterator[nodes.Call]:
    """Calls of a method of the object that ``use`` makes, or of its labelled children, in the same module."""
    for call in use.context.module.calls_by_tail.get(method, ()):
        if isinstance(call.func, nodes.Attribute) and _made_by(call.func.expr, use):
            yield call


def _made_by(node: nodes.NodeNG, use: Call) -> bool:
    """Whether an expression stands for the object a call made, or for one of its labelled children."""
    for _ in range(3):
        origins = [node] if isinstance(node, nodes.Call) else [ref.origin for ref in use.context.refs(node)]
        if any(origin is use.node for origin in origins):
            return True
        child = next((o for o in origins if isinstance(o, nodes.Call) and _is_child(o)), None)
        if child is None:
            return False
        node = child.func.expr
    return False


def _is_child(call: nodes.Call) -> bool:
    return isinstance(call.func, nodes.Attribute) and call.func.attrname == "labels"


def _literals(call: nodes.Call, labels: tuple[str, ...]) -> Iterator[str]:
    given = [*zip(labels, call.args, strict=False), *((k.arg, k.value) for k in call.keywords or ())]
    for label, node in given:
        if isinstance(node, nodes.Const) and isinstance(node.value, (str, int, float, bool)) and label in labels:
            yield f"{label}={node.value}"
