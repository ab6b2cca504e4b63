"""Options whose default lowers protection until somebody sets them: secrets that everyone knows, addresses that are all of a machine's;
and limits of rates that stand before a login.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from sphinx_ddd.facts.base import UNKNOWN, Fact, Found
from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.facts.config import ConfigOption

KNOWN: Final = "unless it is set, the secret is the default, which everyone who has the code knows"
EVERYWHERE: Final = "unless it is set, every address of the machine is listened on"
LOGINS: Final = "logins are limited by rate"
_ALL: Final = frozenset({"0.0.0.0", "::", "[::]"})  # noqa: S104 - looked for, not listened on
_LISTENS: Final = re.compile(r"\b(?:bind|binds|listen|listens|listening|serve|served|serving|expose|exposed)\b", re.IGNORECASE)
"""Words in the name or help of an option that say that the program waits for others there, and does not call there itself."""
_WORD: Final = re.compile(r"[a-z]+")
_LOGIN: Final = frozenset({"login", "signin", "logon", "authenticate"})
_NOT_LIVE: Final = frozenset({"dev", "development", "test", "tests", "testing", "example", "examples", "local"})
_BY_MODULE: Final = frozenset({"django", "flask"})
"""Settings modules: a secret there is told where it stands."""
_PLACE: Final = ("/", "./", "~", "$", "%")
"""How a default begins that says where the secret is, or which option it is taken from."""


def with_exposed(pairs: Iterable[tuple[Found[Fact], Found[Fact]]]) -> list[Found[Fact]]:
    """The facts, and beside each option that is exposed by default, and each limit of logins, what an auditor is told of it.

    :param pairs: facts as they were found, with what default they state, and as they go on, without secrets.
    """
    return [one for found, told in pairs for one in (told, *_beside(found, told))]


def _beside(found: Found[Any], told: Found[Any]) -> Iterator[Found[Fact]]:
    match told.fact:
        case ConfigOption():
            setting = _exposed(told, told.fact, found.fact.default)
        case Limit(resource="rate"):
            setting = _limited(told.fact)
        case _:
            return
    if setting is not None:
        yield replace(told, fact=setting)


def _exposed(found: Found[Any], option: ConfigOption, default: object) -> SecuritySetting | None:
    """What the default of an option gives away, where the program reads it."""
    is_read = bool(option.read_at)
    if isinstance(default, list | tuple) and default:
        default = default[0]  # of several keys, the first is used for what is new
    if not is_read or not isinstance(default, str) or not default or not _NOT_LIVE.isdisjoint(_WORD.findall(found.location.path.lower())):
        return None
    name = f"[{option.scope}]{option.name}" if option.framework == "oslo.config" and option.scope else option.name
    if default in _ALL:
        words = f"{option.name.replace('_', ' ').replace('-', ' ')} {option.description}"
        why = EVERYWHERE if _LISTENS.search(words) else ""
        return SecuritySetting(name=name, value=default, why=why, check="B104", option=name) if why else None
    if option.secret is True and option.framework not in _BY_MODULE and "://" not in default and not default.startswith(_PLACE):
        return SecuritySetting(name=name, weak=True, why=KNOWN, secret=True, option=name)
    return None


def _limited(limit: Limit) -> SecuritySetting | None:
    """How often a login may be tried."""
    if limit.value in (None, UNKNOWN) or not isinstance(limit.unit, str) or _LOGIN.isdisjoint(_WORD.findall(limit.name.lower())):
        return None
    option = limit.option if isinstance(limit.option, str) else None
    return SecuritySetting(name=limit.name, value=f"{limit.value:g} {limit.unit}", weak=False, why=LOGINS, option=option)
