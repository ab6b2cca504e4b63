"""What the code does to the system: effects of its operations, programs it starts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from sphinx_ddd.facts.base import UNKNOWN, Found, Location
from sphinx_ddd.facts.criteria import EMERGENCY_RECOVERY
from sphinx_ddd.facts.operations import Effect, ExternalCommand, Operation
from sphinx_ddd.procedures.base import Block, Gap, Paragraph, Row, Table, Text
from sphinx_ddd.procedures.commands import joined
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import COMPUTED, code, count, names, plain, seconds, values

CRITERION = "weekly.patching"
_DESTRUCTIVE = f"{EMERGENCY_RECOVERY}.destructive"
_DESTROYING_PROGRAMS = frozenset(
    "rm rmdir shred dd mkfs wipefs truncate userdel groupdel luserdel lgroupdel deluser delgroup rmuser rmgroup dropdb dropuser "
    "lvremove vgremove pvremove fdisk sgdisk".split()
)
_DESTROYING_WORDS = frozenset("delete remove drop purge destroy erase uninstall autoremove rm del flush flushall wipe".split())
_STOPPING = frozenset("stop restart stopsrc isolate kill killall pkill taskkill reboot shutdown halt poweroff".split())
_DESTROYING_EFFECTS = ("delete", "destroy", "drop", "purge", "kill", "truncate", "remove")
_HARDLY_DESTROYING = frozenset(("os.rmdir", "os.removedirs"))
"""They take empty folders only."""


def effects(given: Given) -> Iterator[Block]:
    """What operations change, each with the lines that prove it, and the programs they start."""
    programs = given.of(ExternalCommand)
    for table in (_effect_table(given, [e for e in _effects(given) if not _shown_elsewhere(given, e)]), _program_table(given, programs)):
        if table.rows:
            yield table


def undetermined(given: Given) -> Iterator[Gap]:
    """Operations of which nobody can say from the code what they change."""
    unsure = [f for f in given.of(Operation) if f.fact.because is UNKNOWN]
    if unsure:
        verb = "changes" if len(unsure) == 1 else "change"
        missing = f"What {names([f.fact.name for f in unsure])} {verb} is not determined: a call that may write could not be followed."
        yield Gap(f"{CRITERION}.effects", missing, f"Say it with {given.write(CRITERION)} and `:impact:`.", places(unsure))


def destructive(given: Given, commands: Iterable[Table] = ()) -> Iterator[Block]:
    """What destroys data or stops services. Never part of a routine.

    :param commands: the project's own that do, to stand first.
    """
    programs = [f for f in given.of(ExternalCommand) if _destroys(f.fact)]
    started = {f.location for f in programs}
    seen = [(name, e) for name, e in _effects(given) if _destroying(e) and Location(e.path, e.line) not in started]
    tables = [t for t in (*commands, _effect_table(given, seen), _destroying_programs(programs)) if t.rows]
    unsure = [f for f in given.of(Operation) if f.fact.because is UNKNOWN]
    if unsure:
        missing = f"Whether {names([f.fact.name for f in unsure])} destroy{'s' if len(unsure) == 1 else ''} anything is not determined."
        yield _not_determined(given, missing, places(unsure))
    yield from tables
    if tables or unsure:
        return
    unjudged = [f for f in given.of(ExternalCommand) if f.fact.mutates is not True and f.fact.mutates is not False]
    if unjudged:
        missing = f"Whether {count(len(unjudged), 'program')} that the code starts may destroy data or stop a service is not determined."
        yield _not_determined(given, missing, places(unjudged[:3]))
        return
    if not given.of(Operation):
        missing = "Whether anything here destroys data or stops a service is not determined: no operation was followed."
        yield _not_determined(given, missing, ())
        return
    yield given.none_found("operation that destroys data or stops a service", _DESTRUCTIVE, EMERGENCY_RECOVERY)


def _not_determined(given: Given, missing: str, sources: tuple[Location, ...]) -> Block:
    """A gap, unless somebody already wrote down what to do in an emergency."""
    if given.whole(EMERGENCY_RECOVERY):
        return Paragraph((missing,), sources)
    return Gap(_DESTRUCTIVE, missing, f"Write {given.write(EMERGENCY_RECOVERY)}.", sources)


def destruction(operation: Operation) -> tuple[str, ...]:
    """The calls by which an operation can destroy more than a single file: ``("shutil.rmtree",)``."""
    because = operation.because if isinstance(operation.because, tuple) else ()
    strong = (e for e in because if _destroying(e) and e.effect != "deletes_file" and e.via not in _HARDLY_DESTROYING)
    return tuple(dict.fromkeys(e.via or e.effect.replace("_", " ") for e in strong))


def _effects(given: Given) -> list[tuple[str, Effect]]:
    """Each effect with the name of its operation."""
    return [(f.fact.name, e) for f in given.of(Operation) for e in (f.fact.because if isinstance(f.fact.because, tuple) else ())]


def _shown_elsewhere(given: Given, named: tuple[str, Effect]) -> bool:
    """Whether an effect is that of a program, or a backup: those have tables of their own. With several operations it says whose it is."""
    effect = named[1]
    if effect.effect.startswith("backs_up"):
        return True
    one = len(given.of(Operation)) == 1
    return one and any(f.location.path == effect.path and f.location.line == effect.line for f in given.of(ExternalCommand))


def _effect_table(given: Given, named: list[tuple[str, Effect]]) -> Table:
    """Effects of one verb as one row, with all calls and lines; whose they are only where there are several operations."""
    groups: dict[tuple[str, str], list[Effect]] = {}
    for name, effect in named:
        groups.setdefault((name, effect.effect), []).append(effect)
    several = len(given.of(Operation)) > 1
    ordered = sorted(groups.items(), key=lambda item: (item[0][0], not _destroying(item[1][0]), -len(item[1]), item[0][1]))
    rows = tuple(_effect_row(name if several else "", verb, seen) for (name, verb), seen in ordered)
    columns = (*(("Operation",) if several else ()), "What it does", "By")
    return Table(columns=columns, rows=rows, caption="What the code does itself")


def _effect_row(operation: str, verb: str, seen: list[Effect]) -> Row:
    by = [via for via, _ in Counter(short(effect.via) for effect in seen if effect.via).most_common()]
    cells: list[Text] = [(code(operation),)] if operation else []
    cells += [(plain(verb.replace("_", " ")),), values(by, limit=20) if by else ()]
    return Row(tuple(cells), tuple(sorted({Location(effect.path, effect.line) for effect in seen})))


def short(qualified: str) -> str:
    """``AnsibleModule.atomic_move`` of the whole path to it; command lines stay as they are."""
    parts = qualified.split(".")
    return ".".join(parts[-2:]) if all(part.isidentifier() for part in parts) else qualified


Group: TypeAlias = list[Found[ExternalCommand]]
"""The same command line in several places."""


def _program_table(given: Given, found: Sequence[Found[ExternalCommand]]) -> Table:
    """By platform where the code is for several; there, those that change something first."""
    platforms = any(isinstance(f.fact.platform, str) for f in found)
    limited = any(f.fact.timeout_seconds is not None for f in found)
    optional = (("Platform",) if platforms else (), ("Command", "Changes", "Failure is noticed"), ("Time limit",) if limited else ())
    what = {Location(e.path, e.line): e.effect.removeprefix("changes_").replace("_", " ") for _, e in _effects(given)}
    rows = tuple(_program_row(group, what, platforms=platforms, limited=limited) for group in _by_platform(found))
    caption = "Programs the code starts" if limited else "Programs the code starts, without a time limit"
    return Table(columns=tuple(name for names_of in optional for name in names_of), rows=rows, caption=caption)


def _destroying_programs(found: Sequence[Found[ExternalCommand]]) -> Table:
    platforms = any(isinstance(f.fact.platform, str) for f in found)
    rows = (Row(((*((_platforms(g),) if platforms else ()), (code(line_of(g[0].fact)),))), places(g)) for g in _by_platform(found))
    columns = ("Platform", "Command") if platforms else ("Command",)
    return Table(columns=columns, rows=tuple(rows), caption="Programs the code starts that may delete or stop something")


def _by_platform(found: Sequence[Found[ExternalCommand]]) -> list[Group]:
    """The same command line as one, whatever platforms run it."""
    groups: dict[tuple[str, object], Group] = {}
    for one in found:
        groups.setdefault((line_of(one.fact), one.fact.mutates), []).append(one)
    order = list(dict.fromkeys(f.fact.platform for f in found if isinstance(f.fact.platform, str)))

    def rank(group: Group) -> tuple[object, ...]:
        on = [order.index(f.fact.platform) for f in group if isinstance(f.fact.platform, str)]
        line = line_of(group[0].fact)
        return (min(on, default=len(order)), _mutation_rank(group[0].fact), line.startswith("{"), line.endswith("…"), group[0].key)

    return sorted(groups.values(), key=rank)


def _program_row(group: Group, what: Mapping[Location, str], *, platforms: bool, limited: bool) -> Row:
    facts = [f.fact for f in group]
    changes = next((plain(what[at]) for f in group if (at := Location(f.location.path, f.location.line)) in what), "")
    cells: list[Text] = [_platforms(group)] if platforms else []
    cells += [(code(line_of(facts[0])),), (changes or _answer(facts[0].mutates),), (_together([_answer(f.checked) for f in facts]),)]
    if limited:
        cells.append((_together([_limit(f) for f in facts]),))
    return Row(tuple(cells), places(group))


def _platforms(group: Group) -> Text:
    on = list(dict.fromkeys(plain(f.fact.platform) for f in group if isinstance(f.fact.platform, str)))
    return (", ".join(on[:6]) + (f" and {len(on) - 6} more" if len(on) > 6 else ""),) if on else ()


def line_of(fact: ExternalCommand) -> str:
    if isinstance(fact.argv, tuple):
        return joined(fact.argv)
    return f"{fact.name} …"


def _mutation_rank(fact: ExternalCommand) -> int:
    return {True: 0, False: 2}.get(fact.mutates, 1) if isinstance(fact.mutates, bool) else 1


def _answer(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else "not determined"


def _limit(fact: ExternalCommand) -> str:
    match fact.timeout_seconds:
        case int() | float() as number:
            return seconds(number)
        case None:
            return "none"
        case _:
            return COMPUTED


def _together(answers: list[str]) -> str:
    """One answer, or all of them where places differ."""
    each = list(dict.fromkeys(answers))
    return each[0] if len(each) == 1 else ", ".join(f"{a} ({count(answers.count(a), 'place')})" for a in each)


def _destroying(effect: Effect) -> bool:
    return effect.effect.startswith(_DESTROYING_EFFECTS)


def _destroys(fact: ExternalCommand) -> bool:
    """Or stops a service: by the program, or by a subcommand or flag of it: ``pw userdel``, ``apt-get … remove``, ``dscl -delete``."""
    if fact.mutates is False:
        return False
    program = fact.name.rpartition("/")[2].partition(".")[0].lower()
    words = {word.lstrip("-") for word in fact.argv[1:]} if isinstance(fact.argv, tuple) else set()
    return program in _DESTROYING_PROGRAMS | _STOPPING or not words.isdisjoint(_DESTROYING_PROGRAMS | _DESTROYING_WORDS | _STOPPING)
