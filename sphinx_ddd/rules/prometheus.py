"""Metrics of ``prometheus_client``: instruments, and the families that custom collectors yield."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.metrics import Metric
from sphinx_ddd.rules._metrics.given import Given, each_name
from sphinx_ddd.rules._metrics.prometheus_names import (
    DEFAULT_BUCKETS,
    FAMILIES,
    INFINITE,
    INSTRUMENTS,
    MODULES,
    UNIT_AFTER_LABELS,
    UPDATES,
    VALUES,
    exposed_name,
    qualified,
)
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import Call


@calls(*qualified(INSTRUMENTS))
def instrument(use: Call) -> Facts:
    """A counter, gauge, histogram, summary, info or enum, under the name that is exposed."""
    if use.argument(1, "documentation") is None and not use.unpacked:
        return
    yield from each_name(use, _instrument)


def _instrument(given: Given) -> Metric | None:
    kind = _kind(given)
    if kind is None or not given.named(0, "name"):
        return None
    labels = given.texts(2, "labelnames")
    metric = _Instance.of(given.use)
    return Metric(
        name=exposed_name(kind, *(given.template(n, k) for n, k in ((0, "name"), (3, "namespace"), (4, "subsystem"), (5, "unit")))),
        description=given.template(1, "documentation"),
        framework="prometheus_client",
        metric_type=kind,
        labels=labels or None,
        unit=given.text(5, "unit") or None,
        buckets=_buckets(given) if kind == "histogram" else None,
        states=given.texts(8, "states") if kind == "stateset" else None,
        updated_at=metric.updated_at(),
        label_values=metric.label_values(labels),
    )


def _kind(given: Given) -> str | None:
    """The type of what is made: of the class that the function around it was handed, where there are several."""
    kinds = _kinds(given.use.names)
    if len(kinds) > 1:
        kinds = _kinds(given.passes(given.use.node.func))
    return kinds[0] if len(kinds) == 1 else None


def _kinds(names: Iterable[str]) -> list[str]:
    classes = [name.rpartition(".") for name in names]
    return list(dict.fromkeys(INSTRUMENTS[tail] for module, _, tail in classes if module in MODULES and tail in INSTRUMENTS))


@calls(*qualified(FAMILIES))
def family(use: Call) -> Facts:
    """A metric that a custom collector computes when it is asked for."""
    if use.argument(1, "documentation") is None:
        return
    yield from each_name(use, _family, at_object=True)


def _family(given: Given) -> Metric | None:
    if not given.named(0, "name"):
        return None
    use = given.use
    maker = use.name.rpartition(".")[2]
    kind, position = FAMILIES[maker]
    offset = UNIT_AFTER_LABELS.get(maker, 1)
    unit = (position + offset, "unit") if offset is not None else (None, None)
    labels = given.texts(position, "labels")
    valued = use.argument(2) is not None or any(use.argument(None, name) is not None for name in VALUES)
    return Metric(
        name=exposed_name(kind, given.template(0, "name"), unit=given.template(*unit)),
        description=given.template(1, "documentation"),
        framework="prometheus_client",
        metric_type=kind,
        labels=labels or None,
        unit=given.text(*unit) or None,
        updated_at=(use.location.line,) if valued else _Instance.of(use).updated_at(),
    )


@calls(*qualified(("Metric",)))
def untyped_family(use: Call) -> Facts:
    """A metric that a custom collector builds sample by sample."""
    if use.argument(1, "documentation") is None or use.argument(2, "typ") is None:
        return
    yield from each_name(use, _untyped, at_object=True)


def _untyped(given: Given) -> Metric | None:
    if not given.named(0, "name"):
        return None
    kind = given.text(2, "typ")
    return Metric(
        name=exposed_name("", given.template(0, "name"), unit=given.template(3, "unit")),
        description=given.template(1, "documentation"),
        framework="prometheus_client",
        metric_type="unknown" if kind == "untyped" else kind,
        unit=given.text(3, "unit") or None,
        updated_at=_Instance.of(given.use).updated_at(),
    )


def _buckets(given: Given) -> Maybe[tuple[float, ...]]:
    value = given.value(8, "buckets", DEFAULT_BUCKETS)
    if not isinstance(value, (list, tuple)) or not value:
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
