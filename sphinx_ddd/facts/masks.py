"""Values of options without the secrets in them: a fact is printed, stored and published."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.secrets import looks_secret

MASK: Final = "********"
"""What stands for a secret inside a larger value."""


def without_secrets(value: Maybe[JSON], *, secret: bool | None = None) -> Maybe[JSON]:
    """A default that may be printed: passwords in addresses and in entries that are named so are masked.

    :param secret: the option as a whole is a secret: then a value that tells anything is ``UNKNOWN``. An address without a user in it,
        such as ``rabbit://``, is a place and no secret.
    """
    if secret:
        is_place = isinstance(value, str) and "://" in value and "@" not in value and "?" not in value
        return value if not value or value is True or is_place else UNKNOWN
    return value if value is UNKNOWN else _masked(value)


def _masked(value: JSON) -> JSON:
    match value:
        case dict():
            return {key: MASK if _is_secret(key, inner) else _masked(inner) for key, inner in value.items()}
        case list():
            return [_masked(inner) for inner in value]
        case str() if "://" in value and "@" in value:
            return _without_password(value)
        case str() if "=" in value and _names_secret(value):
            return f"{value.partition('=')[0]}={MASK}"
    return value


def _names_secret(text: str) -> bool:
    """Whether a text is an assignment to a secret: ``API_KEY=…``."""
    name, _, given = text.partition("=")
    return name.isidentifier() and bool(given) and looks_secret(name)


def _is_secret(key: str, value: JSON) -> bool:
    return isinstance(value, (str, list)) and bool(value) and looks_secret(key)


def _without_password(url: str) -> str:
    try:
        password = urlsplit(url).password
    except ValueError:
        return url
    return url.replace(f":{password}@", f":{MASK}@", 1) if password else url
