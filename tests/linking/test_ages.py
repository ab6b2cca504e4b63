"""What is removed once it is old, by the help of options."""

from __future__ import annotations

import pytest

from sphinx_ddd.facts.base import UNKNOWN, Fact, Found, Location, Maybe
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.lifecycle import Retention
from sphinx_ddd.facts.operations import Command
from sphinx_ddd.linking.ages import with_ages

PRUNE = Command(name="shop prune", framework="click", purpose="cleanup")


def found(fact: Fact) -> Found[Fact]:
    return Found(fact, Location("shop/cli.py", 1), "shop.cli.prune", "rule")


def aged(option: ConfigOption) -> list[Retention]:
    return [one.fact for one in with_ages([found(PRUNE), found(option)]) if isinstance(one.fact, Retention)]


@pytest.mark.parametrize(
    ("help_", "unit", "default", "what", "age"),
    [
        ("Delete orders older than this many days (default: 30).", None, 30, "orders", 2592000.0),
        ("Only delete carts last seen more than this many hours ago. Dry by default.", None, 2, "carts", 7200.0),
        ("Instead of deleting old carts delete cart entries older than these number of minutes.", None, None, "cart entries", None),
        ("Remove rows whose 5-minute window started more than this many hours ago", "hours", 24, "rows", 86400.0),
        ("Time in hours before removing a session that was left", None, 0, "session", None),
        ("How old closed shops should be (closed_at) to be purged, in seconds", None, 60, "closed shops", 60.0),
        ("Number of days after hanging orders can be deleted.", None, UNKNOWN, "hanging orders", UNKNOWN),
        ("Retain all receipts on disk for this time (in days).", None, 7, "receipts", 604800.0),
        ("Cart expiry age in seconds", None, 60, "Cart", 60.0),
        ("Delete mails older than this many months.", None, 3, "mails", None),
    ],
)
def test_an_age(help_: str, unit: str | None, default: Maybe[float], what: str, age: Maybe[float]) -> None:
    option = ConfigOption(
        name="--age", framework="click", scope="shop prune", option_type="integer", unit=unit, default=default, description=help_
    )
    assert [(one.name, one.age_seconds, one.option, one.how) for one in aged(option)] == [(what, age, "--age", "shop prune")]


@pytest.mark.parametrize(
    "help_",
    [
        "Interval in seconds between runs that delete orders older than a day.",
        "Maximum time in seconds to wait for a delete.",
        "Mount archives that are older than this many days.",
        "Keep this many days on hand for orders.",
        "Retain how many receipts for each day.",
        "Delete it after this many days.",
        "Delete orders that were closed.",
        "",
    ],
)
def test_no_age(help_: str) -> None:
    assert not aged(ConfigOption(name="--age", framework="click", scope="shop prune", option_type="integer", description=help_))


def test_a_setting_of_no_command_is_named_with_its_group() -> None:
    option = ConfigOption(
        name="keep",
        framework="oslo.config",
        scope="reaper",
        option_type="integer",
        default=2,
        description="Keep orders for this many days.",
    )
    assert [(one.option, one.how) for one in aged(option)] == [("[reaper]keep", None)]


def test_a_switch_is_no_age() -> None:
    option = ConfigOption(name="--old", framework="click", option_type="boolean", description="Delete orders older than the days set.")
    assert not aged(option)
