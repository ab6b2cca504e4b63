"""One option instead of two: what is read inside the default of an option is that option's, and one read twice is still one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sphinx_ddd.facts.base import UNKNOWN, Fact, Found
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.rules._settings.casts import Cast, cast_value
from sphinx_ddd.rules._settings.environment import FRAMEWORK

READERS: Final = frozenset({FRAMEWORK, "environs", "django-environ", "decouple", "starlette", "configparser", "dynaconf"})
"""Frameworks whose options are declared by nothing but the places that read them."""
CONSTANTS: Final = "settings"
"""What plain constants are of: operators set the variable, not the constant, so that both are told unless they say the same."""


def without_doubles(found: Sequence[Found[Fact]]) -> tuple[Found[Fact], ...]:
    """The facts of a file: each option that is only read once, without the environment variables that other options name as theirs."""
    owners: dict[str, list[ConfigOption]] = {}
    several: dict[tuple[str, str, str], list[Found[Any]]] = {}
    for one in found:
        option = one.fact
        if not isinstance(option, ConfigOption):
            continue
        if option.framework in READERS:
            several.setdefault((option.framework, option.scope, option.name), []).append(one)
        for variable in option.env if option.framework != FRAMEWORK and isinstance(option.env, tuple) else ():
            owners.setdefault(variable, []).append(option)
    kept: dict[int, Found[Fact]] = {}
    for same in several.values():
        best = next((one for one in same if _has_default(one.fact)), same[0])
        if not _is_told(best.fact, owners):
            kept[id(best)] = _completed(best, same)
    return tuple(kept.get(id(one), one) for one in found if id(one) in kept or not _is_read(one.fact))


def _completed(best: Found[Any], same: list[Found[Any]]) -> Found[Fact]:
    """A reading with the type that another one says: the first states the default, the second converts it."""
    option: ConfigOption = best.fact
    other = next((one.fact for one in same if one.fact.option_type not in (None, UNKNOWN, "string")), None)
    if other is None or option.option_type not in (None, "string"):
        return best
    default = option.default
    if default is not UNKNOWN:
        default = cast_value(default, Cast(other.option_type, element_type=other.element_type))
    typed = {name: getattr(other, name) for name in ("option_type", "native_type", "element_type", "choices", "unit")}
    return replace(best, fact=replace(option, default=default, **typed))


def _is_told(option: ConfigOption, owners: dict[str, list[ConfigOption]]) -> bool:
    """Whether an option of another framework says all that there is to say of a variable."""
    if option.framework != FRAMEWORK:
        return False
    return any(
        owner.framework != CONSTANTS or (owner.default == option.default and owner.env == (option.name,) and not option.required)
        for owner in owners.get(option.name, ())
    )


def _has_default(option: ConfigOption) -> bool:
    return option.default is not None and option.default is not UNKNOWN


def _is_read(fact: Fact) -> bool:
    return isinstance(fact, ConfigOption) and fact.framework in READERS
