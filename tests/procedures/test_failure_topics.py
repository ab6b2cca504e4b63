"""What messages are about."""

from __future__ import annotations

import pytest

from sphinx_ddd.procedures.failure_topics import CONNECTING, DATA, OTHER, STARTING, TYPED, topic


@pytest.mark.parametrize(
    ("message", "exceptions", "via", "expected"),
    [
        ("cannot read the configuration of {database}", (), "log", STARTING),
        ("no answer from {host}: connection refused", (), "log", CONNECTING),
        ("no room for {name}", ("shop.DiskFull",), "raise", DATA),
        ("cannot ship {connection}", (), "log", OTHER),
        ("give --order", (), "exit", TYPED),
        ("give --order", (), "log", OTHER),
        ("which order?", ("click.UsageError",), "raise", TYPED),
        ("MigrationsPending for shop", (), "log", OTHER),
    ],
)
def test_topic(message: str, exceptions: tuple[str, ...], via: str, expected: int) -> None:
    assert topic(message, exceptions, via) == expected
