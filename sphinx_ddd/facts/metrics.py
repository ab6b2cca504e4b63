"""Monitoring points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_ddd.facts.base import Fact, Maybe


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
    """Lines of the same file that change the value."""
    label_values: Maybe[tuple[str, ...]] = None
    """Literal label values seen in the same file, ``label=value``."""
