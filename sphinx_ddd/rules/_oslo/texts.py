"""Texts that options carry: help and reasons, translated or not."""

from __future__ import annotations

import inspect

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.rules._oslo.names import RELEASES
from sphinx_ddd.source.uses import Call


def text(use: Call, position: int | None, name: str) -> Maybe[str]:
    """The text given for a parameter, whole and without its indentation; ``{placeholders}`` stand for what is only known at run time."""
    given = use.expression(position, name)
    if given is None:
        return UNKNOWN if use.is_open(position) else None
    context, node = given
    value = context.value(node)
    if value is None:
        return None
    template = value if isinstance(value, str) else context.template(node)
    shown = inspect.cleandoc(template).strip()
    return UNKNOWN if shown.startswith("{") and shown.endswith("}") and shown[1:-1].isidentifier() else shown


def line(use: Call, position: int | None, name: str) -> Maybe[str]:
    """As :func:`text`, on one line."""
    found = text(use, position, name)
    given = use.expression(position, name)
    if given is not None and (release := next((RELEASES[n] for n in given[0].names(given[1]) if n in RELEASES), None)):
        return release
    return " ".join(found.split()) or None if isinstance(found, str) else found
