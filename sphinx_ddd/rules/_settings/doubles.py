"""One option instead of two: what is read inside the default of an option is that option's, and one read twice is still one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sphinx_ddd.facts.base import UNKNOWN, Fact, Found
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.masks import without_secrets
from sphinx_ddd.facts.secrets import looks_secret
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
    filled = _filled(found, several)
    for every in several.values():
        same = [one for one in every if id(one) not in filled]
        if not same:
            continue
        best = next((one for one in same if _has_default(one.fact)), same[0])
        if not _is_told(best.fact, owners):
            kept[id(best)] = _completed(best, same)
    kept |= {key: one for key, one in filled.items() if one is not None}
    return tuple(kept.get(id(one), one) for one in found if id(one) in kept or not _is_read(one.fact))


def _filled(found: Sequence[Found[Fact]], several: dict[tuple[str, str, str], list[Found[Any]]]) -> dict[int, Found[Fact] | None]:
    """Settings that are nothing but what a library reads, with the default that its call states; ``None`` for the reading itself."""
    readings = {(one.fact.name, one.location.line): one for same in several.values() for one in same}
    declared = {name: same[0] for (_, _, name), same in several.items() if len(same) == 1}
    out: dict[int, Found[Fact] | None] = {}
    for one in found:
        match one.fact:
            case ConfigOption(env=(name,), framework=framework) as option if framework not in (*READERS, CONSTANTS):
                reading = readings.get((name, one.location.line)) or (declared.get(name) if option.default is UNKNOWN else None)
                if reading is not None and reading.fact.framework != FRAMEWORK:
                    out[id(one)], out[id(reading)] = replace(one, fact=_with_reading(option, reading.fact)), None
    return out


def _with_reading(option: ConfigOption, reading: ConfigOption) -> ConfigOption:
    default = option.default
    if default is UNKNOWN:
        secret = looks_secret(option.name, option.option_type) or looks_secret(reading.name, reading.option_type)
        default = without_secrets(reading.default, secret=secret)
    return replace(
        option,
        default=default,
        option_type=option.option_type or reading.option_type,
        native_type=option.native_type or reading.native_type,
        element_type=option.element_type or reading.element_type,
        choices=option.choices or reading.choices,
        required=option.required or reading.required,
        secret=option.secret or reading.secret,
        apply=option.apply or reading.apply,
        apply_evidence=option.apply_evidence or reading.apply_evidence,
    )


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
