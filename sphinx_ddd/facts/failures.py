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
    r"continuing|proceeding|assuming|defaulting|defaults? to|using )\b",
    re.IGNORECASE,
)
_WILL: Final = re.compile(
    r"(?:(?:it|we|this|(?:the|this) [\w'-]+(?: [\w'-]+)?) )?will (?:be )?"
    r"(?:retry|retried|try again|use|ignored?|continue|reconnect|fall back|skip(?:ped)?)\b",
    re.IGNORECASE,
)


def by_itself(recovery: str) -> bool:
    """Whether a recovery begins with what the program does by itself (``Falling back to …``), which leaves an operator nothing to do."""
    said = recovery.strip()
    return bool(_ITSELF.match(said) or _WILL.match(said))


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
