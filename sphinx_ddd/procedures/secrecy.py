"""Values that may be printed: none of a secret option."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.masks import MASK

MASKED: Final = "not shown: it is a secret"
"""Stands for a value of a secret option."""


def is_hidden(option: ConfigOption) -> bool:
    """Whether the option's values are never to be printed. Where the code computes whether it is a secret, they are not either."""
    return option.secret is True or option.secret is UNKNOWN


def has_value(value: object) -> bool:
    """Whether a default has anything to hide: an empty one tells nothing. One that is not known may be hidden already."""
    return value not in (None, "", [], {})


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
    for value in sorted({str(v) for v in values if v is not UNKNOWN and has_value(v) and not isinstance(v, bool)}, key=len, reverse=True):
        text = text.replace(value, MASK)
    return text
