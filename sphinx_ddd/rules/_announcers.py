"""What announces a removal: decorators of the libraries, and the methods in which a warning is about the class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

OF_OSLO: Final = frozenset({"oslo_log.versionutils.deprecated"})
"""A decorator that is told what goes, and has the releases of OpenStack as attributes: ``deprecated.QUEENS``."""
CONSTRUCTORS: Final = frozenset({"__init__", "__new__", "__post_init__", "__init_subclass__"})
"""Methods in which a warning is about the class."""


@dataclass(frozen=True, slots=True)
class Decorator:
    """Where a decorator takes what it announces: position and keyword of each, a position only where there is one."""

    message: tuple[int | None, str]
    since: tuple[int | None, str] | None = None
    removal: tuple[int | None, str] | None = None
    replacement: tuple[int | None, str] | None = None


_DEBTCOLLECTOR: Final = Decorator((None, "message"), (None, "version"), (None, "removal_version"))
_DEPRECAT: Final = Decorator((0, "reason"), (1, "version"), (2, "remove_version"))
DECORATORS: Final = {
    "warnings.deprecated": Decorator((0, "message")),
    "typing_extensions.deprecated": Decorator((0, "message")),
    "deprecated.deprecated": Decorator((0, "reason"), (None, "version")),
    "deprecated.classic.deprecated": Decorator((0, "reason"), (None, "version")),
    "deprecated.sphinx.deprecated": Decorator((0, "reason"), (1, "version")),
    "deprecat.deprecat": _DEPRECAT,
    "deprecat.classic.deprecat": _DEPRECAT,
    "deprecat.sphinx.deprecat": Decorator((0, "reason"), (2, "version"), (3, "remove_version")),
    "deprecation.deprecated": Decorator((3, "details"), (0, "deprecated_in"), (1, "removed_in")),
    "debtcollector.removals.remove": _DEBTCOLLECTOR,
    "debtcollector.removals.removed_class": Decorator((None, "message"), (None, "version"), (None, "removal_version"), (1, "replacement")),
    "debtcollector.removals.removed_property": _DEBTCOLLECTOR,
    "debtcollector.moves.moved_method": Decorator((1, "message"), (2, "version"), (3, "removal_version"), (0, "new_method_name")),
    "debtcollector.moves.moved_property": Decorator((1, "message"), (2, "version"), (3, "removal_version"), (0, "new_attribute_name")),
    "oslo_log.versionutils.deprecated": Decorator((3, "what"), (0, "as_of"), None, (1, "in_favor_of")),
    "twisted.python.deprecate.deprecated": Decorator((None, "message"), (0, "version"), None, (1, "replacement")),
    "zope.deprecation.deprecate": Decorator((0, "msg")),
}  # fmt: skip
"""Decorators that make what they decorate warn when it is used."""
