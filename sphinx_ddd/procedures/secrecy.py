"""Values that may be printed: none of a secret option, and no password within an address."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe, Unknown
from sphinx_ddd.facts.config import ConfigOption

MASKED: Final = "not shown: it is a secret"
"""Stands for a value of a secret option."""
_HIDDEN: Final = "***"


def is_hidden(option: ConfigOption) -> bool:
    """Whether the option's values are never to be printed. Where the code computes whether it is a secret, they are not either."""
    return option.secret is True or option.secret is UNKNOWN


def has_value(value: object) -> bool:
    """Whether a default has anything to hide: an empty one tells nothing."""
    return value is not UNKNOWN and value not in (None, "", [], {})


def without_passwords(value: Maybe[JSON]) -> Maybe[JSON]:
    """A value whose addresses do not show the password in them: ``mysql://shop:***@db/shop``."""
    match value:
        case Unknown():
            return value
        case str():
            return _address(value)
        case list():
            return [without_passwords(one) for one in value]  # type: ignore[misc]
        case dict():
            return {name: without_passwords(one) for name, one in value.items()}  # type: ignore[misc]
    return value


def without_values(text: str, option: ConfigOption) -> str:
    """A sentence about a secret option that does not quote its values."""
    if not is_hidden(option):
        return text
    values = [
        option.default,
        option.sample_default,
        option.documented_default,
        *(option.choices if isinstance(option.choices, tuple) else ()),
    ]
    for value in sorted({str(v) for v in values if has_value(v) and not isinstance(v, bool)}, key=len, reverse=True):
        text = text.replace(value, _HIDDEN)
    return text


def _address(text: str) -> str:
    if "://" not in text or "@" not in text:
        return text
    try:
        parts = urlsplit(text)
    except ValueError:
        return text
    user, at, _host = parts.netloc.rpartition("@")
    password = user.partition(":")[2]
    return text.replace(f":{password}@", f":{_HIDDEN}@", 1) if at and password else text
