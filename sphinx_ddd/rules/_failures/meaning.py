"""Whether a message says enough: what failed, and of what or why. ``Heartbeat Error`` leaves an operator with nothing to look for."""

from __future__ import annotations

import re
from typing import Final

_EMPTY: Final = frozenset(
    """
    a abort aborted again an and any are as at bad be been but by can can't cannot caught could couldn't critical did do does doing
    during encountered error errors exception exceptions fail failed failing fails failure failures fatal for from got had happened
    has have here in internal invalid is issue it its occurred of on oops or please problem severe some something that the
    there these this those to traceback try unable uncaught unexpected unexpectedly unhandled unknown warning was we went were when
    while will with would wrong
    """.split()
)
"""Words that say no more than that something failed, which the level of a message says already."""
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?:\(\))?|\w+\(\)")
"""A name of the code, such as that of a function: nothing that an operator has."""
_OF_SETTINGS: Final = frozenset("configured deprecated empty ignored missing must required set unset".split())
"""Beside these a name is that of a setting."""
_ENOUGH: Final = 2
_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}")


def says_enough(message: str) -> bool:
    """Whether two words of a message, or a word and what it is about, tell what failed; texts in other scripts are taken as they are."""
    if not message.isascii():
        return True
    words = [word.strip(".:!?,;-=()[]<>\"'`") for word in _PLACEHOLDER.sub(" ", message).split()]
    telling = [word for word in words if any(c.isalpha() for c in word) and word.lower() not in _EMPTY]
    if _OF_SETTINGS.isdisjoint(word.lower() for word in telling):
        telling = [word for word in telling if not _NAME.fullmatch(word)]
    return bool(telling) and len(telling) + ("{" in message) >= _ENOUGH
