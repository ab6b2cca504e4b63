"""Updates: the version that runs, the commands that bring the next one, in the order that is safe."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.criteria import Cadence
from sphinx_ddd.facts.lifecycle import VersionSource
from sphinx_ddd.facts.operations import Operation
from sphinx_ddd.procedures import ansible, endpoints, health, migrations, offered, operations, processes
from sphinx_ddd.procedures.base import Block, Code, Gap, Origin, Role, Step, Steps
from sphinx_ddd.procedures.commands import runnable
from sphinx_ddd.procedures.given import Given, Reach, places
from sphinx_ddd.procedures.plain import code, names

CRITERION = "weekly.patching"
_MOST_STEPS = 6


def version(given: Given) -> Iterator[Block]:
    """How the running version is read, before it is changed."""
    stated = given.of(VersionSource)
    by_command = [f for f in stated if isinstance(f.fact.command, str)]
    steps = [step for f in by_command or stated if (step := _version_step(given, f))]
    steps += _collection_steps(given)
    if steps:
        yield Steps(tuple(steps))
        return
    remedy = "Offer a `--version` option, or write " + given.write("weekly.validation")
    yield Gap("weekly.validation.version", "How the running version is read is not stated.", f"{remedy}.")


def blocks(given: Given) -> Iterator[Block]:
    """The change itself: run dry, apply, validate, watch."""
    if given.reach is Reach.READS:
        yield given.only_reads("there is no state to update and nothing to restart.")
        return
    own = (*offered.steps(given, "upgrade"), *offered.steps(given, "migrate"), *migrations.steps(given), *_module_steps(given))
    steps = (*migrations.plan(given), *own)
    if steps:
        watch = _watch_step(given)
        yield Steps((*steps, *validation_steps(given), *((watch,) if watch else ())))
    yield from _gaps(given, any_step=bool(steps))
    yield from processes.blocks(given)
    yield from operations.undetermined(given)
    yield from operations.effects(given)


def validation_steps(given: Given) -> tuple[Step, ...]:
    """The health checks again: they are how one sees that a change worked."""
    checks = (*health.site_steps(given), *health.command_steps(given), *endpoints.verification(given))
    return (*migrations.validate(given), *checks)


def _version_step(given: Given, found: Found[VersionSource]) -> Step | None:
    fact = found.fact
    if isinstance(fact.command, str) and runnable(fact.command):
        return Step(
            text=("Note the version of ", code(runnable(fact.command).split(" ")[0]), " that is installed."),
            command=given.site.fill(runnable(fact.command)),
            expected=("It prints a version.",),
            role=Role.JUNIOR,
            sources=(found.location,),
        )
    if not isinstance(fact.attribute, str) or not all(part.isidentifier() for part in fact.attribute.split(".")):
        return None
    module = fact.attribute.rpartition(".")[0]
    importable = any(m.name == module for m in given.facts.modules)
    return Step(
        text=("Note the version that is installed: it is in ", code(fact.attribute), "."),
        command=f"python -c 'import {module}; print({fact.attribute})'" if importable else "",
        expected=("It prints a version.",) if importable else (),
        role=Role.JUNIOR,
        sources=(found.location,),
    )


def _collection_steps(given: Given) -> list[Step]:
    """Ansible prints the version of itself, which its own modules come with, and of each installed collection."""
    collections: dict[str, list[Found[Operation]]] = {}
    for module in given.modules_of_ansible:
        collections.setdefault(".".join(module.fact.name.split(".")[:2]), []).append(module)
    return [_collection_step(name, modules) for name, modules in sorted(collections.items())[:_MOST_STEPS]]


def _collection_step(name: str, modules: list[Found[Operation]]) -> Step:
    own = name == "ansible.builtin"
    return Step(
        text=("Note the version of ", Code("ansible-core" if own else name), " that runs the module", "s." if len(modules) > 1 else "."),
        command="ansible --version" if own else f"ansible-galaxy collection list {name}",
        expected=("It prints a version.",),
        role=Role.JUNIOR,
        sources=places(modules[:3]),
    )


def _module_steps(given: Given) -> list[Step]:
    """Try on the hosts, then apply. What can destroy is tried only: to apply it is no routine."""
    modules = [m for m in given.modules_of_ansible if m.fact.because != ()]
    steps = []
    for module in modules if len(modules) <= _MOST_STEPS else ():
        dry = ansible.command_line(given, module, check=True)
        if module.fact.dry_run is True:
            steps.append(_ansible_step(module, "Try ", dry, changes=False))
        if not operations.destruction(module.fact):
            steps.append(_ansible_step(module, "Apply ", dry.removesuffix(" --check"), changes=True))
    return steps


def _ansible_step(module: Found[Operation], verb: str, command: str, *, changes: bool) -> Step:
    return Step(
        text=(verb, Code(module.fact.name), "."),
        command=command,
        expected=ansible.ANSWERS_CHANGED if changes else ansible.WOULD_CHANGE,
        on_failure=ansible.ON_FAILURE,
        stop=ansible.STOP if changes and module.fact.dry_run is True else (),
        role=Role.SENIOR if changes else Role.JUNIOR,
        sources=(module.location,),
    )


def _watch_step(given: Given) -> Step | None:
    window = given.site.windows.get(Cadence.WEEKLY)
    if not (window and window.watch_minutes):
        return None
    return Step(
        text=(f"Watch the monitoring points for {window.watch_minutes} minutes.",),
        minutes=window.watch_minutes,
        role=Role.JUNIOR,
        origin=Origin.SITE,
        sources=(window.location,),
    )


def _gaps(given: Given, *, any_step: bool) -> Iterator[Gap]:
    destroying = [f for f in given.of(Operation) if operations.destruction(f.fact) and _is_update(given, f)]
    if destroying:
        pronoun = "it" if len(destroying) == 1 else "them"
        calls = dict.fromkeys(operations.short(via) for f in destroying for via in operations.destruction(f.fact))
        missing = f"{names([f.fact.name for f in destroying])} can destroy ({names(list(calls))}): no step to apply {pronoun} is given."
        remedy = f"Write {given.write(CRITERION)} with its check and its way back."
        yield Gap(f"{CRITERION}.destructive", missing, remedy, places(destroying))
    if not any_step:
        yield Gap(f"{CRITERION}.procedure", f"How an update is made is not stated{given.doubt}.", f"Write {given.write(CRITERION)}.")
    if any_step and not given.is_ansible:
        yield from _service_gaps(given)


def _service_gaps(given: Given) -> Iterator[Gap]:
    if not validation_steps(given):
        remedy = f"Write `[health.<name>]` in {given.site_file}."
        yield Gap("weekly.validation.after", "How to see that an update worked is not stated.", remedy)
    if not _watch_step(given):
        remedy = f"Write `watch_minutes` under `[windows.weekly]` in {given.site_file}."
        yield Gap(f"{CRITERION}.watch", "How long to watch the service after an update is not stated.", remedy)


def _is_update(given: Given, operation: Found[Operation]) -> bool:
    names_of = {f.fact.name for purpose in ("upgrade", "migrate") for f in offered.commands(given, purpose)}
    return operation in given.modules_of_ansible or operation.fact.name in names_of
