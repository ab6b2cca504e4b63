"""Amounts of memory and of processors, as Kubernetes and Compose write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.ops.yaml_nodes import Node

KUBERNETES: Final[Mapping[str, float]] = {
    "": 1, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15,
    "Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "Ti": 2**40, "Pi": 2**50,
}  # fmt: skip
COMPOSE: Final[Mapping[str, float]] = {
    "": 1, "b": 1, **{f"{unit}{b}": 2.0**power for unit, power in (("k", 10), ("m", 20), ("g", 30), ("t", 40)) for b in ("", "b")},
}  # fmt: skip
"""By units of 1024, in capitals or not."""


def amount(text: str | None, units: Mapping[str, float], *, fold: bool = False) -> float | None:
    """``512Mi`` as a number of bytes; ``None`` for what is none: a template, or a variable without a default.

    :param fold: whether capitals make no difference.
    """
    plain = (text or "").strip().lower() if fold else (text or "").strip()
    digits = next((n for n, c in enumerate(plain) if c not in "0123456789."), len(plain))
    factor = units.get(plain[digits:].strip())
    try:
        value = float(plain[:digits])
    except ValueError:
        return None
    return round(value * factor, 9) if factor is not None and value > 0 else None


def limit(node: Node | None, name: str, via: str, option: str, value: float | None) -> Iterator[tuple[Limit, Node]]:
    """The most that a container may use, by the key that says it: ``resources.limits.memory``."""
    if node is None or value is None:
        return
    resource, unit = _UNITS[option.rpartition(".")[2]]
    whole = int(value) if float(value).is_integer() else value
    yield Limit(name=name, resource=resource, via=via, value=whole, unit=unit, per="container", option=option), node


_UNITS: Final = {
    "memory": ("memory", "bytes"), "mem_limit": ("memory", "bytes"),
    "cpu": ("cpu", "CPUs"), "cpus": ("cpu", "CPUs"),
    "pids": ("processes", "processes"), "pids_limit": ("processes", "processes"),
}  # fmt: skip
