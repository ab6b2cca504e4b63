"""YAML as nodes with lines, read so that hostile text can neither crash the process nor run code."""

from __future__ import annotations

import re
from typing import Final

import yaml

_FAST: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST: Final = 400
"""Levels of nesting that the C parser, which recurses without a limit, is trusted with."""
_INDENT: Final = re.compile(r"^[ \t?:-]+", re.MULTILINE)


def compose(text: str) -> yaml.Node | None:
    """The root node of a text; ``None`` where there is none or it is broken. Aliases stay the node they stand for."""
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader if _may_nest_deep(text) else _FAST)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None


def _may_nest_deep(text: str) -> bool:
    """Whether a text has openers enough to nest deeper than the C parser's stack; the other parser stops by itself."""
    return text.count("[") + text.count("{") > _DEEPEST or any(len(run) > _DEEPEST for run in _INDENT.findall(text))
