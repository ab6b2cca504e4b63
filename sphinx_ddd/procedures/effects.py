"""How a change of an option comes into effect, in the words of an operator."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from sphinx_ddd.facts.config import ConfigOption


class Effect(StrEnum):
    """How a change of an option comes into effect."""

    IMMEDIATE = "immediate"
    RELOAD = "reload"
    RESTART = "restart"
    REPLACE = "replace"
    UNDETERMINED = "undetermined"
    """It was looked for, and the code does not tell."""


WORDS: Final = {
    Effect.IMMEDIATE: "takes effect at once",
    Effect.RELOAD: "takes effect on reload",
    Effect.RESTART: "needs a restart",
    Effect.REPLACE: "needs a new instance",
    Effect.UNDETERMINED: "restart: not determined",
}
"""What is said of a change."""


def effect_of(option: ConfigOption) -> Effect | None:
    """``None`` where nobody looked."""
    if option.apply is None:
        return None
    return Effect(option.apply) if option.apply in list(Effect) else Effect.UNDETERMINED
