"""Options that plain Python states: a name, a value, and perhaps an annotation and a comment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.masks import without_secrets
from sphinx_ddd.facts.secrets import holds_password, looks_secret
from sphinx_ddd.rules._settings.annotations import read
from sphinx_ddd.rules._settings.env_reads import readings
from sphinx_ddd.rules._settings.environment import environment
from sphinx_ddd.rules._settings.python_types import Annotation
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.rules._settings.values import default_of, in_facts
from sphinx_ddd.source.comments import comment_on
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import tail_of, walk

LIBRARIES: Final = (
    "environ.Env", "environ.FileAwareEnv", "environ.environ.Env", "environs.Env", "decouple.config", "decouple.Config",
    "decouple.AutoConfig", "starlette.config.Config",
)  # fmt: skip
"""What reads variables when it is called, or by its methods."""
_MADE_OF_URLS: Final = frozenset({"db", "db_url", "cache", "cache_url", "email", "email_url", "search_url", "channels", "channels_url"})
"""Methods that give another value than the variable has."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value that the code gives an option."""

    default: Maybe[JSON] = None
    env: tuple[str, ...] | None = None
    """Environment variables it is taken from."""


def given(node: nodes.NodeNG | None, context: Context) -> Given:
    """What an expression gives an option: its value where no environment variable is set, and those it asks for."""
    variable = _read_by_library(node, context)
    if variable:
        return Given(UNKNOWN, (variable,))  # the rules of that library know the default; where both meet, it is put in
    value = in_facts(context.unset(node))
    return Given(default_of(node, context) if value is UNKNOWN else value, variables_in(node, context) or None)


def _read_by_library(node: nodes.NodeNG | None, context: Context) -> str:
    """The variable that a call of such a library reads, where the expression is nothing else."""
    if not isinstance(node, nodes.Call) or not node.args or tail_of(node.func) in _MADE_OF_URLS:
        return ""
    for ref in context.refs(node.func):
        of_library = any(ref.name == one or ref.name.startswith(f"{one}.") for one in LIBRARIES)
        is_maker = ref.name in LIBRARIES and not ref.instance and ref.name != "decouple.config"
        name = context.value(node.args[0]) if of_library and not is_maker else None
        if isinstance(name, str):
            return name
    return ""


def variables_in(node: nodes.NodeNG | None, context: Context) -> tuple[str, ...]:
    """The environment variables that an expression takes, also through functions of the project and in entries of what it writes."""
    if node is None:
        return ()
    taken = environment(node, context)
    known = _readings(context)
    inside = (name for one in walk(node) for name in known.get(one, ())) if known else ()
    return tuple(dict.fromkeys((*(taken.names if taken is not None else ()), *inside)))


def _readings(context: Context) -> dict[nodes.NodeNG, list[str]]:
    """The variables that a module reads, by the expression that asks for them."""
    key = ("environment variables by place",)
    if key not in context.module.names:
        found: dict[nodes.NodeNG, list[str]] = {}
        for reading in readings(context):
            found.setdefault(reading.node, []).append(reading.name)
        context.module.names[key] = found
    return context.module.names[key]  # type: ignore[return-value]


def plain_option(
    name: str,
    value: Given,
    framework: str,
    *,
    scope: str = "",
    kind: Annotation | None = None,
    secret: bool | None = None,
    description: str = "",
) -> ConfigOption:
    """The fact of an option, whose type is told by its annotation or else by its value, and whose secrets stay here."""
    kind = kind or Annotation()
    option_type = kind.option_type if isinstance(kind.option_type, str) else type_of_value(value.default)
    minimum, maximum, exclusive = kind.limits()
    if option_type == "integer" and name.lower().split("_")[-1] == "port":
        option_type = "port"
    hidden = secret or kind.is_secret or looks_secret(name, option_type)
    return ConfigOption(
        name=name,
        framework=framework,
        scope=scope,
        option_type=option_type,
        native_type=kind.native_type,
        element_type=kind.element_type if option_type == "list" else None,
        default=without_secrets(value.default, secret=hidden),
        minimum=minimum,
        maximum=maximum,
        exclusive=exclusive,
        choices=kind.choices,
        pattern=kind.pattern,
        unit=unit_of(name, option_type) or ("seconds" if option_type == "duration" else None),
        secret=hidden or holds_password(value.default) or None,
        env=value.env,
        description=description,
    )


def assigned_option(
    target: nodes.AssignName, context: Context, framework: str, *, scope: str = "", name: str = "", value: Given | None = None
) -> ConfigOption:
    """The option that an assignment in a module or a class body states.

    :param name: what operators call it, where that is not the name assigned to.
    :param value: what it is given in the end, where that is not what this assignment says.
    """
    parent = target.parent
    annotation = parent.annotation if isinstance(parent, nodes.AnnAssign) else None
    return plain_option(
        name or target.name,
        value if value is not None else given(getattr(parent, "value", None), context),
        framework,
        scope=scope,
        kind=read(annotation, context),
        description=comment_on(parent, context.module),
    )


def type_of_value(value: Maybe[JSON]) -> str | None:
    """The type of an option by its value; ``None`` where the value says none."""
    if value is None or value is UNKNOWN:
        return None
    for kind, word in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "list")):
        if isinstance(value, kind):
            return word
    return _NOTATIONS.get(next(iter(value), ""), "dict") if isinstance(value, dict) else None


_NOTATIONS = {"$seconds": "duration", "$set": "list", "$enum": "enum", "$ref": "raw"}
