"""What is removed or stops being valid after a time: kept data, and keys, certificates and tokens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Found
from sphinx_ddd.facts.lifecycle import Retention
from sphinx_ddd.facts.operations import Command
from sphinx_ddd.procedures.base import Block, Inline, Row, Text
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import COMPUTED, code, plain, seconds
from sphinx_ddd.procedures.tables import table

CREDENTIALS: Final = frozenset({
    "X.509 certificate", "certificate", "JSON web token", "signed value", "encrypted token", "encrypted values",
})  # fmt: skip
"""Names of what ends by itself and is to be renewed, as against data that is removed."""


def blocks(given: Given) -> Iterator[Block]:
    """Data by its age, then what is to be renewed in time."""
    found = given.of(Retention)
    data = [f for f in found if f.fact.name not in CREDENTIALS]
    ending = [f for f in found if f.fact.name in CREDENTIALS]
    if data:
        yield table(("What", "Kept for", "Set by", "Removed by"), _rows(data, _commands(given)), caption="What is removed once it is old")
    if ending:
        yield table(("What", "Good for", "Set by", "Where"), _rows(ending, _commands(given)), caption="What ends and is renewed")


def _commands(given: Given) -> frozenset[str]:
    return frozenset(f.fact.name for f in given.of(Command))


def _rows(found: list[Found[Retention]], commands: frozenset[str]) -> Iterator[Row]:
    groups: dict[Retention, list[Found[Retention]]] = {}
    for one in found:
        groups.setdefault(one.fact, []).append(one)
    for fact, group in sorted(groups.items(), key=lambda item: (_age(item[0]), item[0].name)):
        option: Text = (code(fact.option),) if isinstance(fact.option, str) else ()
        how: Text = (_how(fact.how, commands),) if isinstance(fact.how, str) else ()
        yield Row(((code(fact.name) if fact.name not in CREDENTIALS else fact.name,), _kept(fact), option, how), places(group))


def _how(how: str, commands: frozenset[str]) -> Inline:
    """A function or a command as code; a sentence as it is."""
    return code(how) if " " not in how or how in commands else plain(how)


def _age(fact: Retention) -> float:
    return fact.age_seconds if isinstance(fact.age_seconds, int | float) else float("inf")


def _kept(fact: Retention) -> Text:
    if isinstance(fact.keep, int):
        return (f"the last {fact.keep:,}",)
    counted: Text = ("from ", code(fact.counted_from)) if isinstance(fact.counted_from, str) else ()
    if fact.age_seconds is UNKNOWN:
        return counted if fact.option else (COMPUTED,)
    age = seconds(fact.age_seconds) if isinstance(fact.age_seconds, int | float) else ""
    return (f"{age} ", *counted) if age and counted else (age,) if age else counted
