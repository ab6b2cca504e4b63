"""Flags of ``absl`` and of its forerunner ``gflags``: one set for a whole program, whatever module defines them."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._settings.environment import environment
from sphinx_ddd.rules._settings.objects import stated_default
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.rules._settings.values import choices_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

FRAMEWORK = "absl"
MODULES: Final = ("absl.flags", "absl.flags._defines", "gflags")
TYPES: Final = {
    "string": ("string", None), "integer": ("integer", None), "float": ("number", None), "bool": ("boolean", None),
    "boolean": ("boolean", None), "enum": ("enum", None), "enum_class": ("enum", None), "list": ("list", "string"),
    "spaceseplist": ("list", "string"), "multistring": ("list", "string"), "multi_string": ("list", "string"),
    "multi_integer": ("list", "integer"), "multi_int": ("list", "integer"), "multi_float": ("list", "number"),
    "multi_enum": ("list", "enum"), "multi_enum_class": ("list", "enum"),
}  # fmt: skip
"""What follows ``DEFINE_``, to the type of the option and of its elements."""
DEFINE: Final = {f"{module}.DEFINE_{word}": word for module in MODULES for word in TYPES}
CHOICES: Final = frozenset({"enum", "enum_class", "multi_enum", "multi_enum_class"})
"""Those whose third argument is what may be chosen, and whose help is the fourth."""


@calls(*DEFINE)
def flag(use: Call) -> Facts:
    """A flag that a module defines with ``DEFINE_string`` and its like."""
    for one, _ in use.variants():
        option = _option(one, DEFINE[next(name for name in one.names if name in DEFINE)])
        if option is not None:
            yield option


def _option(use: Call, word: str) -> ConfigOption | None:
    name = use.text(0, "name")
    if not isinstance(name, str):
        return None
    option_type, element_type = TYPES[word]
    short = use.text(None, "short_name")
    flags = (f"--{name}", *((f"--no{name}",) if option_type == "boolean" else ()), *((f"-{short}",) if isinstance(short, str) else ()))
    default, env = _default(use, option_type)
    is_number = "integer" in (option_type, element_type) or "number" in (option_type, element_type)
    return ConfigOption(
        name=f"--{name}",
        framework=FRAMEWORK,
        option_type=option_type,
        native_type=f"DEFINE_{word}",
        element_type=element_type,
        default=default,
        minimum=use.number(3, "lower_bound") if is_number else None,
        maximum=use.number(4, "upper_bound") if is_number else None,
        choices=_choices(use) if word in CHOICES else None,
        unit=unit_of(name, option_type),
        required=use.flag(None, "required") or None,
        secret=is_secret(name, default, option_type),
        env=env,
        flags=flags,
        description=use.template(3 if word in CHOICES else 2, "help").strip(),
    )


def _default(use: Call, option_type: str) -> tuple[Maybe[JSON], tuple[str, ...] | None]:
    given = use.expression(1, "default")
    if given is None:
        return (UNKNOWN if use.is_open(1) else None), None
    read = environment(given[1], given[0])
    default = _typed(stated_default(given[1], given[0]))
    if option_type == "list" and isinstance(default, str):
        default = [part.strip() for part in default.split(",")] if default else []
    return default, read.names if read is not None else None


def _typed(value: Maybe[JSON]) -> Maybe[JSON]:
    """Of a member of an enumeration its name, in lower case: that is what is typed."""
    match value:
        case {"$enum": str() as member}:
            return member.rpartition(".")[2].lower()
    return value


def _choices(use: Call) -> Maybe[tuple[JSON, ...]]:
    given = use.expression(2, "enum_values") or use.expression(2, "enum_class")
    if given is None:
        return UNKNOWN
    members = _members(given[1], given[0])
    return choices_of(given[0].items(given[1])) if members is None else members


def _members(node: nodes.NodeNG, context: Context) -> tuple[JSON, ...] | None:
    """Of an enumeration, the names of its members, which is what is typed."""
    found = context.items(node)
    names = [getattr(member, "member", None) for member in found] if isinstance(found, list) else []
    return tuple(name.lower() for name in names if name) if names and all(names) else None
