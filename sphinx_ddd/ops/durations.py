"""Lengths of time as ops files write them, in seconds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PROMETHEUS: Final[Mapping[str, float]] = {"y": 31_536_000, "w": 604_800, "d": 86_400, "h": 3600, "m": 60, "s": 1, "ms": 0.001}
GO: Final[Mapping[str, float]] = {"h": 3600, "m": 60, "s": 1, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "ns": 1e-9}
"""As Docker and Compose write them."""
COMPOSE: Final[Mapping[str, float]] = {**GO, "d": 86_400, "w": 604_800}
SYSTEMD: Final[Mapping[str, float]] = {
    word: seconds
    for words, seconds in (
        ("usec us µs", 1e-6), ("msec ms", 1e-3), ("seconds second sec s", 1), ("minutes minute min m", 60), ("hours hour hr h", 3600),
        ("days day d", 86_400), ("weeks week w", 604_800), ("months month M", 2_629_800), ("years year y", 31_557_600),
    )
    for word in words.split()
}  # fmt: skip


def seconds(text: str, units: Mapping[str, float], *, bare: float | None = None) -> float | None:
    """``1h30m`` in seconds; ``None`` for what is none.

    :param bare: seconds that a number without a unit stands for; ``None`` where one must be given. Zero needs none.
    """
    total, rest = 0.0, text.strip()
    if not rest:
        return None
    while rest:
        number, rest = _taken(rest, "0123456789.")
        try:
            value = float(number)
        except ValueError:
            return None
        unit, rest = _taken(rest.lstrip(), _LETTERS)
        factor = units.get(unit) if unit else bare if value else 0.0
        if factor is None:
            return None
        total, rest = total + value * factor, rest.lstrip()
    return round(total, 9)


_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZµ"


def _taken(text: str, among: str) -> tuple[str, str]:
    end = next((n for n, c in enumerate(text) if c not in among), len(text))
    return text[:end], text[end:]
