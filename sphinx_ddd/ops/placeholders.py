"""Texts with what is filled in at run time, as facts write them: ``{name}``."""

from __future__ import annotations

from typing import Final

_FIELDS: Final = ("$labels.", ".Labels.")
_VALUES: Final = ("$value", ".Value")


def with_placeholders(text: str) -> str:
    """``{{ $labels.job }} is down`` as ``{job} is down``; what computes more than a name is ``{…}``."""
    out, rest = [], text
    while "{{" in rest:
        before, _, after = rest.partition("{{")
        inside, closed, rest = after.partition("}}")
        if not closed:
            return text
        out += [before, _placeholder(inside.strip(" -"))]
    return "".join([*out, rest])


def _placeholder(inside: str) -> str:
    first = inside.partition("|")[0].strip()
    for start in _FIELDS:
        if first.startswith(start) and first.removeprefix(start).isidentifier():
            return "{" + first.removeprefix(start) + "}"
    words = first.split()
    if first in _VALUES or (len(words) <= 3 and words and words[-1] in _VALUES and words[0] in ("humanize", "printf", *_VALUES)):
        return "{value}"
    return "{…}"
