"""Backups: what is saved before a change, and how it is brought back."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.backups import Backup
from sphinx_ddd.facts.base import UNKNOWN, Found, Location
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.migrations import Migration
from sphinx_ddd.facts.operations import Command, Operation
from sphinx_ddd.procedures import ansible, migrations, offered
from sphinx_ddd.procedures.base import Block, Code, Gap, Origin, Paragraph, Role, Row, Step, Steps, Table, Text
from sphinx_ddd.procedures.given import Given, Reach, places
from sphinx_ddd.procedures.operations import short
from sphinx_ddd.procedures.plain import COMPUTED, code, count, first_sentence, names, plain

CRITERION = "weekly.backups"
ROLLBACK = "weekly.rollback"


def blocks(given: Given) -> Iterator[Block]:
    """What stands before a change."""
    if given.reach is Reach.READS:
        yield given.only_reads("there is nothing to save.")
        return
    steps = (*offered.steps(given, "backup"), *_option_step(given))
    if steps:
        yield Steps(steps)
    if given.site.retention.backups and not given.is_ansible:
        yield Paragraph((f"Backups are kept: {given.site.retention.backups} ({Origin.SITE}).",), (given.site.retention.location,))
    yield from _gaps(given, any_step=bool(steps))
    groups = _groups(given)
    if groups:
        yield _table(groups, caption="What the code saves by itself")


def rollback(given: Given) -> Iterator[Block]:
    """The way back from a change that went wrong."""
    if given.reach is Reach.READS:
        yield given.only_reads("there is nothing to roll back.")
        return
    # A way back may destroy what went wrong: it stands here although it is never a routine step.
    steps = (*migrations.back(given), *(offered.step(given, f) for f in offered.commands(given, "restore")))
    if steps:
        yield Steps(steps)
    described = [w for c in ("weekly.patching", CRITERION) for w in given.whole(c) if w.has_rollback]
    for written in described:
        yield Paragraph((f"The way back is part of “{plain(written.title)}” ({Origin.HUMAN}).",), (written.location,))
    restoring = [g for g in _groups(given) if isinstance(g[0].fact.restore, str)]
    if restoring:
        yield _table(restoring)
    if not described:
        yield from _rollback_gaps(given, any_way=bool(steps or restoring))
    yield from migrations.no_way_back(given)


def _option_step(given: Given) -> Iterator[Step]:
    """Ansible modules that save what they change take a boolean option of this name."""
    offering = [f for f in given.of(ConfigOption) if f.fact.framework == "ansible" and f.fact.name == "backup"]
    of = {f.subject: f.fact.scope for f in offering if f.fact.option_type == "boolean" and f.fact.scope}
    if of:
        says = first_sentence(ansible.without_markup(offering[0].fact.description)) if len(of) == 1 else ""
        yield Step(
            text=("Add ", Code("backup=true"), f" to the task: {says}." if says else f" to tasks of {names(sorted(of.values()))}."),
            role=Role.SENIOR,
            sources=places(f for f in offering if f.subject in of),
        )


def _groups(given: Given) -> list[list[Found[Backup]]]:
    """The same copy made in several places as one. Of one call that saves one of several paths, the path with the shortest name."""
    by_call: dict[tuple[object, ...], Found[Backup]] = {}
    for found in sorted(given.of(Backup), key=lambda f: len(f.fact.name)):
        by_call.setdefault((found.location, found.fact.tool, found.fact.restore), found)
    groups: dict[tuple[object, ...], list[Found[Backup]]] = {}
    for found in sorted(by_call.values(), key=lambda f: f.key):
        fact = found.fact
        groups.setdefault((fact.name, fact.target, fact.tool, fact.restore, fact.platform), []).append(found)
    return list(groups.values())


def _table(groups: list[list[Found[Backup]]], *, caption: str = "") -> Table:
    """The column of what brings it back is there when at least one says so."""
    restoring = any(g[0].fact.restore for g in groups)
    columns = ("What", "Goes to", "Made by", *(("Brought back by",) if restoring else ()))
    return Table(columns=columns, rows=tuple(_row(g, restoring=restoring) for g in groups), caption=caption)


def _row(group: list[Found[Backup]], *, restoring: bool) -> Row:
    fact = group[0].fact
    made_by = _said(short(fact.tool) if isinstance(fact.tool, str) else fact.tool)
    if isinstance(fact.platform, str):
        made_by = (*made_by, f", only on {plain(fact.platform)}")
    back = (_said(fact.restore) or ("not stated",),) if restoring else ()
    return Row(((code(fact.name),), _said(fact.target), made_by, *back), places(group))


def _said(value: object) -> Text:
    if value is UNKNOWN:
        return (COMPUTED,)
    return (code(value),) if isinstance(value, str) and value else ()


def _gaps(given: Given, *, any_step: bool) -> Iterator[Gap]:
    backups = given.of(Backup)
    if not (any_step or backups):
        who = _changers(given)
        missing = f"{who}, and no backup is stated." if who else f"No backup is stated{given.doubt}."
        yield Gap(f"{CRITERION}.procedure", missing, f"Write {given.write(CRITERION)}.", _changer_places(given))
    kept = offered.commands(given, "backup")
    if kept and not offered.commands(given, "restore") and not any(f.fact.restore for f in backups):
        what = names([f.fact.name for f in kept])
        missing = f"What brings back what {what} saves is not stated: no command restores."
        yield Gap(f"{CRITERION}.restore", missing, f"Write {given.write(CRITERION)} with the steps to restore.", places(kept))
    lost = [f for group in _groups(given) for f in group if not f.fact.restore]
    remedy = f"Write {given.write(CRITERION)} with the steps to restore."
    if lost:
        what = names(list(dict.fromkeys(f.fact.name for f in lost)))
        yield Gap(f"{CRITERION}.restore", f"How the copy of {what} is brought back is not stated.", remedy, places(lost))
    elif given.is_ansible and any_step:
        yield Gap(f"{CRITERION}.restore", "How the copy is brought back is not stated.", remedy)
    if (any_step or backups) and not given.is_ansible and not any(f.fact.verified is True for f in backups):
        remedy = f"Write {given.write(CRITERION)}: how a copy is restored on trial, and how often."
        yield Gap(f"{CRITERION}.verify", "How to see that a backup can be restored is not stated.", remedy, places(backups))
    if (any_step or backups) and not given.is_ansible and not given.site.retention.backups:
        remedy = f"Write `backups` under `[retention]` in {given.site_file}."
        yield Gap(f"{CRITERION}.retention", "How long backups are kept is not stated.", remedy)


def _rollback_gaps(given: Given, *, any_way: bool) -> Iterator[Gap]:
    write = f"Write {given.write('weekly.patching')} with a part “Rollback”"
    if any_way:
        missing = "When to roll back, and how to see that it worked, is not stated."
        yield Gap(f"{ROLLBACK}.trigger", missing, f"{write}: its trigger and its check.")
        return
    who = _changers(given)
    missing = f"{who}, and no way back is stated." if who else f"No way back from a change is stated{given.doubt}."
    yield Gap(
        f"{ROLLBACK}.procedure",
        missing,
        f"{write}: its trigger, its steps, and its check; or the word irreversible.",
        _changer_places(given),
    )


def _changing(given: Given) -> list[Found[Command] | Found[Operation]]:
    """Commands that bring the schema up, where there are migrations; then the operations that change something."""
    first = [f for purpose in ("migrate", "upgrade") for f in offered.commands(given, purpose)] if given.of(Migration) else []
    named = {f.fact.name for f in first}
    others = [f for f in given.of(Operation) if isinstance(f.fact.because, tuple) and f.fact.because and f.fact.name not in named]
    return [*first, *others]


def _changers(given: Given) -> str:
    changing = _changing(given)
    schema = given.of(Migration)
    led = bool(schema) and not any(isinstance(f.fact, Command) for f in changing)
    who = [*([count(len(schema), "migration")] if led else ()), *([names([f.fact.name for f in changing])] if changing else ())]
    one = (len(schema) if led else 0) + len(changing) == 1
    return f"{' as well as '.join(who)} {'changes' if one else 'change'} the system" if who else ""


def _changer_places(given: Given) -> tuple[Location, ...]:
    return places((*_changing(given)[:3], *given.of(Migration)[-1:])[:3])
