"""Where a metric of ``prometheus_client`` is changed that another module declares: traces, which the metric is told of."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.readings import Update
from sphinx_ddd.rules._metrics.instances import given_labels, made_by
from sphinx_ddd.rules._metrics.prometheus_names import INSTRUMENTS, UPDATES, qualified
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

RETURNS: Final = {f"{name}.labels": name for name in qualified(INSTRUMENTS)}
"""A labelled child has the methods of its metric."""


@calls(*(f"{name}.{method}" for name in qualified(INSTRUMENTS) for method in (*UPDATES, "labels")))
def updated(use: Call) -> Facts:
    """A metric is changed, or given its labels, in another module than that which makes it."""
    func = use.node.func
    made = made_by(func.expr, use.context) if isinstance(func, nodes.Attribute) else None
    if made is None or made.root() is use.context.module.tree:
        return
    home = use.context.reader.project.module(made.root().name)
    if home is not None:
        labelled = func.attrname == "labels"
        values = tuple(given_labels(use.node, use.context)) if labelled else ()
        yield Update(name=func.attrname, declared=home.location(made), values=values, changes=not labelled)
