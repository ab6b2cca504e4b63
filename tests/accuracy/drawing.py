"""A draw of facts that is the same on every machine: each kind by itself, and packages in turn, so that no large one outweighs the rest."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from sphinx_ddd.facts.base import Fact, Found

NOT_DRAWN = frozenset({"documentation"})
"""Kinds that no page prints as such."""


def draw(facts: Mapping[str, Sequence[Found[Fact]]], *, seed: str, per_kind: int) -> list[tuple[str, Found[Fact]]]:
    """Facts of each kind with their package, at most ``per_kind``, in the order in which they were drawn.

    :param facts: by package, in the order of a scan.
    """
    kinds = sorted({f.fact.kind for found in facts.values() for f in found} - NOT_DRAWN)
    return [drawn for kind in kinds for drawn in _of_kind(facts, kind, random.Random(f"{seed}:{kind}"), per_kind)]


def _of_kind(facts: Mapping[str, Sequence[Found[Fact]]], kind: str, chance: random.Random, wanted: int) -> list[tuple[str, Found[Fact]]]:
    left = {package: [f for f in facts[package] if f.fact.kind == kind] for package in sorted(facts)}
    out: list[tuple[str, Found[Fact]]] = []
    while len(out) < wanted and (packages := [p for p, own in left.items() if own]):
        chance.shuffle(packages)
        for package in packages[: wanted - len(out)]:
            own = left[package]
            out.append((package, own.pop(chance.randrange(len(own)))))
    return out
