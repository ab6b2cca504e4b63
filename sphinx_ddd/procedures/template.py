"""The template of a runbook: which slots there are, in which order, and which concern fills them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sphinx_ddd.facts.criteria import EMERGENCY_RECOVERY, Cadence
from sphinx_ddd.procedures import (
    backups,
    by_name,
    capacity,
    compliance,
    config,
    contacts,
    dependencies,
    documentation,
    drift,
    failures,
    health,
    lifecycle,
    logs,
    metrics,
    performance,
    recovery,
    schedules,
    updates,
    validation,
)
from sphinx_ddd.procedures.given import Fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A section of a runbook, before it is filled."""

    id: str
    title: str
    criterion: str = ""
    fill: Fill | None = None
    """Nothing for a section that only holds others."""
    takes_written: bool = False
    """Hand-written procedures of the criterion stand here, in place of the steps that the code gives. One slot a criterion."""
    slots: tuple[Slot, ...] = ()


TITLES: Final = {
    Cadence.DAILY: "Daily Maintenance",
    Cadence.WEEKLY: "Weekly Maintenance",
    Cadence.MONTHLY: "Monthly Maintenance",
    Cadence.EMERGENCY: "Emergency",
}


def _main(slot: str, title: str, criterion: str, fill: Fill) -> Slot:
    return Slot(id=slot, title=title, criterion=criterion, fill=fill, takes_written=True)


def _part(slot: str, title: str, criterion: str, fill: Fill) -> Slot:
    return Slot(id=slot, title=title, criterion=criterion, fill=fill)


SLOTS: Final[dict[Cadence, tuple[Slot, ...]]] = {
    Cadence.DAILY: (
        _main("daily-health-checks", "Morning Health Checks", health.CRITERION, health.blocks),
        _part("daily-dependencies", "Dependencies", dependencies.CRITERION, dependencies.blocks),
        _main("daily-monitoring-points", "Monitoring Points", metrics.CRITERION, metrics.blocks),
        _part("daily-scheduled-jobs", "Scheduled Jobs", schedules.CRITERION, schedules.blocks),
        _main("daily-log-files", "Log Files", logs.CRITERION, logs.blocks),
        _main("daily-drift-detection", "Drift Detection", drift.CRITERION, drift.blocks),
        _part("daily-common-issues", "Common Issues", EMERGENCY_RECOVERY, failures.blocks),
    ),
    Cadence.WEEKLY: (
        Slot(
            id="weekly-pre-maintenance",
            title="Pre-Maintenance Validation",
            slots=(
                _main("weekly-backup", "Backup", backups.CRITERION, backups.blocks),
                _part("weekly-version", "Version", validation.CRITERION, updates.version),
                _part("weekly-notify", "Notify", validation.CRITERION, contacts.notify),
                _main("weekly-checks-before", "Checks Before", validation.CRITERION, validation.before),
            ),
        ),
        Slot(
            id="weekly-execution",
            title="Maintenance Execution",
            slots=(
                _main("weekly-update", "Update", updates.CRITERION, updates.blocks),
                _part("weekly-validate", "Validate", validation.CRITERION, validation.after),
            ),
        ),
        _part("weekly-rollback", "Rollback Procedures", updates.CRITERION, backups.rollback),
        _main("weekly-documentation", "Documentation", documentation.CRITERION, documentation.blocks),
        _part("weekly-options", "Options", validation.CRITERION, config.reference),
    ),
    Cadence.MONTHLY: (
        _main("monthly-capacity", "Capacity Review", capacity.CRITERION, capacity.blocks),
        _main("monthly-performance", "Performance Tuning", performance.CRITERION, performance.blocks),
        _main("monthly-compliance", "Compliance Audit", compliance.CRITERION, compliance.blocks),
        _main("monthly-lifecycle", "Lifecycle", lifecycle.CRITERION, lifecycle.blocks),
    ),
    Cadence.EMERGENCY: (
        _part("emergency-contacts", "Escalation", EMERGENCY_RECOVERY, contacts.escalation),
        _main("emergency-recovery", "Recovery", EMERGENCY_RECOVERY, recovery.blocks),
        _part("emergency-destructive", "Destructive Operations", EMERGENCY_RECOVERY, by_name.destructive),
    ),
}
