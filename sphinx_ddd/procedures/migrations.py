"""Changes of the stored schema: how they are planned and applied where no command of the project does, and which cannot be undone."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.base import Found, Location
from sphinx_ddd.facts.migrations import Migration
from sphinx_ddd.procedures import offered
from sphinx_ddd.procedures.base import Block, Role, Row, Step, Text
from sphinx_ddd.procedures.commands import runnable
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import code, count, plain, sentence
from sphinx_ddd.procedures.tables import table

_FEW = 3
"""Places that stand for all migrations of a history."""


def plan(given: Given) -> Iterator[Step]:
    """See where the schema stands, and what is to come, before anything is changed."""
    for framework, line, found in _histories(given):
        if framework == "django":
            yield _step(
                "List the migrations that would be applied.", f"{line} migrate --plan", found, "It lists them, and changes nothing."
            )
        elif not _own(given):
            yield _step("Note the revision of the schema.", f"{line} current", found, "It prints a revision.")
            yield _step(
                "List the revisions that are to come.", f"{line} history -r current:head", found, "It lists them, and changes nothing."
            )


def steps(given: Given) -> Iterator[Step]:
    """Apply what is to come. Where the project has a command for it, that one is used."""
    for framework, line, found in _histories(given) if not _own(given) else ():
        command = f"{line} migrate" if framework == "django" else f"{line} upgrade head"
        yield Step(text=("Bring the schema to the installed version.",), command=command, role=Role.SENIOR, sources=_few(found))


def validate(given: Given) -> Iterator[Step]:
    """See that none is left."""
    for framework, line, found in _histories(given):
        if framework == "django":
            yield _step("See that no migration is left.", f"{line} migrate --check", found, "It ends with the exit status 0.")
        elif not _own(given):
            yield _step("See that the schema is at the newest revision.", f"{line} current", found, "The revision is marked as (head).")


def back(given: Given) -> Iterator[Step]:
    """One step back."""
    for framework, line, found in _histories(given):
        if framework == "django":
            text: Text = ("Take the schema back to the migration that the earlier version ended with.",)
            yield Step(text=text, command=f"{line} migrate <APP> <MIGRATION>", role=Role.SENIOR, sources=_few(found))
        elif not _own(given) and any(f.fact.reversible is True for f in found):
            text = ("Take the newest revision of the schema back.",)
            yield Step(text=text, command=f"{line} downgrade -1", role=Role.SENIOR, sources=_few(found))


def no_way_back(given: Given) -> Iterator[Block]:
    """What cannot be undone, newest first, and what is undone without its data."""
    stuck = [f for f in _newest_first(given) if f.fact.reversible is False]
    if stuck:
        caption = f"Cannot be undone: go back with a backup made before ({count(len(stuck), 'migration')})"
        yield table(("Migration", "What it does", "Why not"), _all_stuck(stuck), caption=caption)
    losing = [f for f in _newest_first(given) if f.fact.reversible is True and isinstance(f.fact.loses, tuple)]
    if losing:
        caption = f"Undone without the data ({count(len(losing), 'migration')})"
        yield table(("Migration", "What it does", "What does not come back"), (_losing(f) for f in losing), caption=caption)
    halves = [f for f in _newest_first(given) if f.fact.atomic is False]
    if halves:
        caption = f"Not one transaction: a failure leaves what was done until then ({count(len(halves), 'migration')})"
        yield table(
            ("Migration", "What it does"), (Row(((code(f.fact.name),), _does(f.fact)), (f.location,)) for f in halves), caption=caption
        )


def irreversible(given: Given) -> list[Found[Migration]]:
    return [f for f in given.of(Migration) if f.fact.reversible is False]


def _histories(given: Given) -> list[tuple[str, str, list[Found[Migration]]]]:
    """Framework, its command line, and the migrations that it finds by it."""
    known: dict[tuple[str, str], list[Found[Migration]]] = {}
    for found in given.of(Migration):
        line = runnable(found.fact.command) if isinstance(found.fact.command, str) else ""
        if line:
            known.setdefault((found.fact.framework, line.replace(" -c ", " -c <SOURCES>/")), []).append(found)
    return [(framework, line, found) for (framework, line), found in sorted(known.items())]


def _own(given: Given) -> bool:
    """Whether the project has a command of its own that brings the schema up."""
    return any(offered.commands(given, purpose) for purpose in ("migrate", "upgrade"))


def _newest_first(given: Given) -> list[Found[Migration]]:
    return sorted(given.of(Migration), key=lambda f: f.key, reverse=True)


def _all_stuck(stuck: list[Found[Migration]]) -> Iterator[Row]:
    """Each one, but the many that cannot be undone for the same reason as one row."""
    by_reason: dict[object, list[Found[Migration]]] = {}
    for found in stuck:
        by_reason.setdefault(found.fact.why_not, []).append(found)
    for why, group in by_reason.items():
        if len(group) <= _FEW or not isinstance(why, str):
            yield from map(_stuck, group)
        else:
            yield Row(((f"{count(len(group), 'migration')}, the newest ", code(group[0].fact.name)), (), (plain(why),)), places(group))


def _stuck(found: Found[Migration]) -> Row:
    why = found.fact.why_not
    return Row(((code(found.fact.name),), _does(found.fact), (plain(why),) if isinstance(why, str) else ()), (found.location,))


def _losing(found: Found[Migration]) -> Row:
    lost = found.fact.loses
    return Row(
        ((code(found.fact.name),), _does(found.fact), (plain(", ".join(lost)) if isinstance(lost, tuple) else "",)), (found.location,)
    )


def _does(fact: Migration) -> Text:
    """In its author's words, else by its operations."""
    said = sentence(fact.description)
    if said or not isinstance(fact.effects, tuple):
        return (said,) if said else ()
    return (plain(", ".join(fact.effects)),) if fact.effects else ()


def _step(text: str, command: str, found: list[Found[Migration]], *expected: str) -> Step:
    return Step(text=(text,), command=command, expected=expected, role=Role.JUNIOR, sources=_few(found))


def _few(found: list[Found[Migration]]) -> tuple[Location, ...]:
    return places(found[-_FEW:])
