"""Running processes: the signals that they answer, and what only one of them may hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.operations import Lock, Signal
from sphinx_ddd.procedures.base import Block, Inline, Row, Text
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import code, plain, seconds
from sphinx_ddd.procedures.tables import table

_One: TypeAlias = Found[Signal] | Found[Lock]

_ORDER = ("SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP")
"""Those that end a program first."""
_DOES = {"stop": "asks it to end", "ignore": "is ignored", "forward": "is passed on to its child processes"}


def blocks(given: Given) -> Iterator[Block]:
    """How a process is stopped, and what keeps a second one out."""
    signals = _grouped(given.of(Signal))
    if signals:
        rows = (_signal(group) for group in sorted(signals, key=_rank))
        yield table(("Signal", "What it does", "What runs"), rows, caption="Signals that a running process answers")
    locks = _grouped(given.of(Lock))
    if locks:
        yield table(("Lock", "A second process"), (_lock(group) for group in locks), caption="What only one process may hold")


def _grouped(found: Iterable[_One]) -> list[list[_One]]:
    groups: dict[tuple[object, ...], list[_One]] = {}
    for one in found:
        fact = one.fact
        rest = (fact.does,) if isinstance(fact, Signal) else (fact.waits, fact.timeout_seconds)
        groups.setdefault((fact.name, *rest), []).append(one)
    return list(groups.values())


def _rank(group: list[_One]) -> tuple[int, str]:
    name = group[0].fact.name
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)


def _signal(group: list[_One]) -> Row:
    fact = group[0].fact
    assert isinstance(fact, Signal)
    handlers = dict.fromkeys(f.fact.handler for f in group if isinstance(f.fact, Signal) and isinstance(f.fact.handler, str))
    does = _DOES.get(fact.does, "") if isinstance(fact.does, str) else ""
    said = next((f.fact.description for f in group if f.fact.description), "")
    what = f"{does}: {plain(said)}" if does and said else does or plain(said)
    return Row(((code(fact.name),), (what,) if what else (), _list(list(handlers))), places(group))


def _list(names: list[str]) -> Text:
    out: list[Inline] = []
    for name in names:
        out += [", "] if out else []
        out.append(code(name))
    return tuple(out)


def _lock(group: list[_One]) -> Row:
    fact = group[0].fact
    assert isinstance(fact, Lock)
    says: Text = ()
    if isinstance(fact.timeout_seconds, float | int):
        says = ("waits at most ", seconds(fact.timeout_seconds))
    elif isinstance(fact.waits, bool):
        says = ("waits",) if fact.waits else ("is refused at once",)
    return Row(((code(fact.name),), says), places(group))
