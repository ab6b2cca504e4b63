"""Rules that a plugin could bring: one that works, one that fails."""

from __future__ import annotations

from sphinx_ddd.facts.failures import Failure
from sphinx_ddd.rules._rule import At, Facts, assigns, calls, decorates, modules, raises, subclasses
from sphinx_ddd.source.uses import Assignment, Call, Decoration, Raise, Subclass, WholeModule

RETURNS = {"plugin.connect": "plugin.Connection"}


@calls("plugin.Connection.send", "plugin.Thing")
def called(use: Call) -> Facts:
    """A call of the plugin's library."""
    yield Failure(name=f"called {use.name}", via="raise", condition=use.condition)


@decorates("plugin.task")
def decorated(use: Decoration) -> Facts:
    """A function the plugin's library runs."""
    yield Failure(name=f"decorated {use.decorated.name} {use.integer(None, 'retries')}", via="raise")


@subclasses("plugin.Base")
def subclassed(use: Subclass) -> Facts:
    """A class below the plugin's base."""
    yield Failure(name=f"subclass of {' '.join(use.names)}", via="raise")


@assigns("plugin.Connection.timeout", "*.PLUGIN_LIMIT")
def assigned(use: Assignment) -> Facts:
    """A setting of the plugin's library."""
    yield Failure(name=f"assigned {use.name} {use.value()}", via="raise")


@raises("plugin.Error")
def raised(use: Raise) -> Facts:
    """An error of the plugin's library."""
    for message in use.messages():
        yield Failure(name=message, via="raise")


@modules()
def module(use: WholeModule) -> Facts:
    """A module with a docstring."""
    if use.tree.doc_node is not None:
        yield At(Failure(name="documented", via="raise"), line=1, subject="elsewhere")


@calls("plugin.crash")
def crashes(use: Call) -> Facts:
    """A rule with a mistake in it."""
    raise LookupError(f"no {use.name}")
