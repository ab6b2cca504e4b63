"""Fields of dataclasses and classes of ``attrs`` as options, those of the classes they hold as ``parent.child``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._settings.data_fields import DataField, fields_of, is_data_class
from sphinx_ddd.rules._settings.environment import environment
from sphinx_ddd.rules._settings.objects import factory_default, stated_default
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.source.context import Context

MOST = 500
"""Options of one class, with all it holds."""
_DEEPEST = 6

Path = tuple[DataField, ...]
"""A field, behind the fields that lead to it from the class."""
Names = Callable[[Path], Maybe[tuple[str, ...]]]
"""Environment variables or flags of a field."""


def options(
    node: nodes.ClassDef, context: Context, framework: str, env: Names | None = None, flags: Names | None = None
) -> Iterator[tuple[ConfigOption, DataField]]:
    """The options of a class, each with the field that declares it."""
    for path in islice(_paths(node, context, (), (context.subject(node),)), MOST):
        made = _option(path, node.name, framework)
        variables = _joined(env(path) if env is not None else (), made.env)
        spelt = flags(path) if flags is not None else ()
        yield replace(made, env=variables, flags=spelt if spelt != () else None), path[-1]


def _joined(one: Maybe[tuple[str, ...]], other: Maybe[tuple[str, ...]]) -> Maybe[tuple[str, ...]]:
    if not isinstance(one, tuple):
        return one
    return tuple(dict.fromkeys((*one, *(other if isinstance(other, tuple) else ())))) or None


def _paths(node: nodes.ClassDef, context: Context, above: Path, seen: tuple[str, ...]) -> Iterator[Path]:
    for field in fields_of(node, context).values():
        held = [one for one in _held(field) if one[0] not in seen and len(seen) <= _DEEPEST]
        if not held:
            yield (*above, field)
        for name, home, inner in held:
            yield from _paths(inner, home, (*above, field), (*seen, name))


def _held(field: DataField) -> Iterator[tuple[str, Context, nodes.ClassDef]]:
    """The data classes that a field holds: by its annotation, or the class that ``group`` is given."""
    classes = list(field.annotation.classes)
    if field.call is not None and field.call.name == "environ.group":
        given = field.call.expression(0, "cls")
        classes += given[0].names(given[1])[:1] if given is not None else ()
    for name in dict.fromkeys(classes):
        defined = field.context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.ClassDef) and is_data_class(defined[1], defined[0]):
            yield name, defined[0], defined[1]


def _option(path: Path, scope: str, framework: str) -> ConfigOption:
    field = path[-1]
    said = field.annotation
    minimum, maximum, exclusive = said.limits()
    default = _default(field)
    read = environment(field.default[1], field.default[0]) if field.default is not None else None
    return ConfigOption(
        name=".".join(one.name for one in path),
        framework=framework,
        scope=scope,
        option_type="dict" if said.classes and said.option_type == "raw" else said.option_type,
        native_type=said.native_type,
        element_type=said.element_type,
        default=default,
        minimum=minimum,
        maximum=maximum,
        exclusive=exclusive,
        choices=said.choices if said.choices is not None else field.choices,
        pattern=said.pattern,
        unit="seconds" if said.option_type == "duration" else unit_of(field.name, said.option_type),
        required=_required(field),
        secret=said.is_secret or is_secret(field.name, default, said.option_type),
        env=read.names if read is not None else None,
        limits=field.limits or None,
        description=field.description,
    )


def _default(field: DataField) -> Maybe[JSON]:
    if field.factory is not None:
        home, node = field.factory
        return UNKNOWN if isinstance(node, nodes.FunctionDef | nodes.Call) else factory_default(node, home)
    if field.default is not None:
        return stated_default(field.default[1], field.default[0])
    return UNKNOWN if field.is_open else None


def _required(field: DataField) -> Maybe[bool]:
    if field.default is not None or field.factory is not None:
        return None
    return UNKNOWN if field.is_open else True
