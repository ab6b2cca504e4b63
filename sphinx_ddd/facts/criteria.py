"""The names of the maturity model: cadences and criteria. What they weigh is data in ``maturity/model.toml``."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Cadence(StrEnum):
    """How often somebody does it; ``EMERGENCY`` is a page and a number of its own."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    EMERGENCY = "emergency"


CRITERIA: Final = (
    "daily.health_checks",
    "daily.monitoring",
    "daily.log_management",
    "daily.drift_detection",
    "weekly.patching",
    "weekly.backups",
    "weekly.validation",
    "weekly.documentation",
    "monthly.capacity",
    "monthly.performance",
    "monthly.compliance",
    "monthly.lifecycle",
)
"""The twelve criteria of the Maintenance Maturity Model, in the order they are shown."""
EMERGENCY_RECOVERY: Final = "emergency.recovery"
"""Recovery from failures: scored beside the twelve."""


def cadence_of(criterion: str) -> Cadence:
    """``weekly`` of ``weekly.backups``."""
    return Cadence(criterion.partition(".")[0])


def title_of(criterion: str) -> str:
    """``Health checks`` of ``daily.health_checks``, for people."""
    return criterion.partition(".")[2].replace("_", " ").capitalize()
