"""Variables that ``environs`` reads: ``env.int("PORT", default=80)``, also under a prefix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._settings.casts import Cast, cast_of, default_of, name_of
from sphinx_ddd.rules._settings.env_apply import restart
from sphinx_ddd.rules._settings.marshmallow_validators import limits
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.rules._settings.values import choices_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.enums import NumberMember, TextMember
from sphinx_ddd.source.uses import Call

FRAMEWORK = "environs"

READERS: Final = ("environs.Env", "environs.FileAwareEnv", "environs.env")
TYPES: Final = {
    "int": "integer", "float": "number", "decimal": "number", "bool": "boolean", "str": "string", "list": "list", "dict": "dict",
    "json": "raw", "datetime": "string", "date": "string", "time": "string", "timedelta": "duration", "path": "path",
    "log_level": "string", "uuid": "string", "url": "uri", "enum": "enum", "dj_db_url": "uri", "dj_email_url": "uri", "dj_cache_url": "uri",
}  # fmt: skip
"""Method to the type of its result."""
METHODS: Final = {f"{reader}.{method}": method for reader in READERS for method in TYPES}
PREFIXED: Final = frozenset(f"{reader}.prefixed" for reader in READERS)

RETURNS = dict.fromkeys(PREFIXED, "environs.Env")


@calls(*READERS, *METHODS)
def variable(use: Call) -> Facts:
    """A variable that ``environs`` reads, with the type of the method, its default and the limits of its validators."""
    method = METHODS.get(use.name, "")
    if not method and not is_object(use):
        return
    found: list[ConfigOption] = []
    for one, _ in use.variants():
        option = _option(one, method)
        if option is not None and option not in found:
            found.append(option)
    yield from found


def is_object(use: Call) -> bool:
    """Whether an object of the class is called, rather than the class: ``env("PORT")``."""
    refs = use.context.refs(use.node.func)
    return any(ref.name == use.name and (ref.instance or (ref.name[:1].islower() and ref.name.endswith(".env"))) for ref in refs)


def _option(use: Call, method: str) -> ConfigOption | None:
    own = name_of(use, 0, "name")
    if not own:
        return None
    name = f"{prefix(use.node, use.context)}{own}"
    cast = _cast(use, method)
    default = default_of(use, 1, ("default", "missing"), cast)
    if method == "enum" and isinstance(default.value, TextMember | NumberMember) and use.argument(None, "by_value") is None:
        default = replace(default, value=default.value.member)
    allowed = limits(use.argument(None, "validate"), use.context)
    return ConfigOption(
        name=name,
        framework=FRAMEWORK,
        option_type=cast.option_type,
        native_type=method or "str",
        element_type=cast.element_type,
        default=default.value,
        minimum=allowed.minimum,
        maximum=allowed.maximum,
        exclusive=allowed.exclusive,
        choices=allowed.choices or cast.choices,
        pattern=allowed.pattern,
        unit="seconds" if method == "timedelta" else unit_of(name, cast.option_type),
        required=default.required,
        secret=is_secret(name, default.value, cast.option_type),
        env=(name, *default.env),
        **restart(use.location),
        description=use.template(None, "help") or use.template(None, "metadata_description"),
    )


def _cast(use: Call, method: str) -> Cast:
    option_type = TYPES.get(method, "string")
    if method == "list":
        subcast = use.argument(2, "subcast")
        return Cast("list", method, cast_of(subcast, use.context).option_type if subcast is not None else "string")
    if method == "enum":
        members = use.context.items(use.argument(None, "enum") or use.argument(None, "type"))
        by_value = use.argument(None, "by_value") is not None
        return Cast("enum", method, choices=_members(members, by_value=by_value))
    return Cast(option_type, method or None)


def _members(members: object, *, by_value: bool) -> Maybe[tuple[JSON, ...]]:
    """The values an enumeration allows: the names of its members, their values where the call says so."""
    if not isinstance(members, list):
        return UNKNOWN
    if by_value:
        return choices_of(members)
    return choices_of([getattr(member, "member", UNKNOWN) for member in members])


def prefix(node: nodes.NodeNG, context: Context) -> str:
    """What goes before the names of variables within ``with env.prefixed("SHOP_"):``, outermost first."""
    parts: list[str] = []
    parent = node.parent
    while parent is not None:
        if isinstance(parent, nodes.With):
            parts[:0] = _prefixes(parent, context)
        parent = parent.parent
    return "".join(parts)


def _prefixes(block: nodes.With, context: Context) -> Iterator[str]:
    for call, _ in block.items:
        if isinstance(call, nodes.Call) and call.args and not PREFIXED.isdisjoint(context.names(call.func)):
            yield context.template(call.args[0])
