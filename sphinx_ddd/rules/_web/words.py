"""Paths under which programs tell whether they are well."""

from __future__ import annotations

from typing import Final

LIVENESS: Final = frozenset("live livez liveness liveliness alive is_alive isalive is-alive __lbheartbeat__ lbheartbeat".split())
READINESS: Final = frozenset("ready readyz readiness is_ready isready is-ready __heartbeat__".split())
STARTUP: Final = frozenset("startup startupz".split())
GENERAL: Final = frozenset(
    "health healthz _health _healthz __health__ healthy is_healthy healthcheck healthchecks health_check health-check health_checks "
    "health-checks healthcheckz healthprobe health-probe health_probe ping _ping heartbeat _status".split()
)
NAMES: Final = LIVENESS | READINESS | STARTUP | GENERAL
"""Last segments of a path that stand for a health check."""

WEAK: Final = frozenset("live ready ping heartbeat startup alive".split())
"""Words that a domain uses too (a live stream, a ready order): they count only below segments that mean nothing else."""
_ONLY_AMONG_PROBES: Final = frozenset({"startup"})
"""Words that are no health check below ``/system`` either, but what a program tells of its start."""
_PROBES: Final = NAMES | frozenset("probe probes k8s kubernetes actuator".split())
_NEUTRAL: Final = NAMES | frozenset(
    "api rest internal _internal system sys monitor monitoring probe probes k8s kubernetes admin status management manage actuator app "
    "public private service server _ - ops meta util utils core common version".split()
)


def segments(path: str) -> list[str]:
    return [part.lower() for part in path.split("/") if part]


def is_health(path: str) -> bool:
    """Whether a full path names a health check of the program, and not that of a thing in it (``/patients/<id>/health``)."""
    parts = segments(path)
    if not parts or parts[-1] not in NAMES or any(is_parameter(part) for part in parts):
        return False
    if parts[-1] in _ONLY_AMONG_PROBES:
        return all(part in _PROBES for part in parts[:-1])
    return parts[-1] not in WEAK or all(_is_neutral(part) for part in parts[:-1])


def may_be_health(path: str) -> bool:
    """Whether the end of a path leaves it possible: with a prefix, ``""`` and ``/`` may be ``/health``."""
    parts = segments(path)
    return not parts or parts[-1] in NAMES


def probe_of(path: str) -> str | None:
    """The kind of probe that a path names; ``None`` where it leaves that open."""
    parts = segments(path)
    kinds = (("liveness", LIVENESS), ("readiness", READINESS), ("startup", STARTUP))
    return next((kind for kind, names in kinds if parts and parts[-1] in names), None)


def is_parameter(part: str) -> bool:
    """Whether a segment is filled in by who asks; :mod:`paths` writes all frameworks' ways as ``<name>``."""
    return "<" in part


def _is_neutral(part: str) -> bool:
    return part in _NEUTRAL or "{" in part or (part[:1] == "v" and part[1:].replace(".", "").isdigit())
