"""Lengths of time in words."""

from __future__ import annotations

UNITS = ((604800, "week"), (86400, "day"), (3600, "hour"), (60, "minute"))


def interval_words(seconds: float) -> str:
    """``every 5 minutes``, ``every hour``, ``every 90 seconds``, in the largest unit that leaves no rest."""
    for size, unit in UNITS:
        if seconds >= size and seconds % size == 0:
            count = int(seconds // size)
            return f"every {unit}" if count == 1 else f"every {count} {unit}s"
    return "every second" if seconds == 1 else f"every {seconds:g} seconds"
