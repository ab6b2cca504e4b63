"""Monitoring points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_ddd.facts.base import UNKNOWN, Fact, Maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric(Fact):
    """A metric that the program exposes, under the name a monitoring system sees (without ``_total``)."""

    kind: ClassVar[str] = "metric"

    framework: str
    metric_type: Maybe[str] = None
    """counter gauge histogram summary info stateset."""
    labels: Maybe[tuple[str, ...]] = None
    unit: Maybe[str] = None
    buckets: Maybe[tuple[float, ...]] = None
    """Upper bounds; the last one is infinite."""
    states: Maybe[tuple[str, ...]] = None
    updated_at: Maybe[tuple[int, ...]] = None
    """Lines of the same file that change the value; none where nothing in the project can."""
    updated_in: tuple[str, ...] | None = None
    """Other files that change the value."""
    label_values: Maybe[tuple[str, ...]] = None
    """Literal label values that the project gives, ``label=value``."""
    open_labels: tuple[str, ...] | None = None
    """Labels that are also given values which are only known at run time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold(Fact):
    """A limit beyond which somebody has to look. Named by what is measured: a metric, or the expression that is compared."""

    kind: ClassVar[str] = "threshold"

    source: str
    """code, alert_rule, slo or site."""
    operator: Maybe[str] = None
    """As it is compared: ``>``, ``>=``, ``<``, ``<=``, ``==``, ``!=``."""
    value: Maybe[float] = None
    unit: Maybe[str] = None
    option: Maybe[str] = None
    """The option or constant that the value comes from, as its framework names it."""
    action: Maybe[str] = None
    """What to do, or what the program does: the annotation of an alert, the message logged."""
    severity: Maybe[str] = None
    """As stated: ``warning``, ``critical``, ``page``; of a comparison in code, the level at which it logs."""
    for_seconds: Maybe[float] = None
    """How long it has to last."""
    alert: Maybe[str] = None
    """Name of the alert."""
    expression: Maybe[str] = None
    """The whole expression, as written."""
    metrics: Maybe[tuple[str, ...]] = None
    """Names of the metrics in the expression, as the monitoring system sees them."""
    selectors: Maybe[tuple[str, ...]] = None
    """Metrics of the expression with the conditions on their labels: ``orders_total{outcome="lost"}``."""
    mismatches: Maybe[tuple[str, ...]] = None
    """Why it may never fire: what the expression asks for and the code does not have, a sentence each."""
    runbook_url: Maybe[str] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telemetry(Fact):
    """Where metrics or errors go. Named by the library's function that does it: ``start_http_server``."""

    kind: ClassVar[str] = "telemetry"

    framework: str
    how: str
    """scrape: the monitoring system asks the program; push: the program sends; report: errors are sent; shared: processes share files."""
    port: Maybe[int] = None
    address: Maybe[str] = None
    """Where it listens, or what it sends to: a host, an address or a folder."""
    path: Maybe[str] = None
    """Where in the URL metrics are."""
    options: tuple[str, ...] | None = None
    """Options and variables that set where it goes, as code writes them."""
    environment: Maybe[str] = None
    """The name under which errors are reported."""
    sample_rate: Maybe[float] = None
    """The share of requests that is traced: 0 to 1."""

    @property
    def says_where(self) -> bool:
        """Whether anything tells where metrics or errors are found: a port, an address, a path, or what sets one of them."""
        known = (self.port, self.address, self.path)
        return any(value is not None and value is not UNKNOWN for value in known) or bool(self.options)
