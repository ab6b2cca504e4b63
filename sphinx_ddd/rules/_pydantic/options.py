"""A field of a settings class, or of a model below it, as an option."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption, Deprecation, Limit
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._pydantic import names, validators
from sphinx_ddd.rules._pydantic.environment import Environment, alias_names
from sphinx_ddd.rules._pydantic.fields import Field
from sphinx_ddd.rules._settings.environment import environment as read_from
from sphinx_ddd.rules._settings.objects import factory_default, stated_default
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.source.context import Context

FRAMEWORK = "pydantic"
_UNDEFINED = frozenset({"pydantic_core.PydanticUndefined", "pydantic.fields.Undefined", "pydantic.v1.fields.Undefined"})


def option(
    field: Field,
    node: nodes.ClassDef,
    context: Context,
    environment: Environment,
    *,
    scope: str,
    name: str,
    env: Maybe[tuple[str, ...]],
) -> ConfigOption:
    """The option that a field is.

    :param node: the class whose field it is, for its validators; ``context`` is that of its module.
    :param environment: how the settings class names variables and flags.
    :param scope: the settings class.
    :param name: ``parent.child`` for a field of a nested model.
    """
    said = field.annotation
    minimum, maximum, exclusive = said.limits()
    limits, choices = _validated(field, node, context)
    option_type = said.option_type
    read = _variables(field)
    default = _default(field)
    aliases = alias_names(field)
    return ConfigOption(
        name=name,
        framework=FRAMEWORK,
        scope=scope,
        option_type=option_type,
        native_type=said.native_type,
        element_type=said.element_type,
        default=default,
        minimum=minimum,
        maximum=maximum,
        exclusive=exclusive,
        choices=said.choices if said.choices is not None else choices,
        pattern=said.pattern,
        unit="seconds" if option_type == "duration" else unit_of(field.name, option_type),
        required=_required(field, is_first_generation=environment.is_first_generation),
        secret=said.is_secret or is_secret(field.name, default, option_type),
        aliases=tuple(alias for alias in aliases if alias != field.name) or None if isinstance(aliases, tuple) else aliases,
        env=tuple(dict.fromkeys((*env, *read))) or None if isinstance(env, tuple) else env,
        flags=environment.flags(field, name.rpartition(".")[0]),
        limits=limits or None,
        deprecated=_deprecated(field),
        description=field.description,
    )


def _default(field: Field) -> Maybe[JSON]:
    factory, default = field.factory, field.default
    if factory is not None and field.assigned is None:
        return factory_default(factory[1], factory[0], names.WRAPPERS)
    if default is None:
        return UNKNOWN if field.is_open else None
    return None if _is_undefined(*default) else stated_default(default[1], default[0], names.WRAPPERS)


def _is_undefined(context: Context, node: nodes.NodeNG) -> bool:
    """``...`` and the like, in place of a default."""
    if isinstance(node, nodes.Const):
        return node.value is Ellipsis
    return any(name in _UNDEFINED for name in context.names(node))


def _required(field: Field, *, is_first_generation: bool) -> Maybe[bool]:
    if field.factory is not None:
        return None
    if field.default is not None:
        return _is_undefined(*field.default) or None
    if field.is_open:
        return UNKNOWN
    return None if is_first_generation and field.annotation.is_optional else True


def _variables(field: Field) -> tuple[str, ...]:
    """Environment variables that the default itself reads."""
    found = field.default or field.factory
    read = read_from(found[1], found[0]) if found is not None else None
    return read.names if read is not None else ()


def _validated(field: Field, node: nodes.ClassDef, context: Context) -> tuple[tuple[Limit, ...], Maybe[tuple[JSON, ...]]]:
    found = list(validators.of_field(field, node, context))
    choices = next((values for one in found if (values := one.choices()) is not None), None)
    return tuple(limit for one in found for limit in one.ranges()), choices


def _deprecated(field: Field) -> Maybe[Deprecation]:
    found = field.stated("deprecated")
    if found is not None:
        value = found[0].value(found[1])
        reason = value if isinstance(value, str) else UNKNOWN if value is UNKNOWN else None
        return Deprecation(reason=reason) if value is not False and value is not None else None
    for home, said in field.annotation.metadata:
        if isinstance(said, nodes.Call) and any(name in names.DEPRECATED for name in home.names(said.func)):
            return Deprecation(reason=home.text(said.args[0]) if said.args else None)
    return None
