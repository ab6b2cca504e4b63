"""Morning health checks."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import replace

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.operations import Command, Operation
from sphinx_ddd.procedures import ansible, endpoints, offered
from sphinx_ddd.procedures.base import Block, Code, Gap, Origin, Role, Row, Step, Steps, Table, Text
from sphinx_ddd.procedures.commands import fill_in, toml_key
from sphinx_ddd.procedures.given import Given, places, role_of
from sphinx_ddd.procedures.plain import names, plain
from sphinx_ddd.procedures.site import HealthCheck

CRITERION = "daily.health_checks"
_MOST_STEPS = 6
"""More modules than this are a table to look things up, not a checklist."""


def blocks(given: Given) -> Iterator[Block]:
    steps = [*site_steps(given), *command_steps(given)]
    modules = [m for m in given.modules_of_ansible if _try_out(given, m)]
    if len(modules) > _MOST_STEPS:
        yield from _steps(steps)
        yield _module_table(given, modules)
        yield from fill_in((_try_out(given, m) for m in modules), given.site_file, ansible.MEANINGS)
    else:
        yield from _steps([*steps, *(_module_step(given, m) for m in modules)])
    yield from endpoints.blocks(given, _call_for_help(given), _stop(given))
    yield from _gaps(given, any_step=bool(steps or modules or endpoints.endpoints(given)))


def site_steps(given: Given) -> list[Step]:
    """The checks that the site file states. They are about the service, so a project of Ansible modules has none."""
    return [] if given.is_ansible else [_site_step(given, check) for check in given.site.health]


def command_steps(given: Given) -> list[Step]:
    """Commands whose purpose is to check."""
    return [replace(offered.step(given, f), on_failure=_call_for_help(given), stop=_stop(given)) for f in _check_commands(given)]


def _check_commands(given: Given) -> list[Found[Command]]:
    """Those that the site file does not call already, and that are not for the time before an upgrade."""
    called = {given.site.fill(check.command) for check in given.site.health}
    before = offered.readiness_checks(given)
    return [f for f in offered.commands(given, "check") if f not in before and offered.line(given, f) not in called]


def _steps(steps: list[Step]) -> Iterator[Block]:
    if steps:
        yield Steps(tuple(steps))


def _site_step(given: Given, check: HealthCheck) -> Step:
    about = f" ({check.probe})" if check.probe else ""
    return Step(
        text=(f"Check {plain(check.name)}{about}.",),
        command=given.site.fill(check.command) if check.command else _request(given, check),
        expected=(check.expected,) if check.expected else (),
        on_failure=_call_for_help(given),
        stop=_stop(given),
        # A command of the site file may do anything; a GET request only reads.
        role=role_of(reads_only=bool(check.url), expected=check.expected),
        origin=Origin.SITE,
        sources=(check.location,),
    )


def _request(given: Given, check: HealthCheck) -> str:
    url = f"<BASE_URL>{check.url}" if check.url.startswith("/") else check.url
    limit = f" --max-time {check.timeout_seconds:g}" if check.timeout_seconds else ""
    return f"curl -fsS{limit} {shlex.quote(given.site.fill(url))}"


def _call_for_help(given: Given) -> Text:
    return (f"Call {given.site.contacts.on_call}.",) if given.site.contacts.on_call else ()


def _stop(given: Given) -> Text:
    contacts = given.site.contacts
    if not (contacts.escalation and contacts.escalate_after_minutes):
        return ()
    return (f"Still failing after {contacts.escalate_after_minutes} minutes: stop and call {contacts.escalation}.",)


def _try_out(given: Given, module: Found[Operation]) -> str:
    """A command line that shows that the module works and changes nothing; empty when there is none."""
    if module.fact.because == ():
        return ansible.command_line(given, module, check=False)
    return ansible.command_line(given, module, check=True) if module.fact.dry_run is True else ""


def _why_safe(module: Found[Operation]) -> str:
    return "It only reads." if module.fact.because == () else "The code declares check mode."


def _module_step(given: Given, module: Found[Operation]) -> Step:
    return Step(
        text=("See that ", Code(module.fact.name), f" works on the hosts. {_why_safe(module)}"),
        command=_try_out(given, module),
        expected=ansible.ANSWERS if module.fact.because == () else ansible.ANSWERS_CHANGED,
        on_failure=ansible.ON_FAILURE,
        role=Role.JUNIOR,
        sources=(module.location,),
    )


def _module_table(given: Given, modules: list[Found[Operation]]) -> Table:
    rows = (Row(((Code(m.fact.name),), (Code(_try_out(given, m)),), (_why_safe(m),)), (m.location,)) for m in modules)
    return Table(columns=("Module", "See that it works", "Why it is safe"), rows=tuple(rows))


def _gaps(given: Given, *, any_step: bool) -> Iterator[Gap]:
    stuck = [m for m in given.modules_of_ansible if not _try_out(given, m)]
    if stuck:
        which = names([m.fact.name for m in stuck])
        verb = "has" if len(stuck) == 1 else "have"
        known = all(m.fact.dry_run is False for m in stuck)
        missing = f"{which} {verb} no check mode: no way to try without a change is stated."
        unsure = f"Whether {which} {verb} a check mode is not determined: no way to try without a change is stated."
        yield Gap(f"{CRITERION}.try_out", missing if known else unsure, f"Write {given.write(CRITERION)}.", places(stuck))
    elif not any_step:
        remedy = f"Write `[health.<name>]` with `url` or `command`, and `expected`, in {given.site_file}; or {given.write(CRITERION)}."
        yield Gap(f"{CRITERION}.procedure", "No health check is stated.", remedy)
    yield from _unsaid(given)


def _unsaid(given: Given) -> Iterator[Gap]:
    """What the steps leave open."""
    yield from endpoints.gaps(given)
    vague = [check for check in given.site.health if not check.expected and not given.is_ansible]
    if vague:
        keys = names([f"[health.{toml_key(check.name)}]" for check in vague])
        missing = f"What {names([c.name for c in vague])} must answer is not stated."
        sources = tuple(check.location for check in vague)
        yield Gap(f"{CRITERION}.expected", missing, f"Write `expected` under {keys} in {given.site_file}.", sources)
    commands = _check_commands(given)
    if commands:
        missing = f"What {names([f.fact.name for f in commands])} print{'s' if len(commands) == 1 else ''} when all is well is not stated."
        remedy = f"Write `[health.<name>]` with the `command` and `expected` in {given.site_file}."
        yield Gap(f"{CRITERION}.expected_of_command", missing, remedy, places(commands))
    if (commands or site_steps(given) or endpoints.endpoints(given)) and not given.site.contacts.on_call:
        remedy = f"Write `on_call` under `[contacts]` in {given.site_file}."
        yield Gap(f"{CRITERION}.on_failure", "Whom to call when a check fails is not stated.", remedy)
