"""Settings that Python states without a framework of options: modules of constants, tables of defaults, trees of option objects."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._settings import loaders, pyramid, tables, trees
from sphinx_ddd.rules._settings.constants import constants, settled
from sphinx_ddd.rules._settings.modules import kind_of
from sphinx_ddd.rules._settings.plain import assigned_option
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import WholeModule

FRAMEWORK = "settings"


@modules()
def constant(use: WholeModule) -> Facts:
    """The upper-case globals of a module that is loaded as settings, or that by its name and content is nothing else."""
    kind = kind_of(use.context)
    for target in constants(use.tree) if kind in (loaders.PLAIN, loaders.NAMED) else ():
        value = settled(target, use.tree, use.context)
        if kind == loaders.NAMED and (value.env or value.default is UNKNOWN):
            continue  # the environment variable is what operators set
        yield At(assigned_option(target, use.context, FRAMEWORK, scope=use.context.module.name, value=value), target)


@modules()
def table(use: WholeModule) -> Facts:
    """The entries of a dict or a table of pairs that by its name holds the defaults of the configuration."""
    for target, scope in _assigned(use.tree, use.context):
        rows = tables.rows(target, use.context)
        for row in () if rows and pyramid.is_table(target, use.context) else rows:
            yield At(tables.option(row, use.context, FRAMEWORK, scope), row.node)


@modules()
def tree(use: WholeModule) -> Facts:
    """The leaves of a tree of objects that each describe one option: ``NAMES = Space(broker=Space(url=Option(None, type="string")))``."""
    for target, scope in _assigned(use.tree, use.context):
        for leaf in trees.leaves(target, use.context):
            yield At(trees.option(leaf, use.context, FRAMEWORK, scope), leaf.node)


def _assigned(tree: nodes.Module, context: Context) -> Iterator[tuple[nodes.AssignName, str]]:
    """What the body of a module and of its classes assigns, with the name of the module or class."""
    for body, scope in (
        (tree.body, context.module.name),
        *((n.body, context.subject(n)) for n in tree.body if isinstance(n, nodes.ClassDef)),
    ):
        for statement in body:
            match statement:
                case nodes.Assign(targets=[nodes.AssignName() as target]) | nodes.AnnAssign(target=nodes.AssignName() as target):
                    yield target, scope
