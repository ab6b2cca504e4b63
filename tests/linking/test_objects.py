"""The verdict on options that an object holds once it is made, and on those of command lines."""

from __future__ import annotations

import pytest

from sphinx_ddd.facts.base import Fact, Found, Location
from sphinx_ddd.facts.config import ConfigOption, Evidence, ReloadTrigger
from sphinx_ddd.facts.operations import Command
from sphinx_ddd.facts.readings import Making, Reading
from sphinx_ddd.linking import link

OBSERVED = (Evidence(says="observed by _applied", at=Location("shop.py", 99)),)
FIELD = ConfigOption(name="port", framework="pydantic")
TRAIT = ConfigOption(name="Worker.size", framework="traitlets", scope="Worker")
SEEN_TRAIT = ConfigOption(name="Worker.size", framework="traitlets", scope="Worker", apply_evidence=OBSERVED)
FLAG = ConfigOption(name="--port", framework="click", scope="shopctl serve")
HANGUP = ReloadTrigger(name="SIGHUP", effect="call", handler="shop.reload", says="SIGHUP calls shop.reload")
USED = Reading(name="size", framework="traitlets", key=("shop.Worker", "size"), how="use")
POOLED = Reading(name="size", framework="traitlets", key=("shop.Worker", "size"), how="pool", into="queue.Queue")
LOADED = Making(name="load_config_file", framework="traitlets", how="use")
AT_START = "an application reads its configuration when it starts"


def made(how: str, into: str = "") -> Making:
    return Making(name="shop.Settings", framework="pydantic", how=how, into=into)


Case = tuple[ConfigOption, list[tuple[Fact, str]], str | None, list[str]]

CASES: dict[str, Case] = {
    "made at import": (
        FIELD, [(made("import", "settings"), "shop")], "restart",
        ["the object that holds it is made once, when the module is imported, as settings"],
    ),
    "made in a cached function": (
        FIELD, [(made("cached", "get"), "shop.get")], "restart", ["the object that holds it is made once and kept by get"]
    ),
    "kept by a constructor": (
        FIELD, [(made("constructor", "self.conf"), "shop.A.__init__")], "restart", ["the object that holds it is kept in self.conf"]
    ),
    "made anew": (
        FIELD, [(made("use"), "shop.get")], "unknown",
        ["the object that holds it is made anew whenever the function around it runs"],
    ),
    "made again on a signal": (
        FIELD, [(made("import", "settings"), "shop"), (HANGUP, "shop"), (made("kept", "settings"), "shop.reload")], "reload",
        ["probably: SIGHUP calls shop.reload", "the object that holds it is kept in settings"],
    ),
    "never made": (FIELD, [], None, []),
    "a trait that is used": (TRAIT, [(USED, "shop.Worker.run")], "restart", [AT_START]),
    "a trait that a pool takes": (TRAIT, [(POOLED, "shop.Worker.run")], "restart", ["given to queue.Queue when that is made", AT_START]),
    "an observed trait": (SEEN_TRAIT, [], "restart", ["observed by _applied", AT_START]),
    "configuration that is loaded at the start": (
        TRAIT, [(USED, "shop.Worker.run"), (LOADED, "shop.App.initialize")], "restart", [AT_START]
    ),
    "an observed trait, and configuration that is loaded again": (
        SEEN_TRAIT, [(HANGUP, "shop"), (LOADED, "shop.reload")], "reload", ["observed by _applied", "probably: SIGHUP calls shop.reload"]
    ),
    "a used trait, and configuration that is loaded again": (
        TRAIT, [(USED, "shop.Worker.run"), (HANGUP, "shop"), (LOADED, "shop.reload")], "reload",
        ["probably: SIGHUP calls shop.reload", "read when it is used"],
    ),
    "a flag of a service": (
        FLAG, [(Command(name="shopctl serve", framework="click", purpose="run"), "shop.cli.serve")], "restart",
        ["given on the command line of a program that keeps running"],
    ),
    "a flag of a program that ends": (
        FLAG, [(Command(name="shopctl serve", framework="click", purpose="report"), "shop.cli.serve")], None, []
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_verdict(name: str) -> None:
    option, others, apply, says = CASES[name]
    subject = {"pydantic": "shop.Settings", "traitlets": "shop.Worker"}.get(option.framework, "shop.cli")
    facts: list[tuple[Fact, str]] = [(option, subject), *others]
    found = [Found(fact, Location("shop.py", line), about, "rule") for line, (fact, about) in enumerate(facts, 1)]
    (linked,) = [one.fact for one in link(found) if isinstance(one.fact, ConfigOption)]
    assert (linked.apply, [e.says for e in linked.apply_evidence or ()]) == (apply, says)
