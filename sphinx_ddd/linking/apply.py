"""How a change of an option takes effect: at once, after a signal, or at the next start; and what shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.linking.objects import command_line, pydantic, traitlets
from sphinx_ddd.linking.oslo import oslo
from sphinx_ddd.linking.traces import Readings, Traces, Verdict


def verdict(found: Found[ConfigOption], readings: Readings, traces: Traces) -> Verdict:
    """How a change of an option takes effect, with what shows it; ``None`` where nothing is known of its framework."""
    judge = _JUDGES.get(found.fact.framework)
    return judge(found, readings, traces) if judge is not None else (None, ())


_JUDGES: Final[dict[str, Callable[[Found[ConfigOption], Readings, Traces], Verdict]]] = {
    "argparse": command_line,
    "click": command_line,
    "oslo.config": oslo,
    "pydantic": pydantic,
    "traitlets": traitlets,
    "twisted": command_line,
    "typer": command_line,
}
"""Who decides, by framework."""
