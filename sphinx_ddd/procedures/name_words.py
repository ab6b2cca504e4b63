"""The words of a name, however its author joined them."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def words_of(name: str) -> frozenset[str]:
    """``JupyterHub.pool-maxSize`` as ``{"pool", "max", "size"}``."""
    return frozenset(parts_of(name))


def parts_of(name: str) -> list[str]:
    """The words of a name in their order, in lower case; of a name with dots, those of its last part."""
    return [word.lower() for word in _WORD.findall(name.rpartition(".")[2])]
