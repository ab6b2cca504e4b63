"""Options that ``python-decouple`` reads: ``config("DEBUG", default=False, cast=bool)``."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._settings.casts import Cast, cast_of, default_of, listed, name_of
from sphinx_ddd.rules._settings.env_apply import restart
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.rules._settings.values import choices_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.uses import Call

FRAMEWORK = "decouple"

FUNCTION: Final = "decouple.config"
CLASSES: Final = ("decouple.Config", "decouple.AutoConfig")
CSV, CHOICES = "decouple.Csv", "decouple.Choices"


@calls(FUNCTION, f"{FUNCTION}.get", *CLASSES, "decouple.Config.get")
def option(use: Call) -> Facts:
    """An option that ``python-decouple`` reads from the environment or a file, with its default and cast."""
    is_made = use.name in CLASSES and not any(ref.name == use.name and ref.instance for ref in use.context.refs(use.node.func))
    found: list[ConfigOption] = []
    for one, _ in () if is_made else use.variants():
        made = _option(one)
        if made is not None and made not in found:
            found.append(made)
    yield from found


def _option(use: Call) -> ConfigOption | None:
    name = name_of(use, 0, "option")
    if not name:
        return None
    cast = _cast(use.argument(2, "cast"), use.context)
    default = default_of(use, 1, ("default",), cast)
    return ConfigOption(
        name=name,
        framework=FRAMEWORK,
        option_type=cast.option_type,
        native_type=cast.native_type,
        element_type=cast.element_type,
        default=default.value,
        choices=cast.choices,
        unit=unit_of(name, cast.option_type),
        required=default.required,
        secret=is_secret(name, default.value, cast.option_type),
        env=(name, *default.env),
        **restart(use.location),
    )


def _cast(node: nodes.NodeNG | None, context: Context) -> Cast:
    if not isinstance(node, nodes.Call):
        return cast_of(node, context)
    names = context.names(node.func)
    maker = Call(node, context, names or ("",), node)
    if CSV in names:
        return listed(cast_of(maker.argument(0, "cast"), context))
    if CHOICES in names:
        inner = cast_of(maker.argument(1, "cast"), context)
        return Cast("enum" if inner.option_type == "string" else inner.option_type, "Choices", choices=_choices(maker))
    return cast_of(node.func, context) if names else Cast(UNKNOWN, UNKNOWN)


def _choices(maker: Call) -> Maybe[tuple[JSON, ...]]:
    """The flat values, then the first of each pair."""
    flat, pairs = maker.value(0, "flat"), maker.value(2, "choices")
    if not all(part is None or isinstance(part, (list, tuple)) for part in (flat, pairs)):
        return UNKNOWN
    first: list[Value] = [pair[0] if isinstance(pair, (list, tuple)) and pair else UNKNOWN for pair in pairs or ()]
    return choices_of([*(flat or ()), *first])
