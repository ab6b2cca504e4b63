"""What stands on the emergency page, and what keeps a command out of a routine."""

from __future__ import annotations

import pytest

from sphinx_ddd.facts.base import UNKNOWN, Found, Location, Maybe, Module
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.operations import Effect, ExternalCommand, Operation
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.procedures.base import Block, Gap, NotApplicable, Table
from sphinx_ddd.procedures.given import Given
from sphinx_ddd.procedures.operations import destruction, destructive
from sphinx_ddd.procedures.site import Site

AT = Location("a.py", 1)


def page(*facts: ExternalCommand | Operation) -> list[Block]:
    found = tuple(Found(fact, AT, "a", "any.rule") for fact in facts)
    return list(destructive(Given(Subject("a"), FactSet(found, (), (Module("a", "a.py"),)), Site(), ())))


def operation(because: Maybe[tuple[Effect, ...]]) -> Operation:
    return Operation(name="a run", framework="click", because=because)


@pytest.mark.parametrize(
    "argv",
    [
        ("rm", "-rf", "{path}"),
        ("/usr/sbin/userdel", "{name}"),
        ("pw", "userdel", "-n", "{name}"),
        ("dscl", "-delete", "/Users/{name}"),
        ("apt-get", "-q", "-y", "remove", "{package}"),
        ("systemctl", "stop", "{unit}"),
        ("{service}", "restart"),
    ],
)
def test_programs_that_destroy_or_stop(argv: tuple[str, ...]) -> None:
    (table,) = page(operation(()), ExternalCommand(name=argv[0], argv=argv))
    assert isinstance(table, Table)


@pytest.mark.parametrize("argv", [("ls", "-l"), ("systemctl", "status", "{unit}"), ("git", "log", "--", "drop.txt")])
def test_programs_that_only_read(argv: tuple[str, ...]) -> None:
    (block,) = page(operation(()), ExternalCommand(name=argv[0], argv=argv, mutates=False))
    assert block == NotApplicable("No operation that destroys data or stops a service was found in the file read.")


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ((), "Whether anything here destroys data or stops a service is not determined: no operation was followed."),
        ((operation(UNKNOWN),), "Whether `a run` destroys anything is not determined."),
        (
            (operation(()), ExternalCommand(name="tool", argv=UNKNOWN)),
            "Whether 1 program that the code starts may destroy data or stop a service is not determined.",
        ),
    ],
)
def test_absence_is_never_claimed_where_something_was_not_followed(facts: tuple[Operation, ...], missing: str) -> None:
    (gap,) = page(*facts)
    assert isinstance(gap, Gap)
    assert gap.missing == missing


@pytest.mark.parametrize(
    ("effect", "via", "calls"),
    [
        ("deletes_folder", "shutil.rmtree", ("shutil.rmtree",)),
        ("deletes_folder", "os.rmdir", ()),
        ("deletes_file", "os.remove", ()),
        ("kills_process", "", ("kills process",)),
        ("writes_file", "open", ()),
    ],
)
def test_what_is_no_routine(effect: str, via: str, calls: tuple[str, ...]) -> None:
    assert destruction(operation((Effect(effect=effect, path="a.py", line=1, via=via),))) == calls
