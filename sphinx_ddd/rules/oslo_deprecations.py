"""What services of OpenStack announce to remove: parts that ``debtcollector`` renames or moves, features that ``oslo.log`` reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.lifecycle import Deprecated
from sphinx_ddd.rules import _announcements as announcements
from sphinx_ddd.rules._rule import Facts, calls, decorates
from sphinx_ddd.source.templates import has_words
from sphinx_ddd.source.uses import Arguments, Call, Decoration

CATEGORY: Final = "DeprecationWarning"
NOT_KNOWN: Final = "?"
"""How debtcollector writes a version of removal that nobody has decided on."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """Positions in a decorator that warns of one keyword argument."""

    new: int | None
    message: int
    since: int
    removal: int


KEYWORDS: Final = {
    "debtcollector.renames.renamed_kwarg": Keyword(1, 2, 3, 4),
    "debtcollector.removals.removed_kwarg": Keyword(None, 1, 2, 3),
}
MOVED: Final = {
    "debtcollector.moves.moved_class": ("new_class", "old_class_name"),
    "debtcollector.moves.moved_function": ("new_func", "old_func_name"),
}
"""Calls that leave something under its old name: the arguments with what is new, and with the old name; the old module comes third."""


@decorates(*KEYWORDS)
def keyword(use: Decoration) -> Facts:
    """A keyword argument that goes, or has another name now."""
    shape = KEYWORDS[use.name]
    old = use.text(0, "old_name")
    if not isinstance(old, str):
        return
    new = use.text(shape.new, "new_name") if shape.new is not None else None
    message = _message(use, shape.message)
    yield Deprecated(
        name=f"{use.subject}({old})",
        category=CATEGORY,
        since=_version(use, shape.since, "version"),
        removal=_version(use, shape.removal, "removal_version"),
        replacement=new or announcements.read(message).replacement,
        message=message or None,
    )


@calls(*MOVED)
def moved(use: Call) -> Facts:
    """A class or function that is still found under its old name."""
    new, old = MOVED[use.name]
    name, module = use.text(1, old), use.text(2, "old_module_name")
    if not isinstance(name, str):
        return
    message = _message(use, 3)
    yield Deprecated(
        name=f"{module if isinstance(module, str) else use.context.module.name}.{name}",
        category=CATEGORY,
        since=_version(use, 4, "version"),
        removal=_version(use, 5, "removal_version"),
        replacement=next(iter(use.context.names(use.argument(0, new))), UNKNOWN),
        message=message or None,
    )


@calls("debtcollector.removals.removed_module")
def module_gone(use: Call) -> Facts:
    """A module that goes."""
    given = use.argument(0, "module")
    if given is None:
        return
    value = use.context.value(given)
    is_own = any(name in ("__name__", f"{use.context.module.name}.__name__") for name in use.context.names(given))
    name = value if isinstance(value, str) else use.context.module.name if is_own else next(iter(use.context.names(given)), "")
    message = _message(use, 2)
    if name:
        yield Deprecated(
            name=name,
            category=CATEGORY,
            since=_version(use, 3, "version"),
            removal=_version(use, 4, "removal_version"),
            replacement=use.text(1, "replacement") or announcements.read(message).replacement,
            message=message or None,
        )


@calls("oslo_log.versionutils.report_deprecated_feature")
def feature(use: Call) -> Facts:
    """A feature whose use is written to the log as deprecated."""
    message = use.argument(1, "msg")
    for text in use.context.messages(message, use.node.args[2:]) if message is not None else ():
        name = announcements.subject(text) or (use.subject if use.condition is None else announcements.phrase(text))
        if has_words(text) and name:
            said = announcements.read(text)
            yield Deprecated(
                name=name, category=CATEGORY, since=said.since, removal=said.removal, replacement=said.replacement, message=text
            )


def _message(use: Arguments, position: int) -> str:
    return use.template(position, "message")


def _version(use: Arguments, position: int, name: str) -> Maybe[str]:
    value = use.text(position, name)
    return None if value == NOT_KNOWN else value
