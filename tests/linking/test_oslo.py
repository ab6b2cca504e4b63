"""The verdict on an option of oslo.config, by what is declared, what reads it, and what makes the service read its files again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sphinx_ddd.facts.base import UNKNOWN, Fact, Found, Location
from sphinx_ddd.facts.config import ConfigOption, ReloadTrigger
from sphinx_ddd.facts.readings import Reading
from sphinx_ddd.linking import MOST_READ_AT, link

OPTION = ConfigOption(name="poll-interval", framework="oslo.config", scope="agent")
MUTATE = ReloadTrigger(name="SIGHUP", framework="oslo.config", effect="mutate", says="SIGHUP mutates")
RELOAD = ReloadTrigger(name="SIGHUP", framework="oslo.config", effect="reload", says="SIGHUP reloads")
HOOK = ReloadTrigger(name="mutate hook", framework="oslo.config", effect="call", says="hook", handler="shop.agent.refresh")


def reading(how: str, into: str = "", *, key: tuple[str, ...] = ("agent", "poll_interval")) -> Reading:
    return Reading(name=".".join(key), framework="oslo.config", key=key, how=how, into=into)


def linked(option: ConfigOption, *traces: Fact) -> ConfigOption:
    """The option at line 1, and each trace at a line of its own."""
    facts: list[Fact] = [option, *traces]
    found = [Found(fact, Location("shop/agent.py", line), _subject(fact), "rule") for line, fact in enumerate(facts, 1)]
    (one,) = [one.fact for one in link(found) if isinstance(one.fact, ConfigOption)]
    return one


def _subject(fact: Fact) -> str:
    return "shop.agent.refresh" if isinstance(fact, Reading) and fact.into == "again" else "shop.agent.Agent.run"


NO_TRIGGER = "claimed, not proven: nothing was found that changes options of a running service"
NEVER_READ = "claimed, not proven: no place was found that reads it while the service runs"

VERDICTS: dict[str, tuple[Any, list[Fact], str, list[tuple[int, str]]]] = {
    "mutable, trigger, read at use": (
        True, [MUTATE, reading("use")], "reload", [(1, "declared mutable"), (2, "SIGHUP mutates"), (3, "read when it is used")]
    ),
    "mutable, trigger, read each round": (
        True, [MUTATE, reading("loop")], "reload", [(1, "declared mutable"), (2, "SIGHUP mutates"), (3, "read again each round of a loop")]
    ),
    "mutable, no trigger": (
        True, [reading("use")], "unknown",
        [(1, "declared mutable"), (1, NO_TRIGGER), (2, "read when it is used")],
    ),
    "mutable, kept by a constructor": (
        True, [MUTATE, reading("use"), reading("constructor", "self.every")], "unknown",
        [(1, "declared mutable"), (4, "claimed, not proven: it is kept where a change is not seen"),
         (4, "kept in self.every when the object is made"), (2, "SIGHUP mutates")],
    ),
    "mutable, kept, and applied again by a hook": (
        True, [MUTATE, HOOK, reading("constructor", "self.every"), reading("kept", "again")], "reload",
        [(1, "declared mutable"), (2, "SIGHUP mutates"), (5, "kept in again")],
    ),
    "mutable, never read": (
        True, [MUTATE], "unknown",
        [(1, "declared mutable"), (1, NEVER_READ), (2, "SIGHUP mutates")],
    ),
    "mutable, only looked at while something is made": (
        True, [MUTATE, reading("test")], "unknown",
        [(1, "declared mutable"), (1, NEVER_READ), (2, "SIGHUP mutates")],
    ),
    "unreadable": (UNKNOWN, [MUTATE, reading("use")], "unknown", [(1, "whether it is mutable cannot be read")]),
    "not mutable, read at use": (
        None, [MUTATE, reading("use")], "restart", [(1, "not declared mutable: what changes options of the running service passes it over")]
    ),
    "not mutable, kept": (
        None, [reading("default_argument", "run"), reading("import", "EVERY")], "restart",
        [(2, "the default of a parameter of run, fixed when the function is defined"),
         (3, "read once, into EVERY, when the module is imported"), (1, "not declared mutable")],
    ),
    "not mutable, all files are read again, read at use": (
        False, [RELOAD, reading("use")], "reload", [(2, "probably: SIGHUP reloads"), (3, "read when it is used")]
    ),
    "not mutable, all files are read again, kept by a pool": (
        False, [RELOAD, reading("use"), reading("pool", "queue.Queue")], "restart",
        [(4, "given to queue.Queue when that is made"), (1, "not declared mutable")],
    ),
    "another group": (None, [reading("use", key=("poll_interval",))], "restart", [(1, "not declared mutable")]),
}  # fmt: skip


@pytest.mark.parametrize("name", VERDICTS)
def test_verdict(name: str) -> None:
    mutable, traces, apply, evidence = VERDICTS[name]
    option = linked(replace(OPTION, declared_mutable=mutable), *traces)
    assert option.apply == apply
    assert [(e.at.line, e.says) for e in option.apply_evidence or ()] == evidence


def test_the_default_group_needs_no_name() -> None:
    option = linked(
        replace(OPTION, scope="DEFAULT"), reading("use", key=("poll_interval",)), reading("use", key=("default", "poll_interval"))
    )
    assert option.read_at == (Location("shop/agent.py", 2), Location("shop/agent.py", 3))


def test_methods_of_the_value_are_passed_over() -> None:
    option = linked(replace(OPTION, scope="DEFAULT"), reading("use", key=("poll_interval", "bit_length")))
    assert option.read_at == (Location("shop/agent.py", 2),)


def test_readings_are_bounded() -> None:
    option = linked(OPTION, *(reading("use") for _ in range(3 * MOST_READ_AT)))
    assert option.read_at == tuple(Location("shop/agent.py", line) for line in range(2, MOST_READ_AT + 2))


def test_what_a_rule_says_stays() -> None:
    option = linked(replace(OPTION, apply="immediate", read_at=()), reading("use"))
    assert (option.apply, option.apply_evidence, option.read_at) == ("immediate", None, ())
