"""Checks before and after a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sphinx_ddd.facts.base import UNKNOWN, Found, Maybe
from sphinx_ddd.facts.operations import Command, Operation
from sphinx_ddd.facts.validation import Check
from sphinx_ddd.procedures import ansible, offered
from sphinx_ddd.procedures.base import Block, Code, Gap, Inline, Role, Row, Step, Steps, Text
from sphinx_ddd.procedures.commands import runnable
from sphinx_ddd.procedures.given import Given, Reach, places
from sphinx_ddd.procedures.plain import COMPUTED, code, plain
from sphinx_ddd.procedures.tables import table

CRITERION = "weekly.validation"
_MOST_STEPS = 6
_HELPFUL = ("argparse", "click", "twisted", "typer")
"""Frameworks that answer ``--help`` unless told otherwise."""

_RUN_OTHERS = frozenset(("python", "python3", "flask", "django-admin"))
"""Programs of which the project is an argument."""


def before(given: Given) -> Iterator[Block]:
    if given.reach is Reach.READS and not given.of(Check):
        yield given.only_reads("there is no change to check for.")
        return
    ready = tuple(_readiness_step(given, found) for found in offered.readiness_checks(given))
    if ready:
        yield Steps(ready)
    if not ready or any(f.fact.stage == "before" for f in given.of(Check)):
        yield from _stage(given, "before", "What the code checks before it acts")


def _readiness_step(given: Given, found: Found[Command]) -> Step:
    """A check only reads; when it fails, the change is not begun."""
    return replace(offered.step(given, found), stop=("Do not begin the change while it reports a failure.",))


def after(given: Given) -> Iterator[Block]:
    """How one sees that a change worked."""
    if given.reach is Reach.READS:
        return
    steps = (*_smoke_steps(given), *_left_to_change(given))
    if steps:
        yield Steps(steps)
    if not any(m.fact.dry_run is True for m in given.modules_of_ansible):
        yield from _stage(given, "after", "What the code checks after it acted")


def _left_to_change(given: Given) -> tuple[Step, ...]:
    """Check mode once more: Ansible says what the module would still change."""
    modules = [m for m in given.modules_of_ansible if m.fact.dry_run is True and m.fact.because != ()]
    return tuple(
        Step(
            text=("See what ", Code(module.fact.name), " would still change."),
            command=ansible.command_line(given, module, check=True),
            expected=ansible.AS_DESCRIBED,
            on_failure=ansible.DRIFTED,
            role=Role.JUNIOR,
            sources=(module.location,),
        )
        for module in modules[:_MOST_STEPS]
    )


def _stage(given: Given, stage: str, caption: str) -> Iterator[Block]:
    groups: dict[str, list[Found[Check]]] = {}
    for found in given.of(Check):
        if found.fact.stage == stage:
            groups.setdefault(found.fact.name, []).append(found)
    several = len({f.fact.guards for group in groups.values() for f in group} - {None}) > 1
    rows = [_row(group, guards=several) for group in groups.values()]
    declared = ((found, text) for found in given.of(Operation) for text in _declared_checks(found.fact, stage))
    rows += [_declared(found, text, guards=several) for found, text in declared if text not in groups]
    if rows:
        columns = ("Check", *(("Of",) if several else ()), "Condition or rule", "Message when it fails")
        yield table(columns, rows, caption=caption)
    else:
        verb = "before" if stage == "before" else "after"
        remedy = f"Write {given.write(CRITERION)}: what to check {verb} a change, and what must be seen."
        yield Gap(f"{CRITERION}.{stage}", f"No check {verb} a change is stated.", remedy)


def _row(group: list[Found[Check]], *, guards: bool) -> Row:
    """The same check in several places as one; where one of them has no condition, it is always made."""
    facts = [f.fact for f in group]
    always = any(f.condition is None for f in facts)
    conditions = () if always else _either([f.condition for f in facts], unread="not determined")
    of = (_either([f.guards for f in facts]),) if guards else ()
    return Row(((plain(facts[0].name),), *of, conditions, _either([f.message for f in facts])), places(group))


def _either(stated: list[Maybe[str]], limit: int = 2, unread: str = COMPUTED) -> Text:
    each = list(dict.fromkeys(s for s in stated if s))
    out: list[Inline] = []
    for one in each[:limit]:
        out += [" or "] if out else []
        out.append(unread if one is UNKNOWN else code(one))
    return (*out, f" and {len(each) - limit} more") if len(each) > limit else tuple(out)


def _declared_checks(operation: Operation, stage: str) -> tuple[str, ...]:
    declared = operation.prechecks if stage == "before" else operation.postchecks
    return declared if isinstance(declared, tuple) else ()


def _declared(found: Found[Operation], text: str, *, guards: bool) -> Row:
    of = ((code(found.fact.name),),) if guards else ()
    return Row(((plain(text),), *of, (), ()), (found.location,))


def _smoke_steps(given: Given) -> tuple[Step, ...]:
    """A command that prints its help is installed and its modules load."""
    roots: dict[str, Found[Command]] = {}
    for found in given.of(Command):
        line = runnable(found.fact.name)
        if line and found.fact.framework in _HELPFUL and offered.is_named(found.fact):
            root = next((r for r in roots if line.startswith(r + " ")), line)
            roots.setdefault(root, found)
    for program, below in _of_one_program(roots).items():
        roots = {line: found for line, found in roots.items() if line not in below} | {program: roots[below[0]]}
    return tuple(
        Step(
            text=("See that ", code(line), " starts."),
            command=given.site.fill(f"{line} --help"),
            expected=("It prints its usage.",),
            role=Role.JUNIOR,
            sources=(found.location,),
        )
        for line, found in _roots_only(roots)
    )


def _of_one_program(lines: Iterable[str]) -> dict[str, list[str]]:
    """Programs with several commands: their own help tells of them all."""
    programs: dict[str, list[str]] = {}
    for line in lines:
        program, _, rest = line.partition(" ")
        if rest and program not in _RUN_OTHERS:
            programs.setdefault(program, []).append(line)
    return {program: below for program, below in programs.items() if len(below) > 1}


def _roots_only(lines: dict[str, Found[Command]]) -> list[tuple[str, Found[Command]]]:
    return [(line, f) for line, f in sorted(lines.items()) if not any(line.startswith(other + " ") for other in lines)][:6]
