"""What the code itself says of its weak places: settings that no live system runs with, lines that somebody has looked at."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.source.project import SourceModule

NEVER_LIVE: Final = frozenset({"dev", "devel", "develop", "development", "local", "test", "tests", "testing", "ci", "example", "sandbox"})
"""Words in the names of settings modules that no live system runs with."""
MARK: Final = "# nosec"
"""How bandit is told that a line was looked at and is no weakness."""


def is_never_live(module: str) -> bool:
    """Whether a module is for developers or tests, by a word of its name."""
    return not NEVER_LIVE.isdisjoint(module.lower().replace("_", ".").split("."))


def is_accepted(node: nodes.NodeNG, module: SourceModule) -> bool:
    """Whether one of the lines of an expression is marked for bandit."""
    lines = module.text.splitlines()[(node.fromlineno or 1) - 1 : node.end_lineno or node.fromlineno or 1] if MARK in module.text else []
    return any(MARK in line for line in lines)
