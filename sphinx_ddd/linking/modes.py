"""Modes of files whose path an object was handed: told where it is an option that the project declares, and left out where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from sphinx_ddd.facts.base import Fact, Found
from sphinx_ddd.facts.compliance import Permission
from sphinx_ddd.facts.config import ConfigOption

_ASKED: Final = re.compile(r"\{(\w+)\}(/?)")
"""``{basepath}`` or ``{basepath}/``: what a rule says of a path of which it only knows under which name the code asks for it."""
MOST_OPTIONS: Final = 2
"""Options of one name in several groups; a name that more of them have says nothing."""
_TEXTS: Final = frozenset({"string", "path"})


def with_places(found: Iterable[Found[Fact]]) -> list[Found[Fact]]:
    """The facts, modes with the option that holds their path; those of paths that no option holds are gone."""
    facts = list(found)
    if not any(isinstance(one.fact, Permission) and _match(one.fact) for one in facts):
        return facts
    options: dict[str, dict[str, str]] = {}
    for one in facts:
        if isinstance(one.fact, ConfigOption) and one.fact.option_type in _TEXTS:
            options.setdefault(one.fact.name.lstrip("-").replace("-", "_"), {})[_shown(one.fact)] = one.fact.scope
    return [told for one in facts for told in _placed(one, options)]


def _match(permission: Permission) -> re.Match[str] | None:
    return _ASKED.fullmatch(permission.resource) if isinstance(permission.resource, str) else None


def _placed(found: Found[Any], options: dict[str, dict[str, str]]) -> Iterator[Found[Fact]]:
    match = _match(found.fact) if isinstance(found.fact, Permission) else None
    if match is None:
        yield found
    elif 0 < len(names := _meant(options.get(match[1], {}), found.subject)) <= MOST_OPTIONS:
        where = f"what {' or '.join(names)} names"
        yield replace(found, fact=replace(found.fact, resource=f"what lies below {where}" if match[2] else where))


def _meant(options: dict[str, str], subject: str) -> list[str]:
    """Options of one name; of several, those whose group is called like a package or module around the code that asks."""
    near = [name for name, scope in options.items() if scope and scope.lower() in subject.lower().split(".")]
    return sorted(near or options)


def _shown(option: ConfigOption) -> str:
    """An option of oslo.config with its group."""
    return f"[{option.scope}]{option.name}" if option.framework == "oslo.config" and option.scope else option.name
