"""Commands of the project that an emergency needs, or that no routine may run, told by the word that their author named them with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.operations import Command
from sphinx_ddd.procedures import offered, operations
from sphinx_ddd.procedures.base import Block, Row, Table
from sphinx_ddd.procedures.given import Given
from sphinx_ddd.procedures.plain import code, sentence
from sphinx_ddd.procedures.tables import table

_RECOVERS: Final = frozenset(
    "demote evacuate failback failover heal pause promote rebuild recover recovery reinit repair rescue restart restore resume resync "
    "rollback switchover takeover unlock".split()
)
_DESTROYS: Final = frozenset(
    "clean cleanup clear delete destroy drop erase expunge flush kill prune purge reinit remove reset restart rm shutdown stop truncate "
    "uninstall wipe".split()
)


def recovering(given: Given) -> Iterator[Table]:
    """Commands that bring a service back: ``failover``, ``restore``, ``resume``."""
    yield from _table(given, _named(given, _RECOVERS), "Commands for an emergency")


def destructive(given: Given) -> Iterator[Block]:
    """What destroys data or stops services: commands of the project, then what its code does."""
    yield from operations.destructive(given, destroying(given))


def destroying(given: Given) -> Iterator[Table]:
    """Commands that delete or stop something by their name, or by what their code does."""
    known = {f.key: f for f in _named(given, _DESTROYS)}
    known |= {f.key: f for f in given.of(Command) if offered.is_named(f.fact) and offered.destroys(given, f)}
    yield from _table(given, known.values(), "Commands that may delete or stop something")


def _named(given: Given, words: frozenset[str]) -> Iterator[Found[Command]]:
    """Those of which the last word is or holds one of these: ``patronictl promote-cluster``."""
    for found in given.of(Command):
        own = found.fact.name.rpartition(" ")
        if own[0] and offered.is_named(found.fact) and not words.isdisjoint(own[2].lower().replace("_", "-").split("-")):
            yield found


def _table(given: Given, found: Iterable[Found[Command]], caption: str) -> Iterator[Table]:
    lines = ((offered.line(given, f), f) for f in found)
    rows = [Row(((code(line),), (sentence(f.fact.description),) if f.fact.description else ()), (f.location,)) for line, f in lines if line]
    if rows:
        yield table(("Command", "What it does"), rows, caption=caption)
