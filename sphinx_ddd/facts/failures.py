"""What can go wrong, in the program's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from sphinx_ddd.facts.base import Fact, Maybe

_ITSELF: Final = re.compile(
    r"(?:(?:it|we|the \w+) )?(?:(?:is|are|will be|will) )?"
    r"(?:(?:now|just|simply|instead),? )?"
    r"(?:ignor(?:ing|ed)|skipp(?:ing|ed)|falling back|falls? back|fallback to|retrying|reconnecting|restarting|trying again|"
    r"continuing|proceeding|assuming|defaulting|defaults? to|using)\b",
    re.IGNORECASE,
)
_WILL: Final = re.compile(
    r"(?:(?:it|we|this|(?:the|this) [\w'-]+(?: [\w'-]+)?) )?will (?:be )?"
    r"(?:retry|retried|try again|use|ignored?|continue|reconnect|fall back|skip(?:ped)?)\b",
    re.IGNORECASE,
)

_TRIES: Final = re.compile(r"(?:tries again after|tried again by itself)\b")
"""What rules say of loops and decorators."""
_AFTER_COMMA: Final = re.compile(
    r"[,;:] (?:ignoring|skipping|falling back|retrying|reconnecting|restarting|trying again|continuing|proceeding|assuming|defaulting)\b",
    re.IGNORECASE,
)
"""What the program does, at the end of a sentence that says what is wrong."""
_ASKED: Final = re.compile(r"\b(?:please|you (?:can|may|must|should|need to|have to))\b", re.IGNORECASE)


def by_itself(recovery: str) -> bool:
    """Whether a recovery is only what the program does by itself (``Falling back to …``), which leaves an operator nothing to do."""
    said = recovery.strip()
    if _ASKED.search(said):
        return False
    return bool(_ITSELF.match(said) or _WILL.match(said) or _TRIES.match(said) or _AFTER_COMMA.search(said))


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure(Fact):
    """A message an operator may see. Named by its template, placeholders as ``{name}``."""

    kind: ClassVar[str] = "failure"

    via: str
    """raise, log, fail_json, exit or check (a system check of Django)."""
    level: Maybe[str] = None
    """warning, error or critical, for logged ones and checks."""
    exception: Maybe[str] = None
    """Qualified name of the exception raised, or handled around the message."""
    condition: Maybe[str] = None
    """The test that dominates the message, as code: ``rc != 0``."""
    recovery: Maybe[str] = None
    """What code or docs say to do about it."""
