"""How a change of an environment variable takes effect: at the next start of the process, whoever reads it and when."""

from __future__ import annotations

from typing import Final, TypedDict

from sphinx_ddd.facts.base import Location
from sphinx_ddd.facts.config import Evidence

SAYS: Final = "a process keeps the environment that it was started with"


class Applied(TypedDict):
    """The fields of an option that say it."""

    apply: str
    apply_evidence: tuple[Evidence, ...]


def restart(at: Location) -> Applied:
    """What an option that is read from the environment says of its changes.

    :param at: where it is read.
    """
    return {"apply": "restart", "apply_evidence": (Evidence(says=SAYS, at=at),)}
