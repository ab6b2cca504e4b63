"""Commands that the project offers, as an operator types them."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.operations import Command, Operation
from sphinx_ddd.procedures.base import Role, Step, Text
from sphinx_ddd.procedures.commands import placeholder, runnable
from sphinx_ddd.procedures.given import Given
from sphinx_ddd.procedures.operations import destruction
from sphinx_ddd.procedures.plain import code, first_sentence

_BEFORE = frozenset({"upgrade", "update", "migrate", "preupgrade", "pre-upgrade", "checkconfig", "configcheck", "configtest", "testconfig"})
_DRY_RUNS = ("--dry-run", "--noop", "--simulate")


def line(given: Given, found: Found[Command]) -> str:
    """The full command line with its required options and arguments; nothing when a shell could not be given it."""
    command = runnable(found.fact.name)
    return given.site.fill(" ".join([_with_options_above(given, command), *_required(given, command)])) if command else ""


def commands(given: Given, purpose: str) -> list[Found[Command]]:
    return [f for f in given.of(Command) if f.fact.purpose == purpose and is_named(f.fact) and line(given, f)]


def readiness_checks(given: Given) -> list[Found[Command]]:
    """Commands that check whether an upgrade can be made, or a configuration be taken up: asked before that, rather than every day."""
    return [f for f in commands(given, "check") if _BEFORE.intersection(f.fact.name.split()[1:])]


def is_named(command: Command) -> bool:
    """Whether the name is known before the program runs."""
    return "{" not in command.name


def steps(given: Given, purpose: str) -> Iterator[Step]:
    """Commands of one purpose, each after its dry run. For senior hands: what they change is not a junior's to judge."""
    for found in commands(given, purpose):
        if not destroys(given, found):
            yield from dry_run_step(given, found)
            yield step(given, found)


def step(given: Given, found: Found[Command]) -> Step:
    return Step(text=purpose_of(found), command=line(given, found), role=Role.SENIOR, sources=(found.location,))


def dry_run_step(given: Given, found: Found[Command]) -> Iterator[Step]:
    """See what a command would do, where it offers a flag for that."""
    flag = dry_run_flag(found)
    if flag and line(given, found):
        note = "" if _is_proven(given, found) else " That the dry run changes nothing was not proven: read the source first."
        text: Text = ("See what ", code(found.fact.name), f" would do.{note}")
        yield Step(text=text, command=f"{line(given, found)} {flag}", role=Role.SENIOR, sources=(found.location,))


def dry_run_flag(found: Found[Command]) -> str:
    options = found.fact.options if isinstance(found.fact.options, tuple) else ()
    return next((flag for flag in _DRY_RUNS if flag in options), "")


def destroys(given: Given, found: Found[Command]) -> bool:
    """Whether the command is known to destroy something; then it is no routine step."""
    return any(o.fact.name == found.fact.name and destruction(o.fact) for o in given.of(Operation))


def purpose_of(found: Found[Command]) -> Text:
    sentence = first_sentence(found.fact.description)
    return (f"{sentence}.",) if sentence else ("Run ", code(found.fact.name), ".")


def _is_proven(given: Given, found: Found[Command]) -> bool:
    return any(o.fact.name == found.fact.name and o.fact.dry_run is True for o in given.of(Operation))


def _with_options_above(given: Given, command: str) -> str:
    """``shopctl orders prune`` as ``shopctl --url <URL> orders prune``: what a program requires stands before its subcommand."""
    above = ""
    out: list[str] = []
    for word in command.split(" "):
        out += _required(given, above, arguments=False) if above else ()
        out.append(word)
        above = f"{above} {word}".strip()
    return " ".join(out)


def _required(given: Given, command: str, *, arguments: bool = True) -> Iterator[str]:
    for option in (f.fact for f in given.of(ConfigOption)):
        if option.scope != command or option.required is not True or not (arguments or option.flags):
            continue
        flags = option.flags if isinstance(option.flags, tuple) else ()
        if not flags:
            yield placeholder(option.name)
        elif option.option_type == "boolean":
            yield max(flags, key=len)
        else:
            yield f"{max(flags, key=len)} {placeholder(option.name)}"
