"""Drift detection: compare what is with what should be, without changing it."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.base import UNKNOWN, Found
from sphinx_ddd.facts.operations import Command, Operation
from sphinx_ddd.procedures import ansible, offered
from sphinx_ddd.procedures.base import Block, Code, Gap, Role, Row, Step, Steps, Table
from sphinx_ddd.procedures.commands import fill_in
from sphinx_ddd.procedures.given import Given, Reach, places
from sphinx_ddd.procedures.plain import names

CRITERION = "daily.drift_detection"
_MOST_STEPS = 6


def blocks(given: Given) -> Iterator[Block]:
    if given.reach is Reach.READS:
        yield given.only_reads("it leaves nothing behind that could drift.")
        return
    steps = [step for f in given.of(Command) if offered.is_named(f.fact) for step in offered.dry_run_step(given, f)]
    any_way = bool(steps)
    modules = [m for m in given.modules_of_ansible if m.fact.dry_run is True and m.fact.because != ()]
    if len(modules) > _MOST_STEPS:
        lines = [ansible.command_line(given, m, check=True) for m in modules]
        rows = tuple(Row(((Code(m.fact.name),), (Code(line),)), (m.location,)) for m, line in zip(modules, lines, strict=True))
        yield Table(columns=("Module", "Compare without changing"), rows=rows, caption="Modules with check mode")
        yield from fill_in(lines, given.site_file, ansible.MEANINGS)
    else:
        steps += [_module_step(given, m) for m in modules]
    if steps:
        yield Steps(tuple(steps))
    yield from _gaps(given, any_way=any_way or bool(modules))


def _module_step(given: Given, module: Found[Operation]) -> Step:
    return Step(
        text=("Compare the hosts with the options of the task ", Code(module.fact.name), "."),
        command=ansible.command_line(given, module, check=True),
        expected=ansible.AS_DESCRIBED,
        on_failure=ansible.DRIFTED,
        role=Role.JUNIOR,
        sources=(module.location,),
    )


def _gaps(given: Given, *, any_way: bool) -> Iterator[Gap]:
    without = [f for f in given.of(Operation) if f.fact.dry_run is False and f.fact.because != ()]
    unsure = [f for f in given.of(Operation) if f.fact.dry_run is UNKNOWN and f.fact.because != ()]
    remedy = f"Write {given.write(CRITERION)}."
    if without:
        verb = "has" if len(without) == 1 else "have"
        missing = f"{names([f.fact.name for f in without])} {verb} no dry run: nothing shows drift without changing the system."
        yield Gap(f"{CRITERION}.dry_run", missing, f"Support one in the code, or write {given.write(CRITERION)}.", places(without))
    if unsure:
        missing = f"Whether {names([f.fact.name for f in unsure])} can be run dry is not determined."
        yield Gap(f"{CRITERION}.dry_run_unknown", missing, remedy, places(unsure))
    if not (any_way or without or unsure):
        yield Gap(f"{CRITERION}.procedure", f"No way to compare the running system with what it should be is stated{given.doubt}.", remedy)
