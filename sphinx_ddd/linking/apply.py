"""How a change of an option takes effect: at once, after a signal, or at the next start; and what shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.config import ConfigOption, Evidence
from sphinx_ddd.linking.oslo import oslo
from sphinx_ddd.linking.traces import Readings, Traces

Verdict: TypeAlias = tuple[str | None, tuple[Evidence, ...]]


def verdict(found: Found[ConfigOption], readings: Readings, traces: Traces) -> Verdict:
    """How a change of an option takes effect, with what shows it; ``None`` where nothing is known of its framework."""
    judge = _JUDGES.get(found.fact.framework)
    return judge(found, readings, traces) if judge is not None else (None, ())


_JUDGES: Final[dict[str, Callable[[Found[ConfigOption], Readings, Traces], Verdict]]] = {
    "oslo.config": oslo,
}
"""Who decides, by framework."""
