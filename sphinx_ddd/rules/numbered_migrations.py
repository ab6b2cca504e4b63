"""Migrations of ``sqlalchemy-migrate``, and those of a project's own making: numbered modules that go up and down."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._stored import bodies, steps
from sphinx_ddd.source.uses import WholeModule

FRAMEWORK: Final = "sqlalchemy-migrate"
OWN: Final = "own"
"""A row of modules that a program of the project goes through."""
_ENGINE: Final = "migrate_engine"
"""The parameter by which the framework calls both functions."""


@modules()
def migration(use: WholeModule) -> Facts:
    """A numbered module with ``upgrade`` and ``downgrade``; of sqlalchemy-migrate, which gives its engine, also without a way back."""
    upgrade, downgrade = bodies.function(use.tree, "upgrade"), bodies.function(use.tree, "downgrade")
    if upgrade is None or not steps.is_numbered(use.context) or "down_revision" in use.tree.locals:
        return
    is_of_framework = steps.parameters(upgrade)[:1] == [_ENGINE]
    if bodies.statements(upgrade.body) and (is_of_framework or downgrade is not None):
        fact = steps.step(FRAMEWORK if is_of_framework else OWN, downgrade, "downgrade", use.context)
        yield At(fact, node=upgrade, subject=use.context.module.name)
