"""Settings classes of pydantic, of both generations: ``pydantic_settings.BaseSettings``, ``pydantic.BaseSettings``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.rules._pydantic import names
from sphinx_ddd.rules._pydantic.config import config_of
from sphinx_ddd.rules._pydantic.environment import Environment
from sphinx_ddd.rules._pydantic.fields import Field, fields_of
from sphinx_ddd.rules._pydantic.options import option
from sphinx_ddd.rules._rule import At, Facts, subclasses
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Subclass

MAPPINGS = frozenset(names.CONFIGS)

MOST_BELOW = 500
"""Options of the models that one field holds."""
_DEEPEST = 6
_SETTINGS = (*names.SETTINGS, *names.SETTINGS_V1)


@subclasses(*_SETTINGS)
def setting(use: Subclass) -> Facts:
    """A field of a settings class, or of a model nested in it, with the environment variables that set it."""
    if not isinstance(use.node, nodes.ClassDef):
        return
    is_first = not any(name in names.SETTINGS for name in use.names)
    environment = Environment(config_of(use.node, use.context), is_first)
    for field in fields_of(use.node, use.context, is_first_generation=is_first).values():
        env = environment.of(field)
        # A field of another settings class is reported once more only where other variables set it, at the class that they belong to.
        reported = _inherited(field, is_first_generation=is_first) if field.owner != use.subject else None
        if env == reported:
            continue
        made = option(field, use.node, use.context, environment, scope=use.node.name, name=field.name, env=env)
        place = use.location if reported is not None else field.context.location(field.node)
        yield At(made, location=place, subject=use.subject)
        yield from islice(_models(field, field.name, env, environment, use, (use.subject,)), MOST_BELOW)


def _inherited(field: Field, *, is_first_generation: bool) -> Maybe[tuple[str, ...]] | None:
    """The variables under which the settings class that declares a field reports it; ``None`` where its class is none."""
    wanted = names.SETTINGS_V1 if is_first_generation else names.SETTINGS
    defined = field.context.definition(field.owner)
    if defined is None or not isinstance(defined[1], nodes.ClassDef):
        return None
    if not any(name in wanted for name in field.context.ancestors(field.owner)):
        return None
    return Environment(config_of(defined[1], defined[0]), is_first_generation).of(field)


def _models(
    field: Field, path: str, env: Maybe[tuple[str, ...]], environment: Environment, use: Subclass, seen: tuple[str, ...]
) -> Iterator[At]:
    """The fields of the models that a field holds, as ``parent.child``."""
    for home, node, is_settings in _held(field):
        name = home.subject(node)
        if name in seen or len(seen) > _DEEPEST:
            continue
        for inner in _given(field, fields_of(node, home, is_first_generation=environment.is_first_generation)):
            below = environment.below(env, inner, len(seen))
            own = f"{path}.{inner.name}"
            if not is_settings or below:
                made = option(inner, node, home, environment, scope=use.subject.rpartition(".")[2], name=own, env=below)
                # A settings class reports its own fields where they are declared.
                place = field if is_settings else inner
                yield At(made, location=place.context.location(place.node), subject=use.subject)
            yield from _models(inner, own, below, environment, use, (*seen, name))


def _held(field: Field) -> Iterator[tuple[Context, nodes.ClassDef, bool]]:
    """The models that a field's value may be of, and whether they are settings classes themselves."""
    for name in field.annotation.classes:
        defined = field.context.definition(name)
        ancestors = field.context.ancestors(name)
        is_settings = any(ancestor in _SETTINGS for ancestor in ancestors)
        is_model = is_settings or any(ancestor in names.MODELS for ancestor in ancestors)
        if is_model and defined is not None and isinstance(defined[1], nodes.ClassDef):
            yield defined[0], defined[1], is_settings


def _given(field: Field, below: dict[str, Field]) -> Iterator[Field]:
    """The fields of a model, with what the default of the field that holds it states for them: ``mail: Mail = Mail(port=25)``."""
    found = field.default
    call = found[1] if found is not None and isinstance(found[1], nodes.Call) else None
    stated = {keyword.arg: keyword.value for keyword in call.keywords or ()} if call is not None else {}
    for inner in below.values():
        value = stated.get(inner.name)
        given = replace(inner, assigned=value, assigned_in=found[0]) if found is not None and value is not None else inner
        yield given
