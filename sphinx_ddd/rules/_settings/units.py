"""The unit an option is measured in, where its name ends in one."""

from __future__ import annotations

from typing import Final

_UNITS: Final = {
    "second": "seconds", "seconds": "seconds", "sec": "seconds", "secs": "seconds",
    "ms": "milliseconds", "msec": "milliseconds", "millis": "milliseconds", "milliseconds": "milliseconds",
    "minute": "minutes", "minutes": "minutes", "mins": "minutes",
    "hour": "hours", "hours": "hours", "day": "days", "days": "days", "weeks": "weeks", "months": "months", "years": "years",
    "byte": "bytes", "bytes": "bytes", "kb": "kB", "kib": "KiB", "mb": "MB", "mib": "MiB", "gb": "GB", "gib": "GiB", "tb": "TB",
    "percent": "percent", "percentage": "percent", "pct": "percent",
}  # fmt: skip
"""Last word of a name to the unit. Words that are also something else (``min``, ``m``, ``s``) are left out."""


def unit_of(name: str, option_type: object) -> str | None:
    """``seconds`` for a number called ``shutdown_timeout_seconds``; ``None`` for anything but numbers, or where the name says none."""
    if option_type not in ("integer", "number"):
        return None
    words = name.replace("-", "_").replace(".", "_").lower().split("_")
    # ``days_per_batch`` and ``seconds`` alone name no unit of the value before them, but the value itself.
    return _UNITS.get(words[-1])
