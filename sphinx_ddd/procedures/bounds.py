"""Limits that code states, for the reviews of capacity and of performance: tables, what they come to together, and what has no limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.procedures.base import Code, Gap, Paragraph, Row, Table, Text
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import COMPUTED, code, count, names, plain, seconds, size
from sphinx_ddd.procedures.tables import table

CAPACITY: Final = ("connections", "workers", "processes", "concurrency", "queue", "rate", "cache", "memory", "cpu", "request", "size")
PERFORMANCE: Final = ("timeout", "retries", "batch")
_RESOURCES: Final = {"size": "process", "rate": "rate limit", "cpu": "CPU", "request": "size of a message"}
_MACHINE: Final = "the library's own: by the number of CPUs"


def of(given: Given, resources: tuple[str, ...]) -> list[Found[Limit]]:
    """Limits of these resources, in their order."""
    found = [f for f in given.of(Limit) if f.fact.resource in resources]
    return sorted(found, key=lambda f: (resources.index(f.fact.resource), f.key))


def capacity_table(found: list[Found[Limit]]) -> Table:
    """What is bounded, by how much, for each process or for the whole, and what changes it."""
    bounded = [f for f in found if f.fact.unbounded is not True or f.fact.resource == "request"]
    columns = ("What", "Resource", "At most", "For each", "Changed by")
    return table(columns, _grouped(bounded, _capacity_cells), caption="Limits in the code")


def _capacity_cells(limit: Limit) -> tuple[Text, ...]:
    per = limit.per if isinstance(limit.per, str) else ""
    return ((code(limit.name),), (_RESOURCES.get(limit.resource, limit.resource),), bound(limit), (per,) if per else (), changed_by(limit))


def bound(limit: Limit) -> Text:
    """The number with its unit; whether it is the library's own."""
    if limit.unbounded is True:
        return ("without limit",)
    if limit.value is None:
        return (_MACHINE,) if limit.default is True else ()
    number = _number(limit)
    return (*number, " (the library's own)") if limit.default is True else number


def _number(limit: Limit) -> Text:
    unit = limit.unit if isinstance(limit.unit, str) else ""
    match limit.value:
        case int() | float() as number if unit == "bytes":
            return (size(int(number)),)
        case int() | float() as number if unit == "seconds":
            return (seconds(number),)
        case int() | float() as number:
            shown = f"{int(number):,}" if float(number).is_integer() else f"{number:g}"
            return (f"{shown} {unit}".rstrip(),)
    return (COMPUTED,)


def changed_by(limit: Limit) -> Text:
    """The option or constant that holds the value; nothing where it stands in the line itself."""
    return (Code(code(limit.option).text, option=limit.option),) if isinstance(limit.option, str) else ()


def _grouped(found: list[Found[Limit]], cells: Callable[[Limit], tuple[Text, ...]]) -> Iterator[Row]:
    """A row for the limits that differ in nothing but their place."""
    rows: dict[tuple[Text, ...], list[Found[Limit]]] = {}
    for one in found:
        rows.setdefault(cells(one.fact), []).append(one)
    yield from (Row(shown, places(several)) for shown, several in rows.items())


def together(found: list[Found[Limit]]) -> Iterator[Paragraph]:
    """The most connections that an engine opens: pool and overflow, where both numbers are known."""
    engines: dict[object, dict[str, Found[Limit]]] = {}
    for one in found:
        name, _, parameter = one.fact.name.rpartition(".")
        if parameter in ("pool_size", "max_overflow"):
            engines.setdefault((one.location, name), {})[parameter] = one
    for (_, name), parts in engines.items():  # type: ignore[misc]
        numbers = [parts[p].fact.value for p in ("pool_size", "max_overflow") if p in parts]
        if len(numbers) == 2 and all(isinstance(n, (int, float)) for n in numbers):
            total = sum(n for n in numbers if isinstance(n, (int, float)))
            text: Text = (
                code(name),
                (
                    f" opens at most {total:g} connections in each process (pool_size {numbers[0]:g} + max_overflow {numbers[1]:g}): "
                    f"with N processes, the database must allow N × {total:g}."
                ),
            )
            yield Paragraph(text, (parts["pool_size"].location,))


def unbounded(given: Given, found: list[Found[Limit]], criterion: str) -> Iterator[Gap]:
    """Queues, caches and pools that nothing limits."""
    open_ended = [f for f in found if f.fact.unbounded is True and f.fact.resource != "request"]  # a message does not grow
    if open_ended:
        which = names([f.fact.name for f in open_ended])
        verb = "grows" if len(open_ended) == 1 else "grow"
        remedy = f"Give a size where it is made, or write {given.write(criterion)}: how its length is seen, and what to do when it grows."
        yield Gap(f"{criterion}.unbounded", f"{which} {verb} without limit.", remedy, places(open_ended))


def times_table(found: list[Found[Limit]]) -> Table | None:
    """Time limits that an option or a constant holds, then the others."""
    limited = [f for f in found if f.fact.resource == "timeout" and f.fact.unbounded is not True]
    limited.sort(key=lambda f: (not isinstance(f.fact.option, str), f.key))
    rows = tuple(_grouped(limited, lambda one: ((code(one.name),), _via(one), _number(one), changed_by(one))))
    return table(("Where", "Waits for", "At most", "Changed by"), rows, caption="Time limits in the code") if rows else None


def retries_table(found: list[Found[Limit]]) -> Table | None:
    """What is tried again, how often, and what becomes of it."""
    retried = [f for f in found if f.fact.resource == "retries" and f.fact.unbounded is not True]
    rows = tuple(_merged(retried))
    return table(("What", "At most", "Between attempts", "In the end", "Changed by"), rows, caption="What is tried again") if rows else None


def _merged(found: list[Found[Limit]]) -> Iterator[Row]:
    """A row for all that is tried again in the same way."""
    ways: dict[tuple[Text, ...], list[Found[Limit]]] = {}
    for one in found:
        limit = one.fact
        wait, then = (_said(limit.wait), _said(limit.then))
        ways.setdefault((bound(limit), wait, then, changed_by(limit)), []).append(one)
    for cells, several in ways.items():
        unique = list(dict.fromkeys(f.fact.name for f in several))
        shown: list[str | Code] = []
        for name in unique[:5]:
            shown += [", "] if shown else []
            shown.append(code(name))
        more = (f" and {len(unique) - 5} more",) if len(unique) > 5 else ()
        yield Row(((*shown, *more), *cells), places(several))


def _said(text: object) -> Text:
    return (plain(text),) if isinstance(text, str) and text else ()


def _via(limit: Limit) -> Text:
    return (code(limit.via),) if isinstance(limit.via, str) else ()


def endless(given: Given, found: list[Found[Limit]], criterion: str) -> Iterator[Gap]:
    """Calls that wait for ever, and attempts that are made for ever."""
    waiting = [f for f in found if f.fact.resource == "timeout" and f.fact.unbounded is True]
    if waiting:
        calls = count(len(waiting), "call")
        which = names(list(dict.fromkeys(f.fact.name for f in waiting)))
        verb = "waits" if len(waiting) == 1 else "wait"
        missing = f"{calls} to other services {verb} without end for an answer: {which}."
        remedy = f"Pass a timeout there, or write {given.write(criterion)}: how a hanging call is seen, and what to do then."
        yield Gap(f"{criterion}.endless", missing, remedy, places(waiting))
    trying = [f for f in found if f.fact.resource == "retries" and f.fact.unbounded is True]
    if trying:
        which = names(list(dict.fromkeys(f.fact.name for f in trying)))
        verb = "is" if len(trying) == 1 else "are"
        remedy = f"Limit the number of attempts or their time, or write {given.write(criterion)}: how one sees that it does not end."
        yield Gap(f"{criterion}.retries", f"{which} {verb} tried again without end.", remedy, places(trying))
