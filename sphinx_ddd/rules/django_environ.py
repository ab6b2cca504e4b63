"""Variables that ``django-environ`` reads: ``environ.Env(DEBUG=(bool, False))``, ``env("DEBUG")``, ``env.int("PORT", default=80)``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Location, Maybe
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._rule import At, Facts, calls
from sphinx_ddd.rules._settings.casts import Cast, Default, cast_of, cast_value, default_of, listed, name_of
from sphinx_ddd.rules._settings.env_apply import restart
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.rules._settings.values import as_json, choices_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

FRAMEWORK = "django-environ"

CLASSES: Final = ("environ.Env", "environ.FileAwareEnv", "environ.environ.Env", "environ.environ.FileAwareEnv")


@dataclass(frozen=True, slots=True)
class Method:
    """A method that reads one variable."""

    option_type: str
    default: int
    """Position of the default."""
    cast: int | None = None
    variable: str = ""
    """What is read where the call names nothing."""


METHODS: Final = {
    "str": Method("string", 1), "bytes": Method("string", 1), "bool": Method("boolean", 1), "int": Method("integer", 1),
    "float": Method("number", 1), "json": Method("raw", 1), "list": Method("list", 2, 1), "tuple": Method("list", 2, 1),
    "dict": Method("dict", 2, 1), "url": Method("uri", 1), "path": Method("path", 1), "get_value": Method("string", 2, 1),
    **dict.fromkeys(("db", "db_url"), Method("uri", 1, variable="DATABASE_URL")),
    **dict.fromkeys(("cache", "cache_url"), Method("uri", 1, variable="CACHE_URL")),
    **dict.fromkeys(("email", "email_url"), Method("uri", 1, variable="EMAIL_URL")),
    **dict.fromkeys(("search", "search_url"), Method("uri", 1, variable="SEARCH_URL")),
    **dict.fromkeys(("channels", "channels_url"), Method("uri", 1, variable="CHANNELS_URL")),
}  # fmt: skip
CALLED: Final = Method("string", 2, 1)
READS: Final = {f"{name}.{method}": (method, how) for name in CLASSES for method, how in METHODS.items()}


@calls(*CLASSES, *READS)
def variable(use: Call) -> Facts:
    """A variable that ``django-environ`` reads, with its cast and default; those that the object was made with too."""
    if use.name in CLASSES and not any(ref.name == use.name and ref.instance for ref in use.context.refs(use.node.func)):
        yield from _scheme(use)
        return
    native, how = READS.get(use.name, ("", CALLED))
    found: list[ConfigOption] = []
    for one, _ in use.variants():
        option = _option(one, native, how)
        if option is not None and option not in found:
            found.append(option)
    yield from found


def _scheme(use: Call) -> Facts:
    """``DEBUG=(bool, False)`` and ``PORT=int`` of the constructor."""
    for keyword in use.node.keywords or ():
        if keyword.arg is None:
            continue
        match keyword.value:
            case nodes.Tuple(elts=[kind, value]):
                cast = _of_scheme(kind, use.context)
                default = Default(cast_value(as_json(use.context.unset(value)), cast), None, ())
            case kind:
                cast, default = _of_scheme(kind, use.context), Default(None, True, ())
        yield At(_made(keyword.arg, cast, default, use.context.location(keyword)), node=keyword)


def _of_scheme(kind: nodes.NodeNG, context: Context) -> Cast:
    """``[int]`` is a list of them, ``(str,)`` too, ``dict`` a mapping."""
    match kind:
        case nodes.List(elts=[inner]) | nodes.Tuple(elts=[inner]):
            return listed(cast_of(inner, context))
        case nodes.Dict():
            return Cast("dict", "dict")
    return cast_of(kind, context)


def _option(use: Call, native: str, how: Method) -> ConfigOption | None:
    name = name_of(use, 0, "var") or (how.variable if use.argument(0, "var") is None else "")
    if not name:
        return None
    cast = _cast(use, native, how)
    default = default_of(use, how.default, ("default",), cast)
    if default.required is True and _is_of_scheme(use, name):
        return None  # the constructor says all there is to say
    return _made(name, cast, default, use.location, choices=_choices(use, native))


def _cast(use: Call, native: str, how: Method) -> Cast:
    given = use.argument(how.cast, "cast") if how.cast is not None else None
    if how.option_type == "list":
        return listed(cast_of(given, use.context))
    if given is not None and native != "dict":
        return _of_scheme(given, use.context)
    return Cast(how.option_type, native or None)


def _choices(use: Call, native: str) -> Maybe[tuple[JSON, ...]]:
    choices = use.value(3, "choices") if native == "str" else None
    return UNKNOWN if choices is UNKNOWN else choices_of(choices)


def _is_of_scheme(use: Call, name: str) -> bool:
    """Whether the object that reads was made with the variable."""
    func = use.node.func
    owner = func.expr if isinstance(func, nodes.Attribute) and use.name not in CLASSES else func
    makers = [origin.node for origin in use.context.origins(owner) if isinstance(origin.node, nodes.Call)]
    return any(keyword.arg == name for maker in makers for keyword in maker.keywords or ())


def _made(name: str, cast: Cast, default: Default, at: Location, choices: Maybe[tuple[JSON, ...]] = None) -> ConfigOption:
    return ConfigOption(
        name=name,
        framework=FRAMEWORK,
        option_type=cast.option_type,
        native_type=cast.native_type,
        element_type=cast.element_type,
        default=default.value,
        choices=choices or cast.choices,
        unit=unit_of(name, cast.option_type),
        required=default.required,
        secret=is_secret(name, default.value, cast.option_type),
        env=(name, *default.env),
        **restart(at),
    )
