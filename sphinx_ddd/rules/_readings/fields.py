"""Fields that a class of the project declares, read of its objects: ``self.port``, ``settings.port``."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.facts.readings import Key, Reading
from sphinx_ddd.rules._readings.guards import demands
from sphinx_ddd.rules._readings.places import place_of
from sphinx_ddd.rules._rule import At
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Read


def field_readings(use: Read, framework: str, *, longest: int = 1) -> Iterator[At]:
    """The readings of a field, by each class of the project that may report it: the object's own and those it is derived from.

    :param longest: steps that belong to the name of an option; more than one where fields hold objects with fields.
    """
    path = use.path[:longest]
    owners = [owner for owner in owners_of(use.owner, use.context) if path]
    if not any(_declares(owner, path[0], use.context) for owner in owners):
        return
    how, into = place_of(use.node, use.context)
    for owner in owners:
        key: Key = (owner, *path)
        yield At(Reading(name=".".join(path), framework=framework, key=key, how=how, into=into), use.node)
        yield from demands(use.node, use.context, framework, key)


def owners_of(class_name: str, context: Context) -> list[str]:
    """A class and its ancestors, as far as they are the project's."""
    return [name for name in context.ancestors(class_name) if context.definition(name) is not None]


def _declares(class_name: str, attribute: str, context: Context) -> bool:
    """Whether the body of a class gives an attribute; its methods do not count."""
    defined = context.definition(class_name)
    return defined is not None and any(isinstance(n, nodes.AssignName) for n in defined[1].locals.get(attribute, ()))
