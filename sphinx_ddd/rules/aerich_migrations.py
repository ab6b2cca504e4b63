"""Migrations of ``aerich``, which Tortoise ORM is used with: SQL up, and SQL back."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._stored import bodies, steps
from sphinx_ddd.source.uses import WholeModule

FRAMEWORK: Final = "aerich"
_CLIENTS: Final = frozenset({"tortoise.BaseDBAsyncClient", "tortoise.backends.base.client.BaseDBAsyncClient"})
"""What both functions are given, by its annotation."""


@modules()
def migration(use: WholeModule) -> Facts:
    """A module whose ``upgrade`` is given a connection of Tortoise; it can be undone where ``downgrade`` gives any SQL."""
    upgrade = bodies.function(use.tree, "upgrade")
    annotations = upgrade.args.annotations if upgrade is not None else ()
    if upgrade is None or not any(not _CLIENTS.isdisjoint(use.context.names(one)) for one in annotations if one is not None):
        return
    fact = steps.step(FRAMEWORK, bodies.function(use.tree, "downgrade"), "downgrade", use.context)
    yield At(fact, node=upgrade, subject=use.context.module.name)
