"""What a framework's documentation says of its settings, beside the value that a project gives one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sphinx_ddd.facts.base import JSON, Location
from sphinx_ddd.facts.config import ConfigOption, Deprecation, Evidence
from sphinx_ddd.rules._settings.plain import type_of_value


@dataclass(frozen=True, slots=True)
class Documented:
    """A setting of a framework."""

    default: JSON = None
    option_type: str | None = None
    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[JSON, ...] | None = None
    flags: tuple[str, ...] | None = None
    depends_on: tuple[str, ...] | None = None
    conflicts_with: tuple[str, ...] | None = None
    deprecated: Deprecation | None = None


def with_documentation(option: ConfigOption, known: Mapping[str, JSON | Documented], name: str = "") -> ConfigOption:
    """An option of a framework with what its table of settings says; as it is where the table has no such name.

    :param name: what the table calls it, where the project's name has a prefix.
    """
    entry = known.get(name or option.name)
    if entry is None and (name or option.name) not in known:
        return option
    said = entry if isinstance(entry, Documented) else Documented(entry)
    return replace(
        option,
        documented_default=said.default,
        option_type=said.option_type or type_of_value(said.default) or option.option_type,
        unit=said.unit or option.unit,
        minimum=said.minimum,
        maximum=said.maximum,
        choices=said.choices or option.choices,
        flags=said.flags,
        depends_on=said.depends_on,
        conflicts_with=said.conflicts_with,
        deprecated=said.deprecated,
    )


def applied(option: ConfigOption, how: str, says: str, at: Location) -> ConfigOption:
    """An option whose framework documents how a change of it takes effect.

    :param says: what is documented, as evidence says it.
    :param at: where the option is set.
    """
    return replace(option, apply=how, apply_evidence=(Evidence(says=says, at=at),))
