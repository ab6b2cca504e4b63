"""Running processes: the signals that they answer, and what only one of them may hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.config import ReloadTrigger
from sphinx_ddd.facts.operations import Lock, Signal
from sphinx_ddd.procedures.base import Block, Inline, Row, Text
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import code, plain, seconds
from sphinx_ddd.procedures.tables import table

_Answer: TypeAlias = Found[Signal] | Found[ReloadTrigger]

_ORDER = ("SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP")
"""Those that end a program first."""
_DOES = {
    "stop": "asks it to end", "exit": "ends it at once", "ignore": "is ignored", "forward": "is passed on to its child processes",
    "call": "takes up changes", "mutate": "changes the options that are declared mutable",
    "reload": "reads all configuration files again and restarts its services",
}  # fmt: skip


def blocks(given: Given) -> Iterator[Block]:
    """How a process is stopped or made to take up changes, and what keeps a second one out."""
    signals = _answers(given)
    if signals:
        rows = (_signal(*one) for one in sorted(signals.items(), key=lambda one: _rank(one[0])))
        yield table(("Signal", "What it does", "What runs"), rows, caption="Signals that a running process answers")
    locks: dict[tuple[object, ...], list[Found[Lock]]] = {}
    for one in given.of(Lock):
        locks.setdefault((one.fact.name, one.fact.waits, one.fact.timeout_seconds), []).append(one)
    if locks:
        yield table(("Lock", "A second process"), map(_lock, locks.values()), caption="What only one process may hold")


def _answers(given: Given) -> dict[tuple[str, str], list[_Answer]]:
    """Those that do the same for a signal, together; a function that takes up changes stands with all that are called to do so."""
    triggers = [found for found in given.of(ReloadTrigger) if found.fact.name.startswith("SIG")]
    reloading = {(found.fact.name, found.fact.handler) for found in triggers}
    groups: dict[tuple[str, str], list[_Answer]] = {}
    for one in given.of(Signal):
        does = one.fact.does if isinstance(one.fact.does, str) else ""
        groups.setdefault((one.fact.name, does or ("call" if (one.fact.name, one.fact.handler) in reloading else "")), []).append(one)
    for trigger in triggers:
        groups.setdefault((trigger.fact.name, trigger.fact.effect), []).append(trigger)
    return groups


def _rank(key: tuple[str, str]) -> tuple[int, str, str]:
    name, does = key
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER), name, does)


def _signal(key: tuple[str, str], group: list[_Answer]) -> Row:
    name, does = key
    handlers = dict.fromkeys(f.fact.handler for f in group if isinstance(f.fact.handler, str) and f.fact.handler)
    said = next((f.fact.description for f in group if f.fact.description), "")
    words = _DOES.get(does, "")
    what = f"{words}: {plain(said)}" if words and said else words or plain(said)
    return Row(((code(name),), (what,) if what else (), _list(list(handlers))), places(group))


def _list(names: list[str]) -> Text:
    out: list[Inline] = []
    for name in names:
        out += [", "] if out else []
        out.append(code(name))
    return tuple(out)


def _lock(group: list[Found[Lock]]) -> Row:
    fact = group[0].fact
    says: Text = ()
    if isinstance(fact.timeout_seconds, float | int):
        says = ("waits at most ", seconds(fact.timeout_seconds))
    elif isinstance(fact.waits, bool):
        says = ("waits",) if fact.waits else ("is refused at once",)
    return Row(((code(fact.name),), says), places(group))
