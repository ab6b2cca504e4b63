"""Alert rules and objectives beside the metrics of the code: what watches a metric, and what asks for something in vain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.metrics import Threshold
from sphinx_ddd.procedures.base import Gap
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import plain

CRITERION: Final = "daily.monitoring"
SOURCES: Final = ("alert_rule", "slo")
SUFFIXES: Final = ("_total", "_bucket", "_count", "_sum", "_created", "_info")
"""What the samples of a metric are called, after its own name."""


def alerts(given: Given) -> list[Found[Threshold]]:
    return [f for f in given.of(Threshold) if f.fact.source == "alert_rule"]


def objectives(given: Given) -> list[Found[Threshold]]:
    return [f for f in given.of(Threshold) if f.fact.source == "slo"]


def plain_name(name: str) -> str:
    """Without the suffix of a sample, and as Prometheus writes it."""
    name = name.replace(".", "_")
    return next((name.removesuffix(s) for s in SUFFIXES if name.endswith(s)), name)


def of_metric(given: Given, name: str) -> list[Found[Threshold]]:
    """The alerts and objectives that ask for a metric."""
    wanted = plain_name(name)
    watching = [*alerts(given), *objectives(given)]
    return [f for f in watching if isinstance(f.fact.metrics, tuple) and wanted in {plain_name(m) for m in f.fact.metrics}]


def gaps(given: Given) -> Iterator[Gap]:
    """What they ask for that the code does not have, as far as its metrics are known."""
    vain = [(f, found) for f in (*alerts(given), *objectives(given)) if isinstance(found := f.fact.mismatches, tuple)]
    said = dict.fromkeys(sentence for _, found in vain for sentence in found)
    if said:
        missing = f"Some alerts or objectives may never fire. {' '.join(map(plain, said))}"
        remedy = "Write metric, label and value in the rule as the code has them, or expose what the rule asks for."
        yield Gap(f"{CRITERION}.alert_mismatch", missing, remedy, places(f for f, _ in vain))
