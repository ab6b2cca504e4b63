"""What several rules tell of one program: its entry point beside its command line, its version beside that of its commands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sphinx_ddd.facts.base import Fact, Found
from sphinx_ddd.facts.lifecycle import VersionSource
from sphinx_ddd.facts.operations import Command

BY_ENTRY_POINT: Final = "console_scripts.script"


def without_told(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts; of a program whose command line another rule reads, with or without subcommands, only what that one says."""
    facts = list(found)
    told = {one.fact.name.partition(" ")[0] for one in facts if isinstance(one.fact, Command) and one.rule != BY_ENTRY_POINT}
    return [one for one in facts if one.rule != BY_ENTRY_POINT or not isinstance(one.fact, Command) or one.fact.name not in told]


def without_repeated(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts, without the version that a command of a program tells as the program itself does."""
    facts = list(found)
    sources = [(_line(one.fact), one.fact.attribute) for one in facts if isinstance(one.fact, VersionSource) and one.fact.command]

    def is_repeated(source: VersionSource) -> bool:
        line = _line(source)
        return any(line.startswith(f"{above} ") and source.attribute in (None, attribute) for above, attribute in sources if above)

    return [one for one in facts if not isinstance(one.fact, VersionSource) or not is_repeated(one.fact)]


def _line(source: VersionSource) -> str:
    """A command without the flag that asks for the version."""
    return source.command.rpartition(" ")[0] if isinstance(source.command, str) else ""
