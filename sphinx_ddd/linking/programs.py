"""Programs that are told of by their entry point alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sphinx_ddd.facts.base import Fact, Found
from sphinx_ddd.facts.operations import Command

BY_ENTRY_POINT: Final = "console_scripts.script"


def without_told(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts; of a program whose command line another rule reads, with or without subcommands, only what that one says."""
    facts = list(found)
    told = {one.fact.name.partition(" ")[0] for one in facts if isinstance(one.fact, Command) and one.rule != BY_ENTRY_POINT}
    return [one for one in facts if one.rule != BY_ENTRY_POINT or not isinstance(one.fact, Command) or one.fact.name not in told]
