"""Paths of routes as written: plain, with parameters, or as patterns."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value

OPEN: Final = "{prefix}"
"""Stands for the beginning of a path that cannot be followed."""
PARAMETER: Final = "<parameter>"
_META: Final = frozenset("\\()[]*+?|.^$")


def path_of(node: nodes.NodeNG | None, context: Context) -> str:
    """A path with its parameters as ``<name>``; what is only known at run time as ``{placeholder}``; empty for no expression."""
    if node is None:
        return ""
    text = context.value(node)
    if text is UNKNOWN:
        text = _entered(node, context)
    if text is UNKNOWN:
        text = context.unset(node)  # a prefix that an environment variable may add
    if isinstance(text, bytes):
        text = text.decode("ascii", "replace")
    if isinstance(text, str):
        return _plain(text)
    return OPEN if isinstance(node, nodes.Call) else context.template(node)


def _entered(node: nodes.NodeNG, context: Context) -> Value:
    """The value of a path that a function is given, where all its callers give the same, or leave its default."""
    values = [context.entered(entered).value(node) for entered in context.entries(node) if entered is not None]
    return values[0] if values and all(isinstance(value, str) and value == values[0] for value in values) else UNKNOWN


def _plain(text: str) -> str:
    """A literal path: ``{id}`` and ``:id`` are parameters, as ``<id>`` is."""
    parts = text.split("/")
    return "/".join(PARAMETER if "{" in part or part.startswith(":") or "<" in part else part for part in parts)


def pattern_of(node: nodes.NodeNG | None, context: Context) -> str:
    """The path that a pattern stands for, where it stands for one: ``^health/?$`` as ``health/``."""
    text = context.text(node)
    if not isinstance(text, str):
        return context.template(node).removeprefix("^").removesuffix("$") if node is not None else ""
    text = text.removeprefix("^").removeprefix("\\A")
    text = text.removesuffix("$").removesuffix("\\Z")
    text = text.removesuffix("?") if text.endswith("/?") else text
    text = text.replace("\\.", "\0").replace("\\-", "-").replace("\\/", "/").replace("\\_", "_")
    parts = [PARAMETER if not _META.isdisjoint(part.replace(".", "")) else part for part in text.split("/")]
    return "/".join(parts).replace("\0", ".")


def joined(*parts: str) -> str:
    """A path of its parts, with one slash between them and one in front."""
    out = ""
    for part in parts:
        if part:
            out = f"{out.rstrip('/')}/{part.lstrip('/')}" if out or not part.startswith(OPEN) else part
    return out if out.startswith(("/", "{")) else f"/{out}"
