"""Settings of ``dynaconf``: those that validators declare, and those that the code reads: ``settings.PORT``, ``settings.get("X", 5)``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption, Exclusive, exclusive
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._rule import At, Facts, calls, reads
from sphinx_ddd.rules._settings.casts import Cast, cast_of, cast_value
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.rules._settings.values import as_json, choices_of
from sphinx_ddd.source.context import Context, Reader
from sphinx_ddd.source.uses import Call, Read

FRAMEWORK = "dynaconf"

CLASSES: Final = (
    "dynaconf.Dynaconf", "dynaconf.LazySettings", "dynaconf.base.LazySettings", "dynaconf.base.Settings", "dynaconf.FlaskDynaconf",
    "dynaconf.DjangoDynaconf", "dynaconf.contrib.FlaskDynaconf",
)  # fmt: skip
OBJECTS: Final = (*CLASSES, "dynaconf.settings")
VALIDATORS: Final = ("dynaconf.Validator", "dynaconf.validator.Validator")
METHODS: Final = frozenset(
    """
    as_dict clean configure configured current_env current_namespace dynaconf dynaconf_clone execute_loaders exists_in_environ find_file
    fresh from_env get_cached items keys load_extra_yaml load_file loaded_by_loaders loaded_envs loaders logger path_for populate_obj
    pre_load reload set setdefault setenv settings_module store to_dict unset unset_all update using_env using_namespace validate
    validators values wrap_in_kwargs is_overridden configure_dynaconf init_app environ
    """.split()
)
"""Attributes that are not settings."""
GETTERS: Final = {
    "get": "", "get_fresh": "", "get_environ": "", "exists": "", "as_int": "integer", "as_bool": "boolean", "as_float": "number",
    "as_json": "raw", "flag": "boolean",
}  # fmt: skip
"""Methods that read a setting by its name, to the type they give."""
PREFIX: Final = "DYNACONF"
"""What the variables of settings begin with where nothing else is said."""


@calls(*VALIDATORS)
def validated(use: Call) -> Facts:
    """A setting that a validator declares: its default, limits, choices, and whether it must exist."""
    if use.call is None or use.flag(None, "must_exist") is False or _is_condition(use.node):
        return
    for node in use.call.args:
        for one in use.rounds():
            name = one.context.text(node)
            if isinstance(name, str) and name.isprintable() and not set(name) & set("^$*+?()|"):
                yield At(_validated(one, name), node=node)


def _is_condition(node: nodes.NodeNG) -> bool:
    """Whether a validator is only asked, for another one, or need not hold where another does: ``when=…``, ``a | b``."""
    match node.parent:
        case nodes.Keyword(arg="when"):
            return True
        case nodes.BinOp(op=op) as combined:
            return op == "|" or _is_condition(combined)
    return False


def _validated(use: Call, name: str) -> ConfigOption:
    cast = _type(use)
    stated = use.argument(None, "default")
    value = None if stated is None else UNKNOWN if isinstance(stated, nodes.Lambda) else as_json(use.context.unset(stated))
    default = value if value is UNKNOWN else cast_value(value, cast)
    minimum, maximum, opened = _limits(use)
    return ConfigOption(
        name=name,
        framework=FRAMEWORK,
        option_type=cast.option_type,
        native_type=cast.native_type,
        element_type=cast.element_type,
        default=default,
        minimum=minimum,
        maximum=maximum,
        exclusive=opened,
        choices=_choices(use) or cast.choices,
        pattern=use.text(None, "regex"),
        unit=unit_of(name, cast.option_type),
        required=_required(use, has_default=stated is not None),
        secret=is_secret(name, default, cast.option_type),
        env=_variable(name, use.node, use.context),
        description=use.template(None, "description"),
    )


def _type(use: Call) -> Cast:
    cast = use.argument(None, "cast")
    if cast is not None:
        return cast_of(cast, use.context)
    stated = use.argument(None, "is_type_of")
    if stated is None or isinstance(stated, nodes.Tuple):
        return Cast(None)
    return cast_of(stated, use.context)


def _limits(use: Call) -> tuple[Maybe[float], Maybe[float], Exclusive]:
    """Minimum, maximum, and which of them are outside of the range."""
    least, most = _stated(use, "gte", "ge", "gt"), _stated(use, "lte", "le", "lt")
    above, below = not _has(use, "gte", "ge") and _has(use, "gt"), not _has(use, "lte", "le") and _has(use, "lt")
    return least, most, exclusive(minimum=above if least is not None else below, maximum=below if most is not None else above)


def _stated(use: Call, *names: str) -> Maybe[float]:
    return next((use.number(None, name) for name in names if _has(use, name)), None)


def _has(use: Call, *names: str) -> bool:
    return any(use.argument(None, name) is not None for name in names)


def _choices(use: Call) -> Maybe[tuple[JSON, ...]]:
    allowed = use.value(None, "is_in")
    if allowed is not None:
        return UNKNOWN if allowed is UNKNOWN else choices_of(allowed)
    only = use.value(None, "eq")
    return None if only is None else UNKNOWN if only is UNKNOWN else choices_of([only])


def _required(use: Call, *, has_default: bool) -> Maybe[bool]:
    stated = use.flag(None, "must_exist", use.flag(None, "required"))
    if has_default or stated is None or stated is False:
        return None
    is_certain = stated is True and not _has(use, "when", "env")
    return True if is_certain else UNKNOWN


@reads(*OBJECTS)
def read(use: Read) -> Facts:
    """A setting that the code reads."""
    match use.steps:
        case (str(method),) if method in GETTERS and _is_called(use.node):
            call = use.node.parent
            yield from _got(Call(call, use.context, (method,), call), GETTERS[method])
        case (str(first), *_) if first in METHODS or first in GETTERS or first.startswith("_"):
            return
        case _:
            name = ".".join(_path(use))
            if name and _is_value(use.node):
                yield _plain(name, use.node, use.context)


def _path(use: Read) -> tuple[str, ...]:
    """The names that lead to a setting: without the method that is called of its value."""
    path = use.path
    return path[:-1] if len(path) == len(use.steps) and _is_called(use.node) else path


def _is_called(node: nodes.NodeNG) -> bool:
    return isinstance(node.parent, nodes.Call) and node.parent.func is node


def _is_value(node: nodes.NodeNG) -> bool:
    """Whether it is read, rather than set or deleted."""
    is_set = isinstance(node.parent, nodes.Assign | nodes.AugAssign | nodes.AnnAssign) and node is not node.parent.value
    return not is_set and not isinstance(node.parent, nodes.Delete) and not isinstance(node, nodes.AssignAttr | nodes.DelAttr)


def _plain(name: str, node: nodes.NodeNG, context: Context) -> ConfigOption:
    return ConfigOption(name=name, framework=FRAMEWORK, secret=is_secret(name), env=_variable(name, node, context))


def _got(use: Call, kind: str) -> Iterator[At]:
    for one, _ in use.variants():
        name = one.text(0, "key")
        if not isinstance(name, str) or not name:
            continue
        cast = Cast(kind) if kind else Cast(None)
        if one.argument(2, "cast") is not None:
            cast = cast_of(one.argument(2, "cast"), one.context)
        value = None if kind else as_json(one.context.unset(one.argument(1, "default")))
        default = value if value is UNKNOWN else cast_value(value, cast)
        option = ConfigOption(
            name=name,
            framework=FRAMEWORK,
            option_type=cast.option_type,
            native_type=cast.native_type,
            default=default,
            unit=unit_of(name, cast.option_type),
            secret=is_secret(name, default, cast.option_type),
            env=_variable(name, use.node, use.context),
        )
        yield At(option, node=use.node)


# The variables of settings


def _variable(name: str, node: nodes.NodeNG, context: Context) -> Maybe[tuple[str, ...]]:
    """``SHOP_DATABASE__HOST`` of ``database.host``, by the prefix of the object around, else by the only one of the project."""
    around = node.parent
    while around is not None and not (isinstance(around, nodes.Call) and not set(context.names(around.func)).isdisjoint(CLASSES)):
        around = around.parent
    prefixes = {_prefix(around, context)} if around is not None else _prefixes(context.reader)
    if len(prefixes) != 1:
        return UNKNOWN if prefixes else (f"{PREFIX}_{_upper(name)}",)
    prefix = next(iter(prefixes))
    if not isinstance(prefix, str):
        return UNKNOWN if prefix is UNKNOWN else (_upper(name),)
    return (f"{prefix.upper()}_{_upper(name)}",)


def _upper(name: str) -> str:
    return name.upper().replace(".", "__")


def _prefixes(reader: Reader) -> frozenset[Maybe[str]]:
    return reader.project.once("prefixes of dynaconf", lambda: frozenset(_all_prefixes(reader)))


def _all_prefixes(reader: Reader) -> Iterator[Maybe[str]]:
    for tail in sorted({name.rpartition(".")[2] for name in CLASSES}):
        for call, module in reader.resolver.callers.seeming(tail):
            context = reader.context(module)
            if not set(context.names(call.func)).isdisjoint(CLASSES):
                yield _prefix(call, context)


def _prefix(call: nodes.Call, context: Context) -> Maybe[str]:
    """The prefix that an object is made with; ``None`` where it is told to use none."""
    use = Call(call, context, CLASSES, call)
    stated = use.value(None, "envvar_prefix", use.value(None, "ENVVAR_PREFIX_FOR_DYNACONF", PREFIX))
    if stated is False or stated is None:
        return None
    return stated if isinstance(stated, str) else UNKNOWN
