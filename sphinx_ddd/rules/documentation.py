"""What docstrings say on maintenance: those of modules, classes and public functions."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.coverage import classify
from sphinx_ddd.facts.documentation import Documentation
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.source.project import Definition
from sphinx_ddd.source.uses import WholeModule


@modules()
def docstring(use: WholeModule) -> Facts:
    """A docstring that speaks of at least one criterion of the maturity model."""
    for node, name in _documented(use.tree, use.context.module.name):
        text = node.doc_node
        if text is None or not isinstance(text.value, str):
            continue
        passages = classify(name, text.value, text.lineno or 1)
        if passages:
            yield At(Documentation(name=name, form="docstring", passages=passages), node=text, subject=name)


def _documented(node: nodes.Module | Definition, name: str) -> Iterator[tuple[nodes.Module | Definition, str]]:
    """A module or class and the public classes and functions in it, with their dotted names."""
    yield node, name
    for inner in node.body if not isinstance(node, nodes.FunctionDef) else ():
        if isinstance(inner, Definition) and not inner.name.startswith("_"):
            yield from _documented(inner, f"{name}.{inner.name}")
