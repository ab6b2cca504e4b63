"""Options that ``starlette.config`` reads: ``config("DEBUG", cast=bool, default=False)``."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._settings.casts import Cast, cast_of, default_of, name_of
from sphinx_ddd.rules._settings.env_apply import restart
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

FRAMEWORK = "starlette"

CONFIG: Final = "starlette.config.Config"
STRUCTURES: Final = {
    "starlette.datastructures.CommaSeparatedStrings": Cast("list", "CommaSeparatedStrings", "string"),
    "starlette.datastructures.URL": Cast("uri", "URL"),
    "starlette.datastructures.Secret": Cast("string", "Secret", secret=True),
    "databases.DatabaseURL": Cast("uri", "DatabaseURL"),
    "databases.core.DatabaseURL": Cast("uri", "DatabaseURL"),
}
"""Classes that options are cast to."""


@calls(CONFIG, f"{CONFIG}.get")
def option(use: Call) -> Facts:
    """An option that ``starlette.config`` reads from the environment or a file, with its default and cast."""
    is_made = use.name == CONFIG and not any(ref.name == CONFIG and ref.instance for ref in use.context.refs(use.node.func))
    found: list[ConfigOption] = []
    for one, _ in () if is_made else use.variants():
        made = _option(one)
        if made is not None and made not in found:
            found.append(made)
    yield from found


def _option(use: Call) -> ConfigOption | None:
    own = name_of(use, 0, "key")
    if not own:
        return None
    name = f"{_prefix(use)}{own}"
    cast = _cast(use.argument(1, "cast"), use.context)
    default = default_of(use, 2, ("default",), cast)
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
        secret=cast.secret or is_secret(name, default.value, cast.option_type),
        env=(name, *default.env),
        **restart(use.location),
    )


def _cast(node: nodes.NodeNG | None, context: Context) -> Cast:
    found = (STRUCTURES[name] for name in context.names(node) if name in STRUCTURES)
    return next(found, None) or cast_of(node, context)


def _prefix(use: Call) -> str:
    """The ``env_prefix`` that the object was made with."""
    func = use.node.func
    owner = func.expr if isinstance(func, nodes.Attribute) and use.name != CONFIG else func
    for origin in use.context.origins(owner):
        if isinstance(origin.node, nodes.Call):
            context = use.context.elsewhere(origin)
            maker = Call(origin.node, context, (CONFIG,), origin.node)
            return maker.template(2, "env_prefix")
    return ""
