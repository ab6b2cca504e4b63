"""Entries of an argument spec as configuration options."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption, Deprecation
from sphinx_ddd.facts.lifecycle import Deprecated
from sphinx_ddd.rules._ansible import relations
from sphinx_ddd.source.interpreter.objects import FromEnvironment, Opaque, unset
from sphinx_ddd.source.literals import Mapping, Value

DEEPEST: Final = 12
"""Levels of suboptions that are followed; a spec that holds itself would have no end."""

TYPES: Final = {
    "str": "string",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "list": "list",
    "dict": "dict",
    "path": "path",
    "raw": "raw",
    "json": "string",
    "jsonarg": "string",
    "bytes": "integer",
    "bits": "integer",
    "sid": "string",
}
"""Ansible's word for a type to ours."""
_UNITS: Final = {"bytes": "bytes", "bits": "bits"}
_PYTHON: Final = {f"builtins.{word}": word for word in ("str", "int", "float", "bool", "list", "dict")}
_ENVIRONMENT: Final = frozenset({"ansible.module_utils.basic.env_fallback", "ansible.module_utils.common.parameters.env_fallback"})


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a module, with what places it."""

    fact: ConfigOption
    spec: Mapping
    """The mapping that holds its entry: it knows where that is written."""
    key: str


def options(spec: Value, scope: str, related: Mapping, descriptions: dict[str, str], parent: str = "") -> Iterator[Option]:
    """All options of a spec, suboptions as ``parent.child`` after their parent.

    :param related: the arguments beside the spec: ``required_if``, ``mutually_exclusive`` and so on.
    :param descriptions: what the documentation says on each option, by the same names.
    """
    if not isinstance(spec, dict) or parent.count(".") > DEEPEST:
        return
    depends, conflicts = relations.depends(related, parent), relations.conflicts(related, parent)
    for key, entry in spec.items():
        if not isinstance(key, str):
            continue
        name = f"{parent}{key}"
        fact = _option(name, scope, entry, descriptions.get(name, ""), depends.get(key), conflicts.get(key))
        yield Option(fact, spec if isinstance(spec, Mapping) else Mapping(spec), key)
        if isinstance(entry, dict):
            yield from options(entry.get("options"), scope, Mapping(entry), descriptions, f"{name}.")


def deprecated_aliases(option: Option) -> Iterator[Deprecated]:
    """Aliases that the spec announces to remove."""
    entry = option.spec[option.key]
    aliases = entry.get("deprecated_aliases") if isinstance(entry, dict) else None
    for alias in aliases if isinstance(aliases, (list, tuple)) else ():
        if isinstance(alias, dict) and isinstance(alias.get("name"), str):
            removal = _removal(alias.get("version"), alias.get("date"))
            yield Deprecated(name=alias["name"], category="deprecated_aliases", removal=removal, replacement=option.fact.name)


def _option(
    name: str, scope: str, entry: Value, description: str, depends: tuple[str, ...] | None, conflicts: tuple[str, ...] | None
) -> ConfigOption:
    if not isinstance(entry, dict):
        return ConfigOption(
            name=name,
            description=description,
            framework="ansible",
            scope=scope,
            option_type=UNKNOWN,
            native_type=UNKNOWN,
            default=UNKNOWN,
            choices=UNKNOWN,
            required=UNKNOWN,
            aliases=UNKNOWN,
            depends_on=depends,
            conflicts_with=conflicts,
        )
    is_open = UNKNOWN in entry

    def given(key: str, otherwise: Value = None) -> Value:
        return entry.get(key, UNKNOWN if is_open else otherwise)

    native = _word(given("type", "str"))
    elements = _word(given("elements"))
    return ConfigOption(
        name=name,
        description=description,
        framework="ansible",
        scope=scope,
        option_type=_ours(native),
        native_type=native,
        element_type=_ours(elements),
        default=_json(unset(given("default"))),
        choices=_choices(given("choices")),
        unit=_UNITS.get(native) if isinstance(native, str) else None,
        required=_flag(given("required", False)),
        secret=_flag(given("no_log")),
        aliases=_texts(given("aliases")),
        env=_environment(given("fallback")) or _read(given("default")),
        deprecated=_deprecation(given("removed_in_version"), given("removed_at_date")),
        depends_on=depends,
        conflicts_with=conflicts,
    )


def _word(value: Value) -> Maybe[str]:
    if value is None or isinstance(value, str):
        return value
    return _PYTHON.get(getattr(value, "name", ""), UNKNOWN)


def _ours(native: Maybe[str]) -> Maybe[str]:
    return TYPES.get(native, UNKNOWN) if isinstance(native, str) else native


def _flag(value: Value) -> Maybe[bool]:
    return value if value is None or isinstance(value, bool) else UNKNOWN


def _texts(value: Value) -> Maybe[tuple[str, ...]]:
    if value is None:
        return None
    if isinstance(value, (list, tuple, set, frozenset)) and all(isinstance(v, str) for v in value):
        return tuple(sorted(value) if isinstance(value, (set, frozenset)) else value) or None
    return UNKNOWN


def _choices(value: Value) -> Maybe[tuple[JSON, ...]]:
    if value is None:
        return None
    if isinstance(value, dict):
        value = list(value)
    if isinstance(value, (set, frozenset)):
        value = sorted(value, key=repr)
    if not isinstance(value, (list, tuple)):
        return UNKNOWN
    found = [_json(v) for v in value]
    return UNKNOWN if any(v is UNKNOWN for v in found) else tuple(found)  # type: ignore[arg-type]


def _json(value: Value) -> Maybe[JSON]:
    """A value as JSON holds it; ``UNKNOWN`` where any part is not known."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case bytes():
            return value.decode(errors="replace")
        case list() | tuple():
            parts = [_json(v) for v in value]
            return UNKNOWN if any(p is UNKNOWN for p in parts) else parts  # type: ignore[return-value]
        case set() | frozenset():
            return _json(sorted(value, key=repr))
        case dict():
            entries = {k: _json(v) for k, v in value.items()}
            known = all(isinstance(k, (str, int)) and v is not UNKNOWN for k, v in entries.items())
            return {str(k): v for k, v in entries.items()} if known else UNKNOWN  # type: ignore[misc]
    return UNKNOWN


def _environment(value: Value) -> Maybe[tuple[str, ...]]:
    """Variables of ``fallback=(env_fallback, ["NAME"])``; other fallbacks read no environment."""
    match value:
        case None:
            return None
        case [Opaque() as function, *given]:
            if getattr(function, "name", "") not in _ENVIRONMENT:
                return None
            found = [_texts(part) for part in given if not isinstance(part, dict)]
            read = tuple(name for part in found if isinstance(part, tuple) for name in part)
            return read if found and UNKNOWN not in found else UNKNOWN
    return UNKNOWN


def _read(default: Value) -> Maybe[tuple[str, ...]]:
    """The variable that a default is read from."""
    return (default.variable,) if isinstance(default, FromEnvironment) and default.variable else None


def _deprecation(version: Value, date: Value) -> Deprecation | None:
    removal = _removal(version, date)
    return Deprecation(removal=removal) if removal is not None else None


def _removal(version: Value, date: Value) -> Maybe[str]:
    for value in (version, date):
        if value is not None:
            return str(value) if isinstance(value, (str, int, float)) else UNKNOWN
    return None
