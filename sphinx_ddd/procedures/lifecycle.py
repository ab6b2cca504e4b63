"""Lifecycle: what ends and when, what is cleaned up, what is kept how long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_ddd.facts.base import UNKNOWN, Found
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.lifecycle import Deprecated, Retention
from sphinx_ddd.facts.operations import Command
from sphinx_ddd.procedures import offered, retention
from sphinx_ddd.procedures.base import Block, Code, Gap, Origin, Paragraph, Row, Steps, Table, Text
from sphinx_ddd.procedures.config import grouped, name_of
from sphinx_ddd.procedures.given import Given, Reach, places
from sphinx_ddd.procedures.plain import COMPUTED, code, count, names, plain
from sphinx_ddd.procedures.security_remedies import marked
from sphinx_ddd.procedures.tables import table

CRITERION = "monthly.lifecycle"
_NAMED = 3
_NUMBER = re.compile(r"\d+")


def blocks(given: Given) -> Iterator[Block]:
    cleaning = [f for purpose in ("cleanup", "rotate") for f in offered.commands(given, purpose)]
    steps = tuple(step for f in cleaning for step in offered.dry_run_step(given, f))
    deprecated = [*_deprecated(given), *_deprecated_options(given)]
    if steps:
        yield Steps(steps)
    site = given.site.retention
    kept = [f"logs {count(site.logs_days, 'day')}"] if site.logs_days else []
    kept += [f"backups {site.backups}"] if site.backups else []
    if kept and not given.is_ansible:
        yield Paragraph((f"Kept: {', '.join(kept)} ({Origin.SITE}).",), (site.location,))
    ending = given.of(Retention)
    yield from _gaps(given, cleaning, anything=bool(cleaning or deprecated or ending), kept=bool(kept))
    if cleaning:
        rows = tuple(Row(((Code(offered.line(given, f)),), offered.purpose_of(f)), (f.location,)) for f in cleaning)
        yield Table(columns=("Command", "What it does"), rows=rows, caption="Commands that clean up")
    yield from retention.blocks(given)
    if deprecated:
        columns = ("Deprecated", "Since", "Removed in", "Use instead", "What the code says")
        yield table(columns, deprecated, caption="Deprecations")


def _deprecated(given: Given) -> Iterator[Row]:
    groups: dict[tuple[object, ...], list[Found[Deprecated]]] = {}
    for found in given.of(Deprecated):
        fact = found.fact
        groups.setdefault((fact.name, fact.message, fact.removal), []).append(found)
    bare: list[Found[Deprecated]] = []
    for group in sorted(groups.values(), key=lambda g: _when(g[0].fact.removal)):
        fact = group[0].fact
        if not any(value is not None for value in (fact.since, fact.removal, fact.replacement, fact.message)):
            bare += group
            continue
        cells = ((code(fact.name),), _said(fact.since), _said(fact.removal), _said(fact.replacement), _said(fact.message))
        yield Row(cells, places(group))
    if bare:
        each = list(dict.fromkeys(f.fact.name for f in bare))
        says = f"nothing more of these {len(each):,}" if len(each) > 1 else ""
        yield Row((marked(names(each)), (), (), (), (says,) if says else ()), places(bare))


def _when(removal: object) -> tuple[bool, tuple[int, ...]]:
    """The order of removal: dates and versions by their numbers, what has none last."""
    if not isinstance(removal, str):
        return True, ()
    return False, tuple(map(int, _NUMBER.findall(removal)))


def _deprecated_options(given: Given) -> Iterator[Row]:
    for group in grouped(given.of(ConfigOption)):
        end = group[0].fact.deprecated
        if end is UNKNOWN:
            yield Row((name_of(group[0]), (COMPUTED,), (COMPUTED,), (), ()), places(group))
        elif end is not None:
            cells = (name_of(group[0]), _said(end.since), _said(end.removal), _said(end.replacement), _said(end.reason))
            yield Row(cells, places(group))


def _said(value: object) -> Text:
    if value is UNKNOWN:
        return (COMPUTED,)
    return (plain(value),) if isinstance(value, str) else ()


def _gaps(given: Given, cleaning: list[Found[Command]], *, anything: bool, kept: bool) -> Iterator[Block]:
    if not anything and given.reach is Reach.UNDETERMINED and given.complete:
        sought = "deprecation or cleanup command" if kept else "deprecation, cleanup command or retention"
        missing = f"No {sought} was found{given.doubt}."
        yield Gap(f"{CRITERION}.procedure", missing, f"Write {given.write(CRITERION)}: what ends or is cleaned up, when and how.")
    elif not anything:
        yield given.none_found("deprecation or cleanup command", f"{CRITERION}.procedure", CRITERION)
    if cleaning:
        missing = f"When to run {names([f.fact.name for f in cleaning])}, and what may be removed, is not stated."
        yield Gap(f"{CRITERION}.cleanup", missing, f"Write {given.write(CRITERION)}.", places(cleaning))
    open_ended = [f for f in given.of(Deprecated) if f.fact.removal is None]
    if open_ended:
        each = list(dict.fromkeys(f.fact.name for f in open_ended))
        which = names(each) if len(each) <= _NAMED else f"{len(each):,} of what is deprecated"
        remedy = "State the version or date where the deprecation is announced."
        yield Gap(f"{CRITERION}.removal", f"When {which} will be removed is not stated.", remedy, places(open_ended)[:_NAMED])
