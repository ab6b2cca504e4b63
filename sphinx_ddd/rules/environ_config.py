"""Configuration classes of ``environ-config``."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.rules._rule import At, Facts, decorates
from sphinx_ddd.rules._settings.data_fields import DataField
from sphinx_ddd.rules._settings.data_options import Path, options
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import decorators_of
from sphinx_ddd.source.uses import Call, Decoration

FRAMEWORK = "environ-config"
CONFIG = "environ.config"
GROUP = "environ.group"
_DEFAULT_PREFIX = "APP"
_VARIABLES = ("environ.var", "environ.bool_var")


@decorates(CONFIG)
def variable(use: Decoration) -> Facts:
    """A variable of a configuration class, with its prefix; those of the classes in its groups as ``group.variable``."""
    node = use.decorated
    if not isinstance(node, nodes.ClassDef) or _is_grouped(node, use.context):
        return
    prefix = use.value(None, "prefix", _DEFAULT_PREFIX)

    def env(path: Path) -> Maybe[tuple[str, ...]]:
        return _env(path, prefix)

    for option, field in options(node, use.context, FRAMEWORK, env):
        if field.call is not None and field.call.name in _VARIABLES:
            yield At(option, location=field.context.location(field.node), subject=use.context.subject(node))


def _is_grouped(node: nodes.ClassDef, context: Context) -> bool:
    """Whether a class is a group of another one: then its variables have the names that the other gives them."""
    for call in context.reader.resolver.callers.seeming("group", context.module):
        home = context.reader.context(call.module)
        if call.call.args and GROUP in home.names(call.call.func) and context.subject(node) in home.names(call.call.args[0]):
            return True
    return False


def _env(path: Path, prefix: object) -> Maybe[tuple[str, ...]]:
    field = path[-1]
    own = field.call.value(2 if field.call.name == "environ.var" else 1, "name") if field.call is not None else None
    if own is not None:
        return (own,) if isinstance(own, str) else UNKNOWN
    parts = [prefix, *(_group_prefix(one) for one in path[:-1]), field.name]
    if not all(isinstance(part, str | None) for part in parts):
        return UNKNOWN
    return ("_".join(str(part) for part in parts if part).upper(),)


def _group_prefix(field: DataField) -> object:
    """The prefix that the class of a group states, else the name of the group."""
    given = field.call.expression(0, "cls") if field.call is not None else None
    for name in given[0].names(given[1]) if given is not None else ():
        defined = field.context.definition(name)
        for decorator in decorators_of(defined[1]) if defined is not None else ():
            if defined is not None and isinstance(decorator, nodes.Call):
                use = Call(decorator, defined[0], (CONFIG,), decorator)
                return use.value(None, "prefix") or field.name
    return field.name
