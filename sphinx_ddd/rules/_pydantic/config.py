"""What the configuration of a settings class says: ``model_config``, ``class Config``, class arguments, of the class and its bases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Mapping, Value
from sphinx_ddd.source.project import decorators_of, qualified_scope

MODEL_CONFIG, CONFIG_CLASS = "model_config", "Config"


@dataclass(frozen=True, slots=True)
class Config:
    """The entries of a settings class's configuration, nearest class first. A key ``UNKNOWN`` where not all can be read."""

    entries: Mapping

    def value(self, key: str, default: Value = None) -> Value:
        """An entry, ``default`` where it is not stated, ``UNKNOWN`` where it cannot be read."""
        if key in self.entries:
            return self.entries[key]
        return UNKNOWN if UNKNOWN in self.entries else default

    def text(self, key: str, default: str = "") -> Maybe[str]:
        value = self.value(key, default)
        return value if isinstance(value, str) else default if value is None else UNKNOWN

    def flag(self, key: str, *, default: bool = False) -> Maybe[bool]:
        value = self.value(key, default)
        return UNKNOWN if value is UNKNOWN else bool(value)


def config_of(node: nodes.ClassDef, context: Context) -> Config:
    """The configuration of a class; what a class states goes before what its bases do, later bases before earlier ones."""
    entries = Mapping()
    for home, one in reversed(list(lineage(node, context))):
        for part in _stated(one, home):
            entries.merge(part)
    return Config(entries)


def lineage(node: nodes.ClassDef, context: Context) -> Iterator[tuple[Context, nodes.ClassDef]]:
    """A class and those of its ancestors that are the project's, nearest first, each with its module's context."""
    yield context, node
    for name in context.ancestors(qualified_scope(context.module, node))[1:]:
        found = context.definition(name)
        if found is not None and isinstance(found[1], nodes.ClassDef) and found[1] is not node:
            yield found[0], found[1]


def _stated(node: nodes.ClassDef, context: Context) -> Iterator[Value]:
    """The parts of a class's own configuration, the strongest last."""
    for bound in node.locals.get(CONFIG_CLASS, ()):
        if isinstance(bound, nodes.ClassDef):
            yield _of_class(bound, context)
    for bound in node.locals.get(MODEL_CONFIG, ()):
        value = getattr(bound.parent, "value", None)
        if isinstance(bound, nodes.AssignName) and value is not None:
            yield context.value(value)
    arguments = Mapping()
    for keyword in node.keywords or ():
        if keyword.arg is None:
            arguments.merge(context.value(keyword.value))
        elif keyword.arg != "metaclass":
            arguments.put(keyword.arg, context.value(keyword.value))
    yield arguments


def _of_class(node: nodes.ClassDef, context: Context) -> Mapping:
    """The attributes of a ``class Config``, those of its bases too."""
    entries = Mapping()
    for home, one in reversed(list(lineage(node, context))):
        for name, bindings in one.locals.items():
            for bound in bindings:
                value = getattr(bound.parent, "value", None)
                if isinstance(bound, nodes.AssignName) and value is not None:
                    entries.put(name, home.value(value))
                elif isinstance(bound, nodes.FunctionDef) and list(decorators_of(bound)):
                    entries.put(name, UNKNOWN)
    return entries
