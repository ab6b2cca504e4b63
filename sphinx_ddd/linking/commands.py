"""Programs that one function starts at several places."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_ddd.facts.base import Fact, Found
from sphinx_ddd.facts.operations import ExternalCommand


def commands_once(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts; of a command line that one function states in several branches, with all else the same, only the first."""
    facts = list(found)
    first: dict[tuple[str, str, Fact], Found[Fact]] = {}
    for one in sorted((f for f in facts if isinstance(f.fact, ExternalCommand)), key=lambda f: f.key):
        first.setdefault((one.location.path, one.subject, one.fact), one)
    kept = {id(one) for one in first.values()}
    return [one for one in facts if not isinstance(one.fact, ExternalCommand) or id(one) in kept]
