"""Migrations of ``peewee_migrate``: ``migrate`` and ``rollback`` of a numbered module."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._stored import bodies, steps
from sphinx_ddd.source.uses import WholeModule

FRAMEWORK: Final = "peewee_migrate"
_GIVEN: Final = ["migrator", "database"]
"""What the program calls both functions with, by these names."""


@modules()
def migration(use: WholeModule) -> Facts:
    """A numbered module whose ``migrate`` is given the migrator and the database; it can be undone where ``rollback`` does anything."""
    migrate = bodies.function(use.tree, "migrate")
    if migrate is None or not steps.is_numbered(use.context) or steps.parameters(migrate)[:2] != _GIVEN:
        return
    if bodies.statements(migrate.body):
        fact = steps.step(FRAMEWORK, bodies.function(use.tree, "rollback"), "rollback", use.context)
        yield At(fact, node=migrate, subject=use.context.module.name)
