"""What is told of a program and of its commands: once."""

from __future__ import annotations

import pytest

from sphinx_ddd.facts.base import Found, Location
from sphinx_ddd.facts.lifecycle import VersionSource
from sphinx_ddd.linking import link

OWN = ("shopctl --version", "shop.__version__")

CASES: dict[str, tuple[list[tuple[str, str | None]], list[int]]] = {
    "a command tells what its program does": ([("shopctl orders list -V", "shop.__version__"), OWN], [2]),
    "a command whose source is not known": ([OWN, ("shopctl orders --version", None)], [1]),
    "a command that tells another version": ([OWN, ("shopctl server --version", "shop.server.VERSION")], [1, 2]),
    "a command of a program without a version": ([("shopctl orders --version", None), ("shop --version", None)], [1, 2]),
    "a program twice": ([OWN, ("shopctl -V", None)], [1, 2]),
    "an attribute": ([OWN, ("shop.__version__", "shop.__version__")], [1, 2]),
}


@pytest.mark.parametrize("case", CASES)
def test_versions(case: str) -> None:
    stated, expected = CASES[case]
    found = [
        Found(
            VersionSource(name=name, command=name if " " in name else None, attribute=attribute),
            Location("shop/cli.py", line),
            "shop.cli",
            "click_options.version",
        )
        for line, (name, attribute) in enumerate(stated, 1)
    ]
    assert [one.location.line for one in link(found)] == expected
