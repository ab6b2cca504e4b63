"""The version that a package tells of itself."""

from __future__ import annotations

from sphinx_ddd.facts.lifecycle import VersionSource
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.source.uses import WholeModule


@modules()
def attribute(use: WholeModule) -> Facts:
    """``__version__`` of a package or module at the top: set there, or brought there from another module."""
    name = use.context.module.name
    bound = use.tree.locals.get("__version__", ())
    if "." not in name and bound:
        yield At(VersionSource(name=f"{name}.__version__", attribute=f"{name}.__version__"), node=bound[0].statement(), subject=name)
